// The focus between a note's card and its mark in the text.

import type { Note } from "../notes/note";

export function focusCard(note: Note): void {
  requestAnimationFrame(() => {
    document.getElementById(`card-${note.key}`)?.focus({ preventScroll: true });
    // It has its place beside the text only after this frame.
    requestAnimationFrame(() => document.getElementById(`card-${note.key}`)?.scrollIntoView({ block: "nearest" }));
  });
}

/** The button that unfolds a card which was just folded. */
export function focusFolded(note: Note): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#card-${CSS.escape(note.key)} .unfold`)?.focus());
}

/** The keys of the notes that have marks in a paragraph. */
export function keysIn(block: Element): Set<string> {
  return new Set([...block.querySelectorAll<HTMLElement>("mark")].flatMap((mark) => (mark.dataset["a"] ?? "").split(" ")));
}
