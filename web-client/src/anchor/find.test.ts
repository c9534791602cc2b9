// Words are found as people type them; the span is the document's own.

import { expect, test } from "vitest";
import { CodePointText } from "./codePoints";
import { FoldedSource } from "./find";

const SOURCE = "  The “Largest  secret\nmass operation” – Ры\u0301ков, Café… 𝔄lpha,\n\nlargest";

function found(query: string): string[] {
  const text = new CodePointText(SOURCE);
  return new FoldedSource(text).find(query).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ["case", "LARGEST", ["Largest", "largest"]],
  ["white space", "largest secret mass", ["Largest  secret\nmass"]],
  ["pasted with spaces around", "  secret ", ["secret"]],
  ["straight quotes", '"largest', ["“Largest"]],
  ["a hyphen for a dash", 'operation" - ', ["operation” –"]],
  ["without the stress mark", "рыков", ["Ры\u0301ков"]],
  ["with the stress mark", "Ры\u0301ков", ["Ры\u0301ков"]],
  ["without the accent", "cafe", ["Café"]],
  ["three dots", "café...", ["Café…"]],
  ["one dot of three", ".", []],
  ["after an astral letter", "lpha, largest", ["lpha,\n\nlargest"]],
  ["nothing", "   ", []],
  ["what is not there", "smallest", []],
])("%s", (_, query, expected) => expect(found(query)).toEqual(expected));

test("no more than asked for", () => {
  expect(new FoldedSource(new CodePointText("a ".repeat(100))).find("a", 10)).toHaveLength(10);
});

test("a large document is folded and searched in reasonable time", () => {
  const text = new CodePointText("Words of a long document, with Ры\u0301ков in it. ".repeat(20_000));
  const started = performance.now();
  expect(new FoldedSource(text).find("рыков in it")).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(8_000);
});

test("every place is counted, however many, and one of them is then brought to letter borders", () => {
  const source = new FoldedSource(new CodePointText("Ры\u0301ков ".repeat(40_000)));
  const places = source.places("рыков");
  expect(places).toHaveLength(40_000);
  expect(source.places("ры")[0]).toEqual({ start: 0, end: 2 });
  expect(source.snap({ start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
});
