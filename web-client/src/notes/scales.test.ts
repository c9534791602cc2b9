// Which scale a source is graded on, and that a grade stays on its own.

import { describe, expect, test } from "vitest";
import type { Group } from "../api/types";
import { words } from "../words/words";
import { gradeOf } from "./describe";
import { EVERYONE, PUBLIC } from "./audience";
import { gradedElsewhere, groupFor, scaleName, type Offered } from "./scales";

const BASE = "http://127.0.0.1:7070";
const TUESDAY: Group = { id: `${BASE}/groups/tuesday-readers`, name: "Tuesday readers", members: 6, moderates: false };
const EDITORS: Group = { id: `${BASE}/groups/editors`, name: "Editors", members: 1, moderates: false };
const ADMIRALTY: Offered = { group: null, scale: null, state: "known", again: () => undefined };
const THREE: Offered = { ...ADMIRALTY, group: TUESDAY, scale: { id: "three", version: 1, name: "Three steps", grades: [] } };

test.each([
  ["nobody else", [], null],
  ["everyone", [EVERYONE], null],
  ["the public", [PUBLIC], null],
  ["a group the reader is not in", ["/groups/x"], null],
  ["several: the one named first", ["/groups/editors", "/groups/tuesday-readers"], EDITORS],
  ["everyone and a group", [EVERYONE, "/groups/tuesday-readers"], TUESDAY],
])("whose scale it is, shared with %s", (_, audience, expected) => expect(groupFor(audience, [TUESDAY, EDITORS])).toBe(expected));

describe("a grade given on another scale than is offered", () => {
  const weak = { value: "D", explanation: "" };
  const check = { value: "check", explanation: "", scale: { id: "three", version: 1 } };
  test("is told, whichever way the audience changed", () => {
    expect(gradedElsewhere(weak, ADMIRALTY)).toBeNull();
    expect(gradedElsewhere(weak, THREE)).toBe(weak);
    expect(gradedElsewhere(check, THREE)).toBeNull();
    expect(gradedElsewhere(check, ADMIRALTY)).toBe(check);
    expect(gradedElsewhere(undefined, THREE)).toBeNull();
  });
  test("is so in another version of the same scale too", () => {
    expect(gradedElsewhere({ ...check, scale: { id: "three", version: 2 } }, THREE)).not.toBeNull();
  });
  test("is not spoken of while nobody knows what is offered", () => {
    expect(gradedElsewhere(weak, { ...THREE, scale: null, state: "asking" })).toBeNull();
    expect(gradedElsewhere(weak, { ...THREE, scale: null, state: "failed" })).toBeNull();
  });
});

test("grades speak in the words of their scale; a group's own are words themselves", () => {
  expect(gradeOf("source", "D").word).toBe("weak");
  expect(gradeOf("source", "rely", "three").meaning).toBe("Can be quoted as it stands");
  expect(gradeOf("source", "A", "own-editors").word).toBe("A");
  expect(scaleName({ id: "own-editors", version: 1 })).toBe(words.scales.own);
  expect(scaleName(undefined)).toBe(words.scales.names.admiralty);
});
