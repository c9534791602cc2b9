// What a flag needs, what counts as evidence, and that words of intent are noticed and nothing else is.

import { expect, test } from "vitest";
import { readAnnotation } from "../api/read";
import type { Annotation, Json, JsonObject } from "../api/types";
import { buildAnnotation, buildChange, draftOf, lacking } from "./build";
import { newDraft } from "./drafts";
import { evidenceFrom, evidenceShown, flagLacks, isWithoutPage, loadedWords } from "./flag";
import { notesOf } from "./note";
import { threadsOf } from "./threads";

const BASE = "http://127.0.0.1:7070";
const BASIS = "The figure is given twice and no source is named.";
const PAGE = { document: "werth-2010", version: "a".repeat(64), start: 0, end: 100 };

function annotation(id: string, json: JsonObject): Annotation {
  const read = readAnnotation({ id: `${BASE}/annotations/${id}`, type: "Annotation", target: "http://example.org/", ...json });
  if (!read) throw new Error("not an annotation");
  return read;
}

const complete = {
  ...newDraft("flag", "words"),
  text: BASIS,
  flag: { verb: "noSourceGiven" as const, evidence: ["http://example.org/"] as Json[] },
};

test.each([
  ["its verb", { ...complete, flag: { ...complete.flag, verb: null } }, /what is to be seen/],
  ["a basis of forty code points", { ...complete, text: `  ${"👩".repeat(39)}  ` }, /at least 40 characters \(this has 39\)/],
  ["evidence", { ...complete, flag: { ...complete.flag, evidence: [] } }, /evidence/],
])("a flag cannot be sent without %s, and says so", (_, draft, says) => {
  expect(flagLacks(draft)).toMatch(says);
  expect(lacking(draft)).toMatch(/^Still missing: /);
});

test("a complete flag lacks nothing and is sent whole", () => {
  expect(lacking(complete)).toBeNull();
  expect(buildAnnotation(complete, [], BASE)).toMatchObject({
    motivation: "classifying",
    body: { type: "Flag", purpose: "classifying", verb: "noSourceGiven", basis: BASIS, evidence: ["http://example.org/"] },
  });
});

test("evidence is an address of the web or of this server, or a source in words with its page", () => {
  expect(evidenceFrom(" https://example.org/a ", BASE)).toBe("https://example.org/a");
  expect(evidenceFrom("/documents/werth-2010/pages/2", BASE)).toBe(`${BASE}/documents/werth-2010/pages/2`);
  const words = evidenceFrom("Getty 1999, p. 471", BASE) as Json;
  expect(words).toMatchObject({ value: "Getty 1999, p. 471" });
  expect(isWithoutPage(words)).toBe(false);
  expect(isWithoutPage(evidenceFrom("some book", BASE) as Json)).toBe(true);
  expect(evidenceFrom("   ", BASE)).toBeNull();
  expect(evidenceFrom("javascript:alert(1)", BASE)).toMatchObject({ type: "TextualBody" });
});

test("only addresses of the web lead anywhere", () => {
  expect(evidenceShown("javascript:alert(1)")).toEqual({ text: "javascript:alert(1)", href: null });
  expect(evidenceShown({ type: "SpecificResource", source: `${BASE}/documents/a` }).href).toBe(`${BASE}/documents/a`);
  expect(evidenceShown({ value: "Getty, p. 4" })).toEqual({ text: "Getty, p. 4", href: null });
  expect(evidenceShown([null])).toEqual({ text: "", href: null });
});

test.each([
  ["He is a liar and spreads propaganda.", ["liar", "propaganda"]],
  ["Plagiarised from another, a fraud.", ["Plagiarised", "fraud"]],
  ["Это ложь? Нет, пропаганда и плагиат.", ["пропаганда", "плагиат"]],
  ["The passage relies on believers and families.", []],
])("of “%s” these words speak of intent", (text, found) => {
  expect(loadedWords(text).map(({ word }) => word)).toEqual(found);
});

test("changing a flag keeps evidence of other software as it was", () => {
  const passage = { type: "SpecificResource", source: `${BASE}/documents/a`, selector: { type: "TextQuoteSelector", exact: "x" } };
  const stored = annotation("f", {
    motivation: "classifying",
    body: { type: "Flag", verb: "omitsContext", basis: BASIS, evidence: passage },
  });
  const note = notesOf([stored], PAGE, null)[0];
  if (!note) throw new Error("no note");
  expect(note.kind).toBe("flag");
  const draft = draftOf(note, newDraft("note", "w"));
  expect(draft).toMatchObject({ verb: "flag", text: BASIS, flag: { verb: "omitsContext", evidence: [passage] } });
  expect(buildChange({ ...draft, text: `${BASIS} Again.` }, stored, BASE)).toMatchObject({
    motivation: "classifying",
    body: { verb: "omitsContext", basis: `${BASIS} Again.`, evidence: [passage] },
  });
});

test("a flag is retracted by its author alone, who may take that back; others' words change nothing", () => {
  const by = (name: string): JsonObject => ({ creator: { id: `${BASE}/people/${name}`, name } });
  const flag = annotation("f", { ...by("ann"), body: { type: "Flag", verb: "other", basis: BASIS, evidence: "http://example.org/" } });
  const decision = (id: string, act: string, who: string, minute: number): Annotation =>
    annotation(id, { ...by(who), target: flag.id, created: `2026-01-01T00:0${minute}:00Z`, body: { type: "Moderation", act } });
  const retracted = (...decisions: Annotation[]): string | null => threadsOf([flag, ...decisions]).get(flag.id)?.retracted?.id ?? null;
  const anns = decision("1", "retract", "ann", 1);
  expect(retracted(decision("1", "retract", "ben", 1))).toBeNull();
  expect(retracted(anns)).toBe(anns.id);
  expect(retracted(anns, decision("2", "reopen", "ben", 2))).toBe(anns.id);
  expect(retracted(anns, decision("2", "resolve", "ann", 2))).toBe(anns.id);
  expect(retracted(anns, decision("2", "reopen", "ann", 2))).toBeNull();
});
