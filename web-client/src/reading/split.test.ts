import { expect, test } from "vitest";
import { shareOf } from "./split";

test.each([
  ["60", 60],
  [33.4, 33],
  ["10", 25],
  [99, 75],
  ["", 50],
  [" ", 50],
  ["half", 50],
  [null, 50],
  [Number.NaN, 50],
])("%s of the room is %i hundredths", (value, share) => expect(shareOf(value)).toBe(share));
