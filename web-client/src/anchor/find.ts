// Finding words as people type them: case, runs of white space, forms of quotation marks and dashes, and marks above
// letters make no difference. Only the finding folds; what is annotated is the document's own slice.

import { CodePointText } from "./codePoints";
import { snapToGraphemes } from "./graphemes";
import type { Span } from "./span";

/** Code points around a find in which its letters surely begin and end. */
const NEAR = 16;

const SAME: Readonly<Record<string, string>> = {
  "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
  "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "′": "'",
  "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
  "…": "...", ё: "е", "\u00ad": "", "\u200b": "",
};

export class FoldedSource {
  readonly #text: CodePointText;
  readonly #folded: string;
  /** For each unit of the folded text the code point it came from; one more entry for the end. */
  readonly #origins: Uint32Array;

  constructor(text: CodePointText) {
    this.#text = text;
    const parts: string[] = [];
    const origins: number[] = [];
    let point = 0;
    let space = true; // white space at the beginning is nobody's
    for (const letter of text.value) {
      const folded = foldLetter(letter);
      if (folded !== " " || !space) {
        parts.push(folded);
        for (let unit = 0; unit < folded.length; unit++) origins.push(point);
      }
      if (folded !== "") space = folded === " ";
      point++;
    }
    this.#folded = parts.join("");
    this.#origins = Uint32Array.from([...origins, point]);
  }

  /** Every place, in order, without overlaps, at letter borders; at most `most` of them. */
  find(query: string, most = Number.POSITIVE_INFINITY): Span[] {
    return this.places(query, most).map((place) => this.snap(place));
  }

  /** The same without looking for letter borders, which is quick enough for tens of thousands. */
  places(query: string, most = Number.POSITIVE_INFINITY): Span[] {
    const wanted = fold(query).trim();
    const found: Span[] = [];
    if (wanted === "") return found;
    let at = this.#folded.indexOf(wanted);
    while (at !== -1 && found.length < most) {
      const start = this.#origins[at] ?? 0;
      const end = (this.#origins[at + wanted.length - 1] ?? start) + 1;
      // A letter that became three (an ellipsis) is only found as a whole.
      const whole = (at === 0 || this.#origins[at - 1] !== start) && this.#origins[at + wanted.length] !== end - 1;
      if (whole) found.push({ start, end });
      at = this.#folded.indexOf(wanted, at + (whole ? wanted.length : 1));
    }
    return found;
  }

  /** Letter borders are looked for close by: a segmenter walks a text from its beginning, and this one can be long. */
  snap(span: Span): Span {
    const from = Math.max(0, span.start - NEAR);
    const near = new CodePointText(this.#text.slice(from, Math.min(this.#text.length, span.end + NEAR)));
    const snapped = snapToGraphemes(near, { start: span.start - from, end: span.end - from });
    return { start: snapped.start + from, end: snapped.end + from };
  }
}

export function fold(text: string): string {
  return [...text].map(foldLetter).join("").replace(/ +/g, " ");
}

function foldLetter(letter: string): string {
  if (letter >= "a" && letter <= "z") return letter;
  if (/\s/.test(letter)) return " ";
  const small = letter.toLowerCase();
  const same = SAME[small];
  if (same !== undefined) return same;
  // й is a letter of its own, not и with a mark
  if (small === "й" || small < "\u00c0") return small;
  return small.normalize("NFD").replace(/\p{M}/gu, "");
}
