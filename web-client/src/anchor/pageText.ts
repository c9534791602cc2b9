// The bridge between the page as drawn and the canonical text: the texts of all [data-text] elements in order,
// without what stands in [data-chrome], are the page's slice of the document. A PageText is read afresh after every
// change of the marks; it keeps text nodes and must not outlive them.

import { CodePointText, codePointLength, pointsBefore, unitOf } from "./codePoints";
import { clip, type Span } from "./span";

export interface Piece extends Span {
  readonly node: Text;
  readonly element: Element;
  readonly separator: boolean;
}

export class PageText {
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly end: number;
  readonly #text: CodePointText;
  readonly #root: Element;

  private constructor(root: Element, start: number, pieces: readonly Piece[]) {
    this.#root = root;
    this.start = start;
    this.pieces = pieces;
    this.#text = new CodePointText(pieces.map((piece) => piece.node.data).join(""));
    this.end = start + this.#text.length;
  }

  /** `start` is the document offset of the first code point on the page. */
  static read(root: Element, start: number): PageText {
    const pieces: Piece[] = [];
    let at = start;
    for (const element of root.querySelectorAll("[data-text]")) {
      for (const node of textNodes(element)) {
        const end = at + codePointLength(node.data);
        pieces.push({ node, element, separator: element.classList.contains("separator"), start: at, end });
        at = end;
      }
    }
    return new PageText(root, start, pieces);
  }

  /** The page's text with offsets counted from the page, not from the document. */
  get local(): CodePointText {
    return this.#text;
  }

  slice(span: Span): string {
    return this.#text.slice(span.start - this.start, span.end - this.start);
  }

  /** The span that an element with text covers, or null where it has none. */
  spanOf(element: Element): Span | null {
    const own = this.pieces.filter((piece) => element.contains(piece.node) && !piece.separator);
    const first = own[0];
    const last = own.at(-1);
    return first && last && first.start < last.end ? { start: first.start, end: last.end } : null;
  }

  /**
   * The document offset of a DOM boundary point. The point may lie anywhere: in a note number, in a separator,
   * before or after the text (it is then the nearest border), or between the children of an element.
   */
  offsetOf(container: Node, offset: number): number | null {
    const within = this.pieces.find((piece) => piece.node === container);
    if (within) return within.start + pointsBefore(within.node.data, offset);
    if (container.getRootNode() !== this.#root.getRootNode()) return null;
    const point = this.#root.ownerDocument.createRange();
    point.setStart(container, offset);
    const after = this.pieces.find((piece) => point.comparePoint(piece.node, 0) >= 0);
    return after ? after.start : this.end;
  }

  /** DOM ranges that together cover the span, one a text node, so that note numbers between them stay out. */
  ranges(span: Span): Range[] {
    const ranges: Range[] = [];
    for (const piece of this.pieces) {
      const part = piece.separator ? null : clip(span, piece);
      if (!part) continue;
      const range = this.#root.ownerDocument.createRange();
      range.setStart(piece.node, unitOf(piece.node.data, part.start - piece.start));
      range.setEnd(piece.node, unitOf(piece.node.data, part.end - piece.start));
      ranges.push(range);
    }
    return ranges;
  }
}

/** Text nodes below `element` that belong to the document's text. */
export function textNodes(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.hasAttribute("data-chrome") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) found.push(node);
  return found;
}
