// Two browsers change one note: neither's words are lost, and nothing is shared again that was taken back.

import { expect, test } from "vitest";
import { newDraft, type Draft } from "./drafts";
import { begunFrom, merged, sayTheSame } from "./merge";

const stored = { ...newDraft("note", "quoted"), text: "First words", tags: ["figures"], audience: ["/groups/readers"] };
const begun = begunFrom(stored, "2026-11-22T09:00:00Z");

function mine(part: Partial<Draft>): Draft {
  return { ...stored, begun, ...part };
}

function theirs(part: Partial<Draft>): Draft {
  const said = { ...stored, ...part };
  return { ...said, begun: begunFrom(said, "2026-11-22T09:05:00Z") };
}

test("both wordings stand one after the other, the saved one first", () => {
  const both = merged(mine({ text: "My words" }), theirs({ text: "Their words" }), "both");
  expect(both.text).toBe("Their words\n\nMy words");
  expect(both.begun?.modified).toBe("2026-11-22T09:05:00Z");
});

test("one wording that holds the other is not said twice", () => {
  expect(merged(mine({ text: "First words" }), theirs({ text: "First words, and more" }), "both").text).toBe("First words, and more");
  expect(merged(mine({ text: "First words, and mine" }), theirs({ text: "First words" }), "both").text).toBe("First words, and mine");
});

test("keeping my wording does not share again what was taken back meanwhile", () => {
  const kept = merged(mine({ text: "My words" }), theirs({ audience: [] }), "mine");
  expect(kept.text).toBe("My words");
  expect(kept.audience).toEqual([]);
});

test("an audience that I chose stays my choice", () => {
  expect(merged(mine({ audience: [] }), theirs({ text: "Their words" }), "theirs")).toMatchObject({ text: "Their words", audience: [] });
});

test("tags of both stay, and what one removed is removed", () => {
  const kept = merged(mine({ tags: ["mine"] }), theirs({ tags: ["figures", "theirs"] }), "mine");
  expect(kept.tags).toEqual(["theirs", "mine"]);
});

test("grades that only one side gave are both kept", () => {
  const source = { value: "B", explanation: "" };
  const information = { value: "2", explanation: "why" };
  const kept = merged(mine({ grades: { source } }), theirs({ grades: { information } }), "mine");
  expect(kept.grades).toEqual({ information, source });
});

test("a draft from before its beginning was kept counts as mine in every part", () => {
  const old = { ...stored, text: "Old draft", begun: null };
  expect(merged(old, theirs({ audience: [] }), "mine")).toMatchObject({ text: "Old draft", audience: [] });
});

test("the order of tags and groups and white space at the ends say nothing", () => {
  expect(sayTheSame(mine({ text: "a\n", tags: ["x", "y"] }), theirs({ text: "a", tags: ["y", "x"] }))).toBe(true);
  expect(sayTheSame(mine({ text: "a" }), theirs({ text: "b" }))).toBe(false);
});
