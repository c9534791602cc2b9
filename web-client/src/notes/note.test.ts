// Where a served annotation stands on a page, and what is sent for a draft.

import { describe, expect, test } from "vitest";
import { readAnnotation } from "../api/read";
import type { Annotation, JsonObject } from "../api/types";
import { buildAnnotation, buildChange, buildReply, draftOf, lacking, type Passage } from "./build";
import { codeOf, relationOf } from "./describe";
import { newDraft, uuid } from "./drafts";
import { notesOf } from "./note";

const BASE = "http://127.0.0.1:7070";
const NOW = "a".repeat(64);
const BEFORE = "b".repeat(64);
const PAGE = { document: "werth-2010", version: NOW, start: 100, end: 200 };
const VERA = { id: `${BASE}/people/01`, type: "Person", name: "Vera" };

function resource(document: string, version: string, start: number, end: number, placement?: JsonObject): JsonObject {
  return {
    type: "SpecificResource",
    source: `${BASE}/documents/${document}@${version}`,
    selector: [
      { type: "TextQuoteSelector", exact: "words", prefix: "", suffix: "" },
      { type: "TextPositionSelector", start, end },
    ],
    ...(placement ? { placement } : {}),
  };
}

function annotation(parts: JsonObject): Annotation {
  const read = readAnnotation({ id: `${BASE}/annotations/a1`, type: "Annotation", creator: VERA, ...parts });
  if (!read) throw new Error("fixture");
  return read;
}

function standing(target: JsonObject | string): string {
  return notesOf([annotation({ motivation: "commenting", target })], PAGE, VERA.id)[0]?.standing.type ?? "none";
}

describe("where a note stands", () => {
  const at = (state: string, version: string): JsonObject => ({ version, state, start: 120, end: 130, page: 2, passage: "k" });
  test.each([
    ["in the version it was written on", resource("werth-2010", NOW, 110, 120), "here"],
    ["placed exactly in this version", resource("werth-2010", BEFORE, 5, 10, at("exact", NOW)), "here"],
    ["moved in this version", resource("werth-2010", BEFORE, 5, 10, at("moved", NOW)), "here"],
    ["lost in this version", resource("werth-2010", BEFORE, 5, 10, at("lost", NOW)), "lost"],
    ["placed in a version other than this", resource("werth-2010", BEFORE, 110, 120, at("exact", "c".repeat(64))), "elsewhere"],
    ["on another page", resource("werth-2010", NOW, 300, 310), "elsewhere"],
    ["on another document", resource("great-terror-excerpt", NOW, 110, 120), "elsewhere"],
    ["on the whole document", { type: "SpecificResource", source: `${BASE}/documents/werth-2010@${NOW}` }, "whole"],
  ])("%s", (_, target, expected) => expect(standing(target as JsonObject)).toBe(expected));

  test("seen from the far end of a cross-reference", () => {
    const link = annotation({
      motivation: "linking",
      target: resource("great-terror-excerpt", NOW, 0, 5, { version: NOW, state: "exact", start: 0, end: 5, page: 1 }),
      body: { ...resource("werth-2010", NOW, 110, 120), relation: "contradicts" },
    });
    const [note] = notesOf([link], PAGE, null);
    expect(note).toMatchObject({ kind: "link", far: true, number: 1, standing: { places: [{ start: 110, end: 120 }] } });
    expect(note && relationOf(note)).toBe("“great-terror-excerpt, p. 1” contradicts these words");
  });

  test("numbers follow the text, and lost notes come last without one", () => {
    const of = (id: string, target: JsonObject): Annotation => annotation({ id: `${BASE}/annotations/${id}`, motivation: "commenting", target });
    const notes = notesOf(
      [
        of("late", resource("werth-2010", NOW, 150, 160)),
        of("lost", resource("werth-2010", BEFORE, 1, 2, at("lost", NOW))),
        of("early", resource("werth-2010", NOW, 90, 160)),
      ],
      PAGE,
      VERA.id,
    );
    expect(notes.map((note) => [note.key, note.number])).toEqual([["early", 1], ["late", 2], ["lost", null]]);
  });
});

