// Selecting with the keyboard: how far each step goes, and which words it says.

import { expect, test } from "vitest";
import { CodePointText } from "./codePoints";
import { changeOf, spanOfEnds, TextMoves, type Direction, type Ends, type Unit } from "./moves";

const FIRST = "The largest operation was launched by Yezhov. It had quotas: 269,100 persons.";
const SECOND = "Ры\u0301ков was there, 𝔄 too.";
const TEXT = new CodePointText(`${FIRST}\n\n${SECOND}`);
const PARAGRAPHS = [
  { start: 0, end: FIRST.length },
  { start: FIRST.length + 2, end: TEXT.length },
];
const moves = new TextMoves(TEXT, PARAGRAPHS, "en");

function go(start: number, ...steps: readonly [Unit, Direction][]): Ends {
  return steps.reduce<Ends>((ends, [unit, direction]) => moves.step(ends, unit, direction), { fixed: start, moving: start });
}

function words(ends: Ends): string {
  const { start, end } = spanOfEnds(ends);
  return TEXT.slice(start, end);
}

const five: [Unit, Direction][] = Array.from({ length: 5 }, () => ["word", 1]);

test("five steps by word take in exactly five words", () => expect(words(go(0, ...five))).toBe("The largest operation was launched"));

test("one step back leaves the last word out", () => {
  const ends = go(0, ...five, ["word", -1]);
  expect(words(ends)).toBe("The largest operation was");
  const change = changeOf(go(0, ...five), ends);
  expect(change.grown).toBe(false);
  expect(TEXT.slice(change.span.start, change.span.end)).toBe(" launched");
});

test("the end before the other stops before words", () => {
  const swapped = { fixed: 37, moving: 0 };
  const ends = moves.step(swapped, "word", 1);
  expect(TEXT.slice(ends.moving, ends.fixed)).toBe("largest operation was launched by");
});

test("a step back over the first unit stops at the end that stands, and goes on from there", () => {
  const start = PARAGRAPHS[1]?.start ?? 0;
  for (const unit of ["word", "sentence", "paragraph"] as const) {
    const nothing = go(start, [unit, 1], [unit, -1]);
    expect(nothing).toEqual({ fixed: start, moving: start });
    expect(words(moves.step(nothing, unit, -1)).startsWith("\n")).toBe(false);
    expect(moves.step(nothing, unit, -1).moving).toBeLessThan(start);
  }
  const end = PARAGRAPHS[0]?.end ?? 0;
  expect(go(end, ["word", -1], ["word", 1])).toEqual({ fixed: end, moving: end });
});

test("a sentence ends with its full stop, without the space after it", () => {
  expect(words(go(0, ["sentence", 1]))).toBe("The largest operation was launched by Yezhov.");
  expect(words(go(0, ["sentence", 1], ["sentence", 1]))).toBe(FIRST);
});

test("a letter is never cut from its accent, nor a pair in two, and separators are stepped over", () => {
  const start = PARAGRAPHS[1]?.start ?? 0;
  expect(words(go(start, ["letter", 1], ["letter", 1]))).toBe("Ры\u0301");
  expect(go(FIRST.length, ["letter", 1]).moving).toBe(start);
  const astral = [...`${FIRST}\n\n${SECOND}`].indexOf("𝔄");
  expect(words(go(astral, ["letter", 1]))).toBe("𝔄");
});

test("paragraphs are taken whole, then one more", () => {
  const once = moves.paragraph({ fixed: 4, moving: 11 });
  expect(words(once)).toBe(FIRST);
  expect(words(moves.paragraph(once))).toBe(`${FIRST}\n\n${SECOND}`);
  expect(moves.paragraph(moves.paragraph(once))).toEqual(moves.paragraph(once));
});

test("at the ends of the page nothing moves", () => {
  expect(go(TEXT.length, ["word", 1]).moving).toBe(TEXT.length);
  expect(go(0, ["letter", -1]).moving).toBe(0);
});

test("random walks stay on letter borders (seeded)", () => {
  let seed = Number(import.meta.env["VITE_ANCHOR_SEED"] ?? Math.floor(Math.random() * 1e6));
  console.log(`seed ${seed}`);
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const units: readonly Unit[] = ["letter", "word", "sentence", "paragraph"];
  const borders = new Set([0, ...[...new Intl.Segmenter("en").segment(TEXT.value)].map(({ index, segment }) => TEXT.toPoint(index + segment.length))]);
  let ends: Ends = { fixed: 10, moving: 10 };
  for (let turn = 0; turn < 2000; turn++) {
    if (random(10) === 0) ends = { fixed: ends.moving, moving: ends.fixed };
    ends = moves.step(ends, units[random(units.length)] ?? "letter", random(2) === 0 ? 1 : -1);
    expect(borders.has(ends.moving)).toBe(true);
  }
});
