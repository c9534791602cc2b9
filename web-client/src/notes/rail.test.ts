// Narrowing the rail, tags, and drafts of changes.

import { beforeEach, expect, test } from "vitest";
import { readAnnotation } from "../api/read";
import type { Span } from "../anchor/span";
import type { Annotation, JsonObject } from "../api/types";
import { buildAnnotation, buildChange, draftOf, lacking } from "./build";
import { dropEditDraft, editDraft, keepEditDraft, newDraft } from "./drafts";
import { ALL_NOTES, choicesIn, passes } from "./filter";
import { notesOf, quotesOf, tagsOf } from "./note";
import { inOrder, withPiece } from "./pieces";
import { withTags } from "./tagsField";

const BASE = "http://127.0.0.1:7070";
const PAGE = { document: "werth-2010", version: "a".repeat(64), start: 0, end: 100 };
const VERA = `${BASE}/people/vera`;
const ANN = `${BASE}/people/ann`;
const passage = {
  document: "werth-2010",
  version: PAGE.version,
  selectors: { quote: { type: "TextQuoteSelector", exact: "w", prefix: "", suffix: "" }, position: { type: "TextPositionSelector", start: 1, end: 2 } },
} as const;

function annotation(name: string, parts: JsonObject): Annotation {
  const read = readAnnotation({ id: `${BASE}/annotations/${name}`, target: `${BASE}/x`, ...parts });
  if (!read) throw new Error("fixture");
  return read;
}

const notes = notesOf(
  [
    annotation("a1", { motivation: "commenting", creator: { id: VERA, name: "Vera" }, audience: VERA }),
    annotation("a2", { motivation: "questioning", creator: { id: ANN, name: "Ann" }, audience: `${BASE}/groups/editors` }),
    annotation("a3", { motivation: "highlighting", creator: { id: ANN, name: "Ann" }, audience: `${BASE}/groups/everyone` }),
  ],
  PAGE,
  VERA,
);

beforeEach(() => localStorage.clear());

test.each([
  ["all", ALL_NOTES, ["a1", "a2", "a3"]],
  ["kind", { ...ALL_NOTES, kind: "question" }, ["a2"]],
  ["person", { ...ALL_NOTES, person: ANN }, ["a2", "a3"]],
  ["only me", { ...ALL_NOTES, audience: "" }, ["a1"]],
  ["a group", { ...ALL_NOTES, audience: "/groups/editors" }, ["a2"]],
  ["two at once", { ...ALL_NOTES, person: ANN, kind: "highlight" }, ["a3"]],
] as const)("the rail lists notes by %s", (_, filter, keys) => {
  expect(notes.filter((note) => passes(note, filter)).map((note) => note.key)).toEqual(keys);
});

test("only choices that leave something are offered", () => {
  const choices = choicesIn(notes);
  expect(choices.kinds).toEqual(["note", "question", "highlight"]);
  expect(choices.people.map((person) => person.name)).toEqual(["Ann", "Vera"]);
  expect(choices.audiences).toEqual(["", "/groups/editors", "/groups/everyone"]);
});

test("tags are trimmed and never doubled", () => {
  expect(withTags(["quota"], " Order  00447, QUOTA,, ")).toEqual(["quota", "Order 00447"]);
});

test("a highlight has no body, a word makes it a note, tags stand beside either", () => {
  const draft = { ...newDraft("note", "w"), highlight: true };
  expect(lacking(draft)).toBeNull();
  const bare = buildAnnotation(draft, [passage], BASE);
  expect(bare["motivation"]).toBe("highlighting");
  expect(bare).not.toHaveProperty("body");
  const stored = annotation("a9", { ...bare, id: `${BASE}/annotations/a9` });
  const [note] = notesOf([stored], PAGE, VERA);
  if (!note) throw new Error("fixture");
  expect(note.kind).toBe("highlight");
  const changed = buildChange({ ...draftOf(note, newDraft("note", "w")), text: "Why?", tags: ["quota"] }, stored, BASE);
  expect(changed["motivation"]).toBe("commenting");
  expect(tagsOf(annotation("a9", changed))).toEqual(["quota"]);
  const again = buildChange({ ...draft, text: "Why?", highlight: false }, annotation("a9", changed), BASE);
  expect(tagsOf(annotation("a9", again))).toEqual([]);
});

test("an unsaved change comes back until it is saved, and only where it differs", () => {
  const stored = { ...newDraft("note", "w"), text: "Before" };
  expect(editDraft("a1", stored)).toBeNull();
  keepEditDraft("a1", { ...stored, text: "After" });
  expect(editDraft("a1", stored)?.text).toBe("After");
  expect(editDraft("a1", { ...stored, text: "After" })).toBeNull();
  dropEditDraft("a1");
  expect(editDraft("a1", stored)).toBeNull();
});

test("pieces stand in the order of the text, and no words are taken twice", () => {
  const piece = (start: number, end: number) => ({ start, end, quote: `${start}` });
  const first = { start: 10, end: 20 };
  const two = withPiece(first, [], piece(40, 50)) ?? [];
  const three = withPiece(first, two, piece(0, 5)) ?? [];
  expect(three.map((one) => one.quote)).toEqual(["0", "40"]);
  expect(inOrder<Span>(first, three).map((one) => one.start)).toEqual([0, 10, 40]);
  expect(withPiece(first, three, piece(45, 60))).toBeNull();
  expect(withPiece(first, [], piece(19, 21))).toBeNull();
});

test("a passage of several pieces has a target for each, and reads with […] between them", () => {
  const other = { ...passage, selectors: { ...passage.selectors, quote: { ...passage.selectors.quote, exact: "v" } } };
  const sent = buildAnnotation({ ...newDraft("note", "w"), text: "Why?" }, [passage, other], BASE);
  expect(sent["target"]).toHaveLength(2);
  expect(quotesOf(annotation("p", sent))).toBe("w […] v");
});
