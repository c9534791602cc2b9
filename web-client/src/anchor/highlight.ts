// Passing layers (the words being annotated, a span from the address) are CSS highlights: they move no text nodes.
// Each has an equivalent in words, in the composer or in the status line. Lasting notes are <mark> elements.

export const LAYERS = ["lectern-selection", "lectern-end", "lectern-shown", "lectern-other", "lectern-find", "lectern-found", "lectern-lit"] as const;
export type Layer = (typeof LAYERS)[number];

export function highlight(layer: Layer, ranges: readonly Range[]): void {
  if (!("highlights" in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(layer);
  else CSS.highlights.set(layer, new Highlight(...ranges));
}