describe("what is sent", () => {
  const passage: Passage = {
    document: "werth-2010",
    version: NOW,
    selectors: {
      quote: { type: "TextQuoteSelector", exact: "words", prefix: "", suffix: "" },
      position: { type: "TextPositionSelector", start: 110, end: 115 },
    },
  };

  test("a private note names no audience, an open one everyone", () => {
    const draft = { ...newDraft("note", "words"), text: " Why? ", question: true, audience: [] };
    const sent = buildAnnotation(draft, [passage], BASE);
    expect(sent).toMatchObject({ motivation: "questioning", body: { type: "TextualBody", value: "Why?", format: "text/markdown" } });
    expect(sent["target"]).toMatchObject({ source: `${BASE}/documents/werth-2010@${NOW}` });
    expect(sent).not.toHaveProperty("audience");
    expect(buildAnnotation({ ...draft, audience: ["/groups/everyone"] }, [passage], BASE)["audience"]).toEqual({ id: `${BASE}/groups/everyone`, type: "Audience" });
  });

  test("a rating has one body for each axis that was answered", () => {
    const draft = { ...newDraft("rate", "words"), grades: { transmission: { value: "T0", explanation: "" }, source: { value: "D", explanation: " Why " } } };
    expect(buildAnnotation(draft, [passage], BASE)["body"]).toEqual([
      { type: "ReliabilityRating", purpose: "assessing", axis: "source", scale: "admiralty", value: "D", explanation: "Why" },
      { type: "ReliabilityRating", purpose: "assessing", axis: "transmission", scale: "admiralty", value: "T0" },
    ]);
    expect(codeOf(annotation({ body: buildAnnotation(draft, [passage], BASE)["body"] ?? null }))).toBe("D·T0");
    expect(lacking({ ...draft, grades: {} })).not.toBeNull();
    expect(lacking(draft)).toBeNull();
  });

  test("a grade of the source says what it rests on, where it is a new one", () => {
    const draft = { ...newDraft("rate", "words"), grades: { source: { value: "D", explanation: " " } } };
    expect(lacking(draft)).toBe("Say what the grade of the source rests on.");
    expect(lacking({ ...draft, grades: { information: { value: "3", explanation: "" } } })).toBeNull();
    const stored = annotation({ body: buildAnnotation(draft, [passage], BASE)["body"] ?? null });
    const note = notesOf([stored], PAGE, null)[0];
    if (!note) throw new Error("the rating is a note");
    expect(lacking(draftOf(note, newDraft("rate", "words")))).toBeNull();
  });

  test("a grade goes out and comes back on the scale it was given on", () => {
    const scale = { id: "own-tuesday-readers", version: 2 };
    const draft = { ...newDraft("rate", "words"), grades: { source: { value: "solid", explanation: "", scale }, information: { value: "3", explanation: "" } } };
    const sent = buildAnnotation(draft, [passage], BASE);
    expect(sent["body"]).toEqual([
      { type: "ReliabilityRating", purpose: "assessing", axis: "source", scale: scale.id, scaleVersion: 2, value: "solid" },
      { type: "ReliabilityRating", purpose: "assessing", axis: "information", scale: "admiralty", value: "3" },
    ]);
    const stored = annotation({ motivation: "assessing", body: sent["body"] ?? null, target: sent["target"] ?? null });
    const [note] = notesOf([stored], PAGE, VERA.id);
    if (!note) throw new Error("fixture");
    const again = draftOf(note, newDraft("rate", "words"));
    expect(again.grades.source).toEqual({ value: "solid", explanation: "", scale });
    expect(buildChange(again, stored, BASE)["body"]).toEqual(sent["body"]);
    expect(codeOf(stored)).toBe("solid·3");
  });

  test("a reply reaches those who see what it answers", () => {
    const open = annotation({ audience: { id: `${BASE}/groups/everyone`, type: "Audience" } });
    expect(buildReply("Yes", open, [])).toMatchObject({ target: open.id, audience: { id: `${BASE}/groups/everyone` } });
    expect(buildReply("Yes", annotation({ audience: VERA.id }), [])).not.toHaveProperty("audience");
  });

  test("a change keeps target and unknown properties, and sends no placement", () => {
    const target = resource("werth-2010", NOW, 110, 115);
    const stored = annotation({
      motivation: "commenting",
      "x:unknown": 7,
      body: [{ type: "TextualBody", value: "old" }, { type: "TextualBody", value: "tag", purpose: "tagging" }],
      target: { ...target, placement: { version: NOW, state: "exact", start: 110, end: 115 } },
    });
    const [note] = notesOf([stored], PAGE, VERA.id);
    if (!note) throw new Error("fixture");
    const draft = { ...draftOf(note, newDraft("note", "words")), text: "new" };
    expect(buildChange(draft, stored, BASE)).toMatchObject({
      "x:unknown": 7,
      target,
      body: [{ value: "tag", purpose: "tagging" }, { value: "new", format: "text/markdown" }],
    });
    expect(JSON.stringify(buildChange(draft, stored, BASE))).not.toContain("placement");
  });
});

test("keys of drafts are version 4 UUIDs", () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
