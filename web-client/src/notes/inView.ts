// What is seen now, for deciding whether something new would move it.

import { PageText } from "../anchor/pageText";
import type { ReaderPage } from "../reading/page";
import type { Note } from "./note";

/** Whether a note's mark and card would both stand below everything that is seen. */
export function isBelowView(page: ReaderPage, note: Note, listed: readonly Note[]): boolean {
  if (note.standing.type !== "here") return false;
  const start = note.standing.places[0]?.start ?? 0;
  const piece = PageText.read(page.text, page.start).pieces.find((one) => one.start <= start && start < one.end);
  const block = piece?.element.closest(".block");
  if (!block || block.getBoundingClientRect().top < innerHeight) return false;
  // In a list with its own scrolling, cards of words far below can be in view.
  return listed.every((other) => {
    if (other.standing.type !== "here" || (other.standing.places[0]?.start ?? 0) <= start) return true;
    return !isCardSeen(other.key);
  });
}

/** Whether what follows the beginning of this card is in view, so that a longer card would move it. */
export function isCardSeen(key: string): boolean {
  const card = document.getElementById(`card-${key}`);
  if (!card || !(card.checkVisibility?.() ?? true)) return false;
  return card.getBoundingClientRect().top < innerHeight;
}
