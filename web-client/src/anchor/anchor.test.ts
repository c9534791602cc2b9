// Offsets ⇄ elements, over texts with astral characters, combining marks and note numbers in odd places.
// The random cases print their seed; set VITE_ANCHOR_SEED to repeat one.

import { describe, expect, test } from "vitest";
import { CodePointText, codePointLength, pointsBefore, unitOf } from "./codePoints";
import { snapToGraphemes } from "./graphemes";
import { MarkPainter, type PaintedNote, type PaintedReading } from "./paint";
import { PageText } from "./pageText";
import { flatten } from "./segments";
import { selectorsFor } from "./selectors";
import { spanOfRange, spanOfSelection } from "./selectionSpan";
import { parseSpan, type Span } from "./span";

const START = 1000;

/** Paragraphs with separators between them, as the server renders them. */
function pageOf(...paragraphs: string[]): HTMLElement {
  document.body.innerHTML = "<header>Lectern</header><div class='text'></div><footer>Page 3</footer>";
  const text = document.querySelector<HTMLElement>(".text");
  if (!text) throw new Error("no text");
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) {
      const separator = document.createElement("span");
      separator.className = "separator";
      separator.dataset["text"] = "";
      separator.hidden = true;
      separator.textContent = "\n\n";
      text.append("\n  ", separator);
    }
    const block = document.createElement("div");
    block.className = "block paragraph";
    block.innerHTML = `\n<a class="pn" data-chrome href="#x"><span>Paragraph </span>${index + 1}</a>\n<p data-text></p>\n`;
    const words = block.querySelector("p");
    if (words) words.textContent = paragraph;
    text.append(block);
  }
  return text;
}

function note(key: string, number: number, ...places: Span[]): PaintedNote {
  return { key, number, places, label: "by Vera", word: "note", href: `/annotations/${key}`, mine: false, link: false, open: false, listed: true };
}

function read(key: string, span: Span, said: string): PaintedReading {
  return { ...span, key, words: said, before: "read: ", after: ", printed: " };
}

function rangeFrom(startNode: Node, start: number, endNode: Node, end: number): Range {
  const range = document.createRange();
  range.setStart(startNode, start);
  range.setEnd(endNode, end);
  return range;
}

function words(index: number): Element {
  const found = document.querySelectorAll("p[data-text]")[index];
  if (!found) throw new Error(`no paragraph ${index}`);
  return found;
}

describe("code points", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["a😀b", 3],
    ["й", 1],
    ["и\u0306", 2],
    ["👩‍👩‍👧", 5],
  ])("%j has %i", (text, length) => {
    expect(codePointLength(text)).toBe(length);
    expect(new CodePointText(text).length).toBe(length);
  });

  test("a cut pair counts as not yet begun", () => {
    expect(pointsBefore("a😀b", 2)).toBe(1);
    expect(pointsBefore("a😀b", 3)).toBe(2);
    expect(unitOf("a😀b", 2)).toBe(3);
    expect(new CodePointText("a😀b").toPoint(2)).toBe(1);
  });
});

test("an address names a span only where it is one", () => {
  expect(parseSpan("12-40")).toEqual({ start: 12, end: 40 });
  for (const wrong of [null, "", "12", "40-12", "12-12", "-1-4", "1e3-2e3"]) expect(parseSpan(wrong)).toBeNull();
});

