// What is read stays where it is while marks and cards are put in: the first paragraph in view is held to its height.

import { blocksOf, type ReaderPage } from "../reading/page";

/** Below the bars. */
const TOP = 92;

export function keepPlace(page: ReaderPage, change: () => void): void {
  const block = blocksOf(page.text).find((one) => one.getBoundingClientRect().bottom > TOP);
  const before = block?.getBoundingClientRect().top;
  change();
  if (!block || before === undefined) return;
  const moved = block.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: "instant" });
}
