// A sheet that is let go comes to rest at one of its heights: the nearest, or the next one in the direction of a throw.

import { expect, test } from "vitest";
import { neighbour, restAt } from "./sheet";

test.each([
  [0.05, 0, "strip"],
  [0.2, 0, "low"],
  [0.42, 0, "low"],
  [0.5, 0, "half"],
  [0.85, 0, "full"],
  [0.35, 1, "half"],
  [0.35, -1, "low"],
  [0.2, -1, "strip"],
  [0.95, 1, "full"],
  [0.1, 0.4, "strip"],
] as const)("let go at %s of the window with speed %s it rests at %s", (share, speed, height) => {
  expect(restAt(share, speed)).toBe(height);
});

test("each height has one above and one below, but for the ends", () => {
  expect(neighbour("low", 1)).toBe("half");
  expect(neighbour("half", -1)).toBe("low");
  expect(neighbour("full", 1)).toBe("full");
  expect(neighbour("strip", -1)).toBe("strip");
});
