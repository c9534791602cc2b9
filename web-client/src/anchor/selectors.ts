// What is sent to the server about chosen words: the quote decides, the position is a hint.

import type { TextPositionSelector, TextQuoteSelector } from "../api/types";
import type { Span } from "./span";

/** Code points of context on each side. */
const CONTEXT = 32;

export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}

/** A run of a document's text with its place in it. */
export interface PlacedText extends Span {
  slice(span: Span): string;
}

export function selectorsFor(page: PlacedText, span: Span): PassageSelectors {
  return {
    quote: {
      type: "TextQuoteSelector",
      exact: page.slice(span),
      prefix: page.slice({ start: Math.max(page.start, span.start - CONTEXT), end: span.start }),
      suffix: page.slice({ start: span.end, end: Math.min(page.end, span.end + CONTEXT) }),
    },
    position: { type: "TextPositionSelector", start: span.start, end: span.end },
  };
}
