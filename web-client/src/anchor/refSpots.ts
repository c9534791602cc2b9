// Where the links of notes stand in the text.

import type { Span } from "./span";

export interface RefSpot {
  readonly key: string;
  readonly place: number;
  readonly at: number;
}

/** For each element, where note links stand: after the last words of each place that reach it. */
export function refSpots(notes: readonly { readonly key: string; readonly places: readonly Span[] }[], elements: readonly Span[]): RefSpot[][] {
  const spots: RefSpot[][] = elements.map(() => []);
  for (const note of notes) {
    for (const [place, span] of note.places.entries()) {
      const last = lastBefore(elements, span.end);
      const element = elements[last];
      if (element && element.end > span.start) spots[last]?.push({ key: note.key, place, at: Math.min(span.end, element.end) });
    }
  }
  return spots;
}

/** The index of the last with words that begins before a place; they stand in order. */
function lastBefore(elements: readonly Span[], end: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((elements[middle]?.start ?? Infinity) < end) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last >= 0 && elements[last]?.start === elements[last]?.end) last--;
  return last;
}