describe("from a selection to a span", () => {
  test("inside one paragraph, counted from the document's start", () => {
    const page = PageText.read(pageOf("Moscow 😀 and its region", "Second"), START);
    const text = words(0).firstChild as Text;
    expect(spanOfRange(page, rangeFrom(text, 7, text, 9))).toEqual({ start: START + 7, end: START + 8 });
  });

  test("a triple click that ends before the next paragraph's first letter leaves the separator out", () => {
    const page = PageText.read(pageOf("First.", "Second."), START);
    const span = spanOfRange(page, rangeFrom(words(0).firstChild as Text, 0, words(1), 0));
    expect(span && page.slice(span)).toBe("First.");
  });

  test("ends in the paragraph number, in a separator or between elements move to the nearest words", () => {
    const root = pageOf("First.", "Second.");
    const page = PageText.read(root, START);
    const number = document.querySelectorAll(".pn")[1]?.lastChild;
    const separator = document.querySelector(".separator")?.firstChild;
    if (!number || !separator) throw new Error("fixture");
    const fromNumber = spanOfRange(page, rangeFrom(number, 1, words(1).firstChild as Text, 6));
    expect(fromNumber && page.slice(fromNumber)).toBe("Second");
    const fromSeparator = spanOfRange(page, rangeFrom(separator, 1, words(1).firstChild as Text, 6));
    expect(fromSeparator && page.slice(fromSeparator)).toBe("Second");
    const all = spanOfRange(page, rangeFrom(root, 0, root, root.childNodes.length));
    expect(all && page.slice(all)).toBe("First.\n\nSecond.");
  });

  test("ends outside the text are cut at its borders, and a selection with none of it is none", () => {
    const page = PageText.read(pageOf("First.", "Second."), START);
    const header = document.querySelector("header")?.firstChild;
    const footer = document.querySelector("footer")?.firstChild;
    if (!header || !footer) throw new Error("fixture");
    expect(spanOfRange(page, rangeFrom(header, 2, footer, 3))).toEqual({ start: page.start, end: page.end });
    expect(spanOfRange(page, rangeFrom(header, 0, header, 4))).toBeNull();
    expect(spanOfRange(page, rangeFrom(footer, 0, footer, 4))).toBeNull();
    const separator = document.querySelector(".separator")?.firstChild as Text;
    expect(spanOfRange(page, rangeFrom(separator, 0, separator, 2))).toBeNull();
  });

  test("backwards selections are the same words", () => {
    const page = PageText.read(pageOf("First words."), START);
    const text = words(0).firstChild as Text;
    const selection = getSelection();
    selection?.setBaseAndExtent(text, 11, text, 6);
    expect(spanOfSelection(page, selection)).toEqual({ start: START + 6, end: START + 11 });
    selection?.removeAllRanges();
    expect(spanOfSelection(page, selection)).toBeNull();
  });

  test("both ends move outward to grapheme borders", () => {
    const text = new CodePointText("а Ры\u0301ков 👩‍👩‍👧.");
    expect(snapToGraphemes(text, { start: 4, end: 6 })).toEqual({ start: 3, end: 6 });
    expect(snapToGraphemes(text, { start: 2, end: 4 })).toEqual({ start: 2, end: 5 });
    expect(snapToGraphemes(text, { start: 11, end: 12 })).toEqual({ start: 9, end: 14 });
  });
});

test("selectors carry the canonical words and 32 code points of context", () => {
  const page = PageText.read(pageOf("😀".repeat(40) + "words" + "й".repeat(40)), START);
  const { quote, position } = selectorsFor(page, { start: START + 40, end: START + 45 });
  expect(quote).toEqual({ type: "TextQuoteSelector", exact: "words", prefix: "😀".repeat(32), suffix: "й".repeat(32) });
  expect(position).toEqual({ type: "TextPositionSelector", start: START + 40, end: START + 45 });
});

test("overlapping places are flattened into segments that name all of them", () => {
  expect(flatten([{ key: "a", start: 0, end: 10 }, { key: "b", start: 5, end: 15 }, { key: "c", start: 20, end: 21 }])).toEqual([
    { start: 0, end: 5, keys: ["a"] },
    { start: 5, end: 10, keys: ["a", "b"] },
    { start: 10, end: 15, keys: ["b"] },
    { start: 20, end: 21, keys: ["c"] },
  ]);
});

