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
  const begin = new Map<number, number[]>();
  const end = new Map<number, number[]>();
  const borders = new Set<number>();
  for (const [index, place] of places.entries()) {
    if (place.start >= place.end) continue;
    borders.add(place.start).add(place.end);
    begin.set(place.start, [...(begin.get(place.start) ?? []), index]);
    end.set(place.end, [...(end.get(place.end) ?? []), index]);
  }
  const segments: Segment[] = [];
  const open = new Set<number>();
  let start = 0;
  for (const border of [...borders].sort((a, b) => a - b)) {
    if (open.size > 0) segments.push({ start, end: border, keys: keysOf(places, open) });
    for (const index of end.get(border) ?? []) open.delete(index);
    for (const index of begin.get(border) ?? []) open.add(index);
    start = border;
  }
  return segments;
}

function keysOf(places: readonly Place[], open: ReadonlySet<number>): string[] {
  return [...new Set([...open].sort((a, b) => a - b).flatMap((index) => places[index]?.key ?? []))];
}
