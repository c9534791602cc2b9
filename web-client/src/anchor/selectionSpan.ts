// From what a person selected to a span of the document. Selections end in odd places: a triple click ends before
// the first letter of the next paragraph, a drag may begin in a paragraph number or leave the text altogether.

import { snapToGraphemes } from "./graphemes";
import type { PageText } from "./pageText";
import type { Span } from "./span";

export function spanOfSelection(page: PageText, selection: Selection | null): Span | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  return spanOfRange(page, selection.getRangeAt(0));
}

/** The words inside the range, or null where it holds none of the text. */
export function spanOfRange(page: PageText, range: Range): Span | null {
  const start = page.offsetOf(range.startContainer, range.startOffset);
  const end = page.offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const trimmed = trimSeparators(page, { start, end });
  if (trimmed.start >= trimmed.end || page.slice(trimmed).trim() === "") return null;
  const snapped = snapToGraphemes(page.local, { start: trimmed.start - page.start, end: trimmed.end - page.start });
  return { start: snapped.start + page.start, end: snapped.end + page.start };
}

/** White space between paragraphs is nobody's words: it is left out at both ends. */
function trimSeparators(page: PageText, span: Span): Span {
  let { start, end } = span;
  for (const piece of page.pieces) {
    if (piece.separator && piece.start <= start && start < piece.end) start = piece.end;
  }
  for (const piece of page.pieces.toReversed()) {
    if (piece.separator && piece.start < end && end <= piece.end) end = piece.start;
  }
  return { start, end };
}