describe("marks", () => {
  test("each note ends in one link, and the text stays as it was", () => {
    const root = pageOf("The total figures amounted", "to 269,100 persons");
    const before = textOf(root);
    const painter = new MarkPainter(root, START, "en");
    painter.paint([note("a", 1, { start: START + 4, end: START + 31 }), note("b", 2, { start: START + 10, end: START + 17 })], [], null);
    expect(textOf(root)).toBe(before);
    expect([...root.querySelectorAll("mark")].map((mark) => [mark.dataset["a"], mark.textContent])).toEqual([
      ["a", "total "],
      ["a b", "figures"],
      ["a", " amounted"],
      ["a", "to "],
    ]);
    expect([...root.querySelectorAll("a.ref")].map((ref) => [ref.id, ref.textContent])).toEqual([
      ["ref-2", "note 2: by Vera"],
      ["ref-1", "note 1: by Vera"],
    ]);
    expect(root.querySelector("mark")?.getAttribute("aria-details")).toBe("card-a");
    painter.paint([], [], null);
    expect(root.querySelector("mark, a.ref")).toBeNull();
    expect(words(0).childNodes).toHaveLength(1);
  });

  test("what is read stands before what is printed, which stays the text, is quoted and can be chosen", () => {
    const root = pageOf("replaced Genrikh lagoda with");
    const before = textOf(root);
    const painter = new MarkPainter(root, START, "en");
    const span = { start: START + 17, end: START + 23 };
    painter.paint([note("a", 1, { start: START + 9, end: START + 20 })], [read("r", span, "Iagoda")], null);
    expect(textOf(root)).toBe(before);
    expect(root.querySelector(".read")?.textContent).toBe("read: Iagoda, printed: ");
    expect([...root.querySelectorAll(".printed")].map((part) => [part.className, part.textContent])).toEqual([
      ["printed first", "lag"],
      ["printed last", "oda"],
    ]);
    const page = PageText.read(root, START);
    expect(page.ranges(span).map(String).join("")).toBe("lagoda");
    const shown = root.querySelector(".read");
    if (!shown?.childNodes[1]) throw new Error("not shown");
    const chosen = spanOfRange(page, rangeFrom(words(0).firstChild as Text, 0, shown.childNodes[1], 3));
    expect(chosen && page.slice(chosen)).toBe("replaced Genrikh ");
    const from = spanOfRange(page, rangeFrom(shown.childNodes[1], 2, words(0).lastChild as Text, 5));
    expect(from && page.slice(from)).toBe("lagoda with");
    painter.paint([], [], null);
    expect(words(0).childNodes).toHaveLength(1);
    expect(textOf(root)).toBe(before);
  });

  test("a paragraph that holds the selection is left alone until it is gone", () => {
    const root = pageOf("First.", "Second.");
    const painter = new MarkPainter(root, START, "en");
    const text = words(0).firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 1, text, 4);
    const notes = [note("a", 1, { start: START, end: START + 3 }), note("b", 2, { start: START + 8, end: START + 14 })];
    expect(painter.paint(notes, [], getSelection())).toBe(true);
    expect(words(0).querySelector("mark")).toBeNull();
    expect(words(1).querySelector("mark")).not.toBeNull();
    expect(getSelection()?.toString()).toBe("irs");
    getSelection()?.removeAllRanges();
    expect(painter.paint(notes, [], getSelection())).toBe(false);
    expect(words(0).querySelector("mark")?.textContent).toBe("Fir");
  });

  test("the focus stays on a note's link when its paragraph is painted anew", () => {
    const root = pageOf("First words of all.");
    const painter = new MarkPainter(root, START, "en");
    const first = note("a", 1, { start: START, end: START + 5 });
    painter.paint([first], [], null);
    root.querySelector<HTMLElement>("a.ref")?.focus();
    painter.paint([first, note("b", 2, { start: START + 6, end: START + 11 })], [], null);
    expect(document.activeElement?.id).toBe("ref-1");
  });

  test("of very many notes those in view and those with cards come first, and the rest comes to the same", () => {
    const text = Array.from({ length: 30 }, (_, n) => `word${n}`).join(" ");
    const root = pageOf(text, text, text, text);
    const length = codePointLength(text) + 2;
    const notes = Array.from({ length: 120 }, (_, n) => {
      const start = START + (n % 4) * length + Math.floor(n / 4) * 3;
      return { ...note(`n${n}`, n + 1, { start, end: start + 5 }), listed: n % 4 === 1 };
    });
    const inView = root.querySelectorAll("[data-text]:not(.separator)")[0];
    const painter = new MarkPainter(root, START, "en");
    painter.paint(notes, [], null, (element) => element === inView);
    const painted = (): boolean[] => [0, 1, 2, 3].map((at) => words(at).querySelector("mark") !== null);
    expect(painted()).toEqual([true, true, false, false]);
    while (painter.paintNext(null));
    expect(painted()).toEqual([true, true, true, true]);
    const piecemeal = root.innerHTML;
    const other = pageOf(text, text, text, text);
    new MarkPainter(other, START, "en").paint(notes, [], null);
    expect(other.innerHTML).toBe(piecemeal);
  });

  test("what was left for later and is gone by then is not painted", () => {
    const root = pageOf("x".repeat(200), "y".repeat(200));
    const notes = Array.from({ length: 120 }, (_, n) => ({ ...note(`n${n}`, n + 1, { start: START + 202 + n, end: START + 203 + n }), listed: false }));
    const painter = new MarkPainter(root, START, "en");
    painter.paint(notes, [], null, () => false);
    painter.paint([], [], null);
    expect(painter.paintNext(null)).toBe(false);
    expect(root.querySelector("mark")).toBeNull();
  });

  test("only changed paragraphs are touched; numbers change in place", () => {
    const root = pageOf("First.", "Second.");
    const painter = new MarkPainter(root, START, "en");
    const second = { start: START + 8, end: START + 14 };
    painter.paint([note("b", 1, second)], [], null);
    const mark = root.querySelector("mark");
    painter.paint([note("a", 1, { start: START, end: START + 3 }), note("b", 2, second)], [], null);
    expect(mark?.isConnected).toBe(true);
    expect(root.querySelector("#ref-2")?.textContent).toBe("note 2: by Vera");
  });
});

