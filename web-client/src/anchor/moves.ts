// Steps through a text for selecting with the keyboard: by letter as it is seen, by word, sentence and paragraph.
// Positions are code points of the page's own text. Nothing here knows elements; lines are the screen's business.

import type { CodePointText } from "./codePoints";
import type { Span } from "./span";

export type Unit = "letter" | "word" | "sentence" | "paragraph";
export type Direction = 1 | -1;

/** One end stays, the other moves; which of them is first can change on the way. */
export interface Ends {
  readonly fixed: number;
  readonly moving: number;
}

export function spanOfEnds(ends: Ends): Span {
  return { start: Math.min(ends.fixed, ends.moving), end: Math.max(ends.fixed, ends.moving) };
}

/** What a move took in or left out. */
export function changeOf(before: Ends, after: Ends): { readonly span: Span; readonly grown: boolean } {
  const grown = Math.abs(after.moving - after.fixed) > Math.abs(before.moving - before.fixed);
  return { span: spanOfEnds({ fixed: before.moving, moving: after.moving }), grown };
}

export class TextMoves {
  readonly #text: CodePointText;
  /** Where paragraphs stand; what lies between them is white space. */
  readonly #paragraphs: readonly Span[];
  readonly #language: string;
  readonly #marks = new Map<Unit, readonly Span[]>();

  constructor(text: CodePointText, paragraphs: readonly Span[], language: string) {
    this.#text = text;
    this.#paragraphs = paragraphs;
    this.#language = language;
  }

  /** Where the moving end stands after one step. An end that follows the other stops after units, else before them. */
  step(ends: Ends, unit: Unit, direction: Direction): Ends {
    const at = ends.moving;
    const trailing = at > ends.fixed || (at === ends.fixed && direction > 0);
    const marks = this.#units(unit);
    const stops = unit === "letter" ? this.#letterStops(at) : marks.map((mark) => (trailing ? mark.end : mark.start));
    const next = direction > 0 ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at);
    const border = direction > 0 ? (marks.at(-1)?.end ?? this.#text.length) : (marks[0]?.start ?? 0);
    const target = next ?? (direction > 0 ? Math.max(at, border) : Math.min(at, border));
    // The first unit is left out as it was taken in: no step jumps over the end that stands.
    const jumps = (ends.fixed - at) * direction > 0 && (target - ends.fixed) * direction > 0;
    return { fixed: ends.fixed, moving: jumps ? ends.fixed : target };
  }

  /** The whole paragraph at the moving end; a second time, the next one as well. */
  paragraph(ends: Ends): Ends {
    const { start, end } = spanOfEnds(ends);
    const first = this.#paragraphs.find((one) => one.end > start) ?? this.#paragraphs.at(-1);
    if (!first) return ends;
    const from = Math.min(start, first.start);
    const inside = this.#paragraphs.find((one) => one.end >= Math.max(end, from + 1));
    const whole = from === start && inside?.end === end;
    const last = whole ? this.#paragraphs[this.#paragraphs.indexOf(inside) + 1] : inside;
    return { fixed: from, moving: last?.end ?? end };
  }

  get words(): readonly Span[] {
    return this.#units("word");
  }

  get sentenceEnds(): readonly number[] {
    return this.#units("sentence").map((sentence) => sentence.end);
  }

  #units(unit: Unit): readonly Span[] {
    const known = this.#marks.get(unit);
    if (known) return known;
    const made = unit === "paragraph" || unit === "letter" ? this.#paragraphs : this.#segments(unit);
    this.#marks.set(unit, made);
    return made;
  }

  #segments(unit: "word" | "sentence"): Span[] {
    const segmenter = new Intl.Segmenter(this.#language, { granularity: unit });
    return this.#paragraphs.flatMap((paragraph) => {
      const words = this.#text.slice(paragraph.start, paragraph.end);
      const origin = this.#text.toUnit(paragraph.start);
      return [...segmenter.segment(words)].flatMap(({ segment, index, isWordLike }) => {
        if (unit === "word" ? !isWordLike : segment.trim() === "") return [];
        const start = this.#text.toPoint(origin + index);
        return [{ start, end: this.#text.toPoint(origin + index + segment.trimEnd().length) }];
      });
    });
  }

  #letterStops(at: number): number[] {
    const from = Math.max(0, at - 64);
    const window = this.#text.slice(from, Math.min(this.#text.length, at + 64));
    const segmenter = new Intl.Segmenter(this.#language, { granularity: "grapheme" });
    const origin = this.#text.toUnit(from);
    const stops = [...segmenter.segment(window)].map(({ index, segment }) => this.#text.toPoint(origin + index + segment.length));
    return [from, ...stops].filter((stop) => stop !== at && this.#inText(stop));
  }

  /** Between paragraphs there is nothing to see, so a letter step jumps over it. */
  #inText(point: number): boolean {
    return this.#paragraphs.some((one) => one.start <= point && point <= one.end);
  }
}
