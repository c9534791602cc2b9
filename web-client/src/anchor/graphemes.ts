// A selection may not cut a letter from its accent: both ends move outward to the nearest grapheme border.

import type { CodePointText } from "./codePoints";
import type { Span } from "./span";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function snapToGraphemes(text: CodePointText, span: Span): Span {
  const segments = graphemes.segment(text.value);
  const first = segments.containing(text.toUnit(span.start));
  const start = first ? text.toPoint(first.index) : span.start;
  const last = span.end > 0 ? segments.containing(text.toUnit(span.end) - 1) : undefined;
  const end = last ? text.toPoint(last.index + last.segment.length) : span.end;
  return { start, end };
}
