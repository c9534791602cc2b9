// Lines exist only on the screen: the place one line up or down is looked for among the letters nearby.

import type { PageText } from "../anchor/pageText";

/** Lines are shorter than this, in code points. */
const FAR = 600;

export function caretAt(text: PageText, point: number): { readonly top: number; readonly left: number } | null {
  return boxAt(text, point);
}

/**
 * The letter of the next line that stands nearest to the column `goal`, in pixels, below or above; the same place where there is
 * no such line.
 */
export function lineStep(text: PageText, point: number, direction: 1 | -1, goal: number): number {
  const from = boxAt(text, point);
  if (!from) return point;
  let line: number | null = null;
  let best = { point, distance: Number.POSITIVE_INFINITY };
  for (let step = 1; step <= FAR; step++) {
    const at = point + step * direction;
    if (at < 0 || at > text.local.length) break;
    const box = boxAt(text, at);
    if (!box || Math.abs(box.top - from.top) < box.height / 2) continue;
    if (line === null) line = box.top;
    else if (Math.abs(box.top - line) >= box.height / 2) break;
    const distance = Math.abs(box.left - goal);
    if (distance < best.distance) best = { point: at, distance };
  }
  return best.point;
}

function boxAt(text: PageText, point: number): DOMRect | null {
  const letter = point < text.local.length ? { start: point, end: point + 1 } : { start: point - 1, end: point };
  const range = text.ranges({ start: letter.start + text.start, end: letter.end + text.start })[0];
  const box = range?.getBoundingClientRect();
  return box && box.height > 0 ? box : null;
}