describe("random pages", () => {
  const seed = Number(import.meta.env["VITE_ANCHOR_SEED"] ?? Date.now() % 1_000_000);
  test(`spans survive marks and come back from ranges (seed ${seed})`, () => {
    const random = generator(seed);
    for (let round = 0; round < 60; round++) {
      const paragraphs = Array.from({ length: 1 + below(random, 5) }, () => randomWords(random));
      const root = pageOf(...paragraphs);
      const canonical = paragraphs.join("\n\n");
      const painter = new MarkPainter(root, START, "en");
      for (let turn = 0; turn < 4; turn++) {
        const notes = Array.from({ length: below(random, 6) }, (_, index) => note(`n${index}`, index + 1, randomSpan(random, canonical)));
        const readings = [randomSpan(random, canonical), randomSpan(random, canonical)].map((span, index) => read(`r${index}`, span, "Яго\u0301да 👩‍👩‍👧"));
        const [one, other] = readings;
        const apart = one && other && (one.end <= other.start || other.end <= one.start);
        painter.paint(notes, apart ? readings : readings.slice(0, turn % 2), null);
        const page = PageText.read(root, START);
        const where = `seed ${seed}, round ${round}, turn ${turn}`;
        expect(page.local.value, where).toBe(canonical);
        for (const { key, places } of notes) checkMarks(root, page, key, places[0], where);
        const span = randomSpan(random, canonical);
        const ranges = page.ranges(span);
        expect(ranges.map(String).join(""), where).toBe(withoutSeparators(page, span));
        const first = ranges[0];
        const last = ranges.at(-1);
        if (!first || !last) continue;
        const found = spanOfRange(page, rangeFrom(first.startContainer, first.startOffset, last.endContainer, last.endOffset));
        if (!found) continue; // nothing but white space
        const again = snapToGraphemes(page.local, { start: found.start - START, end: found.end - START });
        expect({ start: again.start + START, end: again.end + START }, where).toEqual(found);
        expect(page.slice(found).includes(page.slice(span).trim()), where).toBe(true);
      }
    }
  });
});

/** The marks that name a note hold exactly its words, without the white space between paragraphs. */
function checkMarks(root: Element, page: PageText, key: string, place: Span | undefined, where: string): void {
  if (!place) return;
  const marked = [...root.querySelectorAll("mark")].filter((mark) => (mark.dataset["a"] ?? "").split(" ").includes(key));
  expect(marked.map((mark) => mark.textContent).join(""), where).toBe(withoutSeparators(page, place));
  if (marked.length > 0) expect(root.querySelectorAll(`a.ref[data-key="${key}"]`), where).toHaveLength(1);
}

function withoutSeparators(page: PageText, span: Span): string {
  return page.pieces
    .filter((piece) => !piece.separator && piece.start < span.end && span.start < piece.end)
    .map((piece) => page.slice({ start: Math.max(piece.start, span.start), end: Math.min(piece.end, span.end) }))
    .join("");
}

function textOf(root: Element): string {
  return PageText.read(root, START).local.value;
}

function randomSpan(random: () => number, text: string): Span {
  const length = codePointLength(text);
  const start = below(random, length);
  return { start: START + start, end: START + start + 1 + below(random, length - start) };
}

const LETTERS = ["a", "b", "é", "e\u0301", "й", "и\u0306", "Ры\u0301", "😀", "𝔸", "👩‍👩‍👧", "ї", " ", " ", "\n", "“", "א"];

function randomWords(random: () => number): string {
  const inner = Array.from({ length: below(random, 30) }, () => LETTERS[below(random, LETTERS.length)] ?? "a").join("");
  return `x${inner}y`;
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
