// Where cards stand beside the text: each begins at the height of its words where there is room, none covers another,
// and the open one keeps its height while the others make room for it. Numbers are pixels from the list's own top.

export interface Item {
  /** Where its words are; null for what stands on no words here and follows the one before it. */
  readonly want: number | null;
  readonly height: number;
}

/** The top of each, in the order given. `held` is the index of the one that keeps its place before all others. */
export function align(items: readonly Item[], gap: number, held: number | null): number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { want, height } of items) {
    const top = Math.max(want ?? free, free);
    tops.push(top);
    free = top + height + gap;
  }
  const kept = held === null ? undefined : items[held];
  if (held === null || !kept) return tops;
  const before = items.slice(0, held).reduce((sum, item) => sum + item.height + gap, 0);
  tops[held] = Math.max(kept.want ?? tops[held] ?? 0, before);
  for (let index = held - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index] ?? 0, (tops[index + 1] ?? 0) - gap - (items[index]?.height ?? 0));
  }
  for (let index = held + 1; index < items.length; index++) {
    const end = (tops[index - 1] ?? 0) + (items[index - 1]?.height ?? 0) + gap;
    tops[index] = Math.max(items[index]?.want ?? end, end);
  }
  return tops;
}

/** How far the card that is furthest from its words stands from them. */
export function furthest(items: readonly Item[], tops: readonly number[]): number {
  return items.reduce((most, { want }, index) => (want === null ? most : Math.max(most, Math.abs((tops[index] ?? 0) - want))), 0);
}
