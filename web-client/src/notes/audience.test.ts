// Who can see a note, in words, in the request and in what this browser remembers.

import { beforeEach, expect, test } from "vitest";
import { readAnnotation } from "../api/read";
import type { Group } from "../api/types";
import { audienceJson, audienceOf, audienceWords, EVERYONE, isWithin, lastAudience, PUBLIC, rememberAudience } from "./audience";
import { newDraft } from "./drafts";
import { buildChange } from "./build";

const BASE = "http://127.0.0.1:7070";
const TUESDAY: Group = { id: `${BASE}/groups/tuesday-readers`, name: "Tuesday readers", members: 6, moderates: false };
const EDITORS: Group = { id: `${BASE}/groups/editors`, name: "Editors", members: 1, moderates: false };
const GROUPS = [TUESDAY, EDITORS];
const tuesday = "/groups/tuesday-readers";
const editors = "/groups/editors";

beforeEach(() => localStorage.clear());

test.each([
  ["nobody else", [], "Only you can see this"],
  ["one group", [tuesday], "Tuesday readers"],
  ["two groups", [tuesday, editors], "Tuesday readers and one more group"],
  ["three groups", [tuesday, editors, "/groups/x"], "Tuesday readers and 2 more groups"],
  ["a group the reader has left", ["/groups/x"], "A group"],
  ["everyone and a group", [tuesday, EVERYONE], "Everyone on this server"],
  ["the public", [PUBLIC], "Anyone, signed in or not"],
])("the card says it in words: %s", (_, audience, said) => expect(audienceWords(audience, GROUPS)).toBe(said));

test("a private note names no audience, one group is one, several are a list", () => {
  expect(audienceJson([], BASE)).toEqual({});
  expect(audienceJson([tuesday], BASE)).toEqual({ audience: { id: TUESDAY.id, type: "Audience" } });
  expect(audienceJson([tuesday, editors], BASE)["audience"]).toHaveLength(2);
});

test("the last choice is kept for each document, without groups one has left", () => {
  rememberAudience("werth-2010", [tuesday, "/groups/x"]);
  expect(lastAudience("werth-2010", GROUPS)).toEqual([tuesday]);
  expect(lastAudience("werth-2010", [])).toEqual([]);
  expect(lastAudience("another", GROUPS)).toEqual([]);
  localStorage.setItem("lectern.audience:werth-2010", "everyone");
  expect(lastAudience("werth-2010", GROUPS)).toEqual([]);
});

test("editing shares a private note with groups, and makes a shared one private again", () => {
  const read = readAnnotation({ id: `${BASE}/annotations/a1`, audience: `${BASE}/people/01`, target: "x", motivation: "commenting" });
  if (!read) throw new Error("fixture");
  expect(audienceOf(read)).toEqual([]);
  const draft = { ...newDraft("note", "words"), text: "Words" };
  const shared = buildChange({ ...draft, audience: [tuesday] }, read, BASE);
  expect(shared["audience"]).toEqual({ id: TUESDAY.id, type: "Audience" });
  const stored = readAnnotation({ ...shared, id: read.id });
  if (!stored) throw new Error("fixture");
  expect(audienceOf(stored)).toEqual([tuesday]);
  expect(buildChange({ ...draft, audience: [] }, stored, BASE)).not.toHaveProperty("audience");
});

test("no choice reaches further than the documents that a note stands on", () => {
  const shelf = (...audience: string[]) => ({ title: "x", audience });
  expect(isWithin(EVERYONE, [])).toBe(true);
  expect(isWithin(EVERYONE, [shelf(PUBLIC)])).toBe(true);
  expect(isWithin(PUBLIC, [shelf(EVERYONE)])).toBe(false);
  expect(isWithin(tuesday, [shelf(EVERYONE)])).toBe(true);
  expect(isWithin(EVERYONE, [shelf(tuesday)])).toBe(false);
  expect(isWithin(tuesday, [shelf(PUBLIC), shelf("/groups/editors")])).toBe(false);
  expect(isWithin(tuesday, [shelf()])).toBe(false);
});
