// Bringing words into view. A paragraph can be longer than the window, so the words themselves are measured.

import { STACKED } from "./media";

/** Room that bars take above and below the text, in pixels. */
const COVERED = { above: 150, below: 170 } as const;

/** Scrolls the words to the middle of the window; words that are in view already stay where they are. */
export function bringIntoView(range: Range | undefined): void {
  const box = range?.getBoundingClientRect();
  if (!box || (box.width === 0 && box.height === 0)) return;
  const covered = document.querySelector(".reader.beside .other") && matchMedia(STACKED).matches ? innerHeight / 2 : 0;
  if (box.top >= COVERED.above && box.bottom <= innerHeight - COVERED.below - covered) return;
  scrollBy({ top: box.top - (innerHeight - covered) * 0.45 });
}

/** Whether it is in view, or comes into view with the next turn of the wheel. */
export function isNearView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight / 2 && top < innerHeight * 1.5;
}
