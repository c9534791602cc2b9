// A run of a document's canonical text. Offsets are Unicode code points, start inclusive, end exclusive (W3C),
// never UTF-16 units: see codePoints.ts for the conversion.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The part of `span` inside `frame`, or null where they share nothing. */
export function clip(span: Span, frame: Span): Span | null {
  const start = Math.max(span.start, frame.start);
  const end = Math.min(span.end, frame.end);
  return start < end ? { start, end } : null;
}

/** `12-40`, as in the address `?span=12-40`. */
export function parseSpan(text: string | null): Span | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? "");
  if (!found) return null;
  const start = Number(found[1]);
  const end = Number(found[2]);
  return start < end ? { start, end } : null;
}
