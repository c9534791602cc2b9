// Showing and hiding the outline and the notes; on narrow screens the outline is a list that opens over the text.

import { words } from "../words/words";
import { remember } from "./storage";
import { announce } from "./status";

export type Panel = "outline" | "notes";

/** public/assets/theme.js reads the same keys before the first paint. */
const KEY = { outline: "lectern.hide-outline", notes: "lectern.hide-notes" } as const;

export function togglePanel(reader: Element, panel: Panel): void {
  const narrow = panel === "outline" && matchMedia("(max-width: 1100px)").matches;
  if (narrow) {
    const shown = reader.classList.toggle("outline-over");
    if (shown) reader.querySelector<HTMLElement>(".outline a")?.focus();
    announce(shown ? words.reader.outlineShown : words.reader.outlineHidden);
    return;
  }
  const hidden = document.documentElement.classList.toggle(`no-${panel}`);
  remember(KEY[panel], hidden ? "yes" : "no");
  const said = { outline: [words.reader.outlineHidden, words.reader.outlineShown], notes: [words.reader.notesHidden, words.reader.notesShown] };
  announce(said[panel][hidden ? 0 : 1] ?? "");
}

export function showPanel(panel: Panel): void {
  document.documentElement.classList.remove(`no-${panel}`);
}

/** A button for narrow screens, where the outline has no column of its own. */
export function addOutlineButton(reader: Element, leaf: Element | null): void {
  if (!leaf || !reader.querySelector(".outline li")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn only-narrow";
  button.textContent = words.reader.outline;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => togglePanel(reader, "outline"));
  new MutationObserver(() => {
    button.setAttribute("aria-expanded", String(reader.classList.contains("outline-over")));
  }).observe(reader, { attributeFilter: ["class"] });
  const close = (): void => {
    if (!reader.classList.contains("outline-over")) return;
    reader.classList.remove("outline-over");
    button.focus();
  };
  const outline = reader.querySelector<HTMLElement>(".outline");
  outline?.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) reader.classList.remove("outline-over");
  });
  outline?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  leaf.append(button);
}
