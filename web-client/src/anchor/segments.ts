// Notes overlap, elements cannot: runs of words are flattened into segments that each name all notes on them.

import type { Span } from "./span";

export interface Place extends Span {
  readonly key: string;
}

export interface Segment extends Span {
  /** In the order in which the places were given. */
  readonly keys: readonly string[];
}

/** Ordered, disjoint segments; together they cover exactly what the places cover. */
export function flatten(places: readonly Place[]): Segment[] {
  const borders = [...new Set(places.flatMap((place) => [place.start, place.end]))].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1];
    if (end === undefined) break;
    const keys = [...new Set(places.filter((p) => p.start <= start && end <= p.end).map((p) => p.key))];
    if (keys.length > 0) segments.push({ start, end, keys });
  }
  return segments;
}
