// Showing and hiding the outline and the notes; on narrow screens the outline is a list that opens over the text.

import { words } from "../words/words";
import { remember } from "./storage";
import { announce } from "./status";

export type Panel = "outline" | "notes";

/** public/assets/theme.js reads the same keys before the first paint. */
const KEY = { outline: "lectern.hide-outline", notes: "lectern.hide-notes" } as const;

export function togglePanel(reader: Element, panel: Panel): void {
  if (panel === "outline" && isNarrow()) {
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

/** Into the outline, which is shown for it: the section that is being read, else the first. */
export function goToOutline(reader: Element): void {
  const outline = reader.querySelector<HTMLElement>(".outline");
  const entry = outline?.querySelector<HTMLElement>("a[aria-current]") ?? outline?.querySelector<HTMLElement>("a");
  if (!entry) {
    announce(words.reader.noOutline);
    return;
  }
  if (isNarrow()) reader.classList.add("outline-over");
  else showPanel("outline");
  entry.focus();
}

/** A long outline begins far before the page: the section that is being read is in sight, and what leads to it above. */
function showCurrent(outline: HTMLElement): void {
  const entry = outline.querySelector<HTMLElement>("a[aria-current]");
  if (!entry) return;
  const below = entry.getBoundingClientRect().bottom - outline.getBoundingClientRect().bottom;
  if (below > 0) outline.scrollTop += below + outline.clientHeight / 2;
}

function isNarrow(): boolean {
  return matchMedia("(max-width: 1100px)").matches;
}

/** In the page bar: a way to the outline where it has no column of its own, and to whichever column was hidden. */
export function addPanelButtons(reader: Element, leaf: Element | null): void {
  if (!leaf) return;
  const root = document.documentElement;
  const notes = panelButton("notes", words.notes.title, () => togglePanel(reader, "notes"));
  if (!reader.querySelector(".outline li")) {
    leaf.append(notes);
    return;
  }
  const outline = panelButton("outline", words.reader.outline, () => togglePanel(reader, "outline"));
  outline.classList.add("only-narrow");
  outline.setAttribute("aria-expanded", "false");
  const shown = (): void => outline.setAttribute("aria-expanded", String(reader.classList.contains("outline-over")));
  new MutationObserver(shown).observe(reader, { attributeFilter: ["class"] });
  const close = (): void => {
    if (!reader.classList.contains("outline-over")) return;
    reader.classList.remove("outline-over");
    outline.focus();
  };
  const list = reader.querySelector<HTMLElement>(".outline");
  if (list) showCurrent(list);
  list?.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) reader.classList.remove("outline-over");
  });
  list?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  // What a button shows takes the focus that the button loses with itself.
  outline.addEventListener("click", () => {
    if (!isNarrow() && !root.classList.contains("no-outline")) goToOutline(reader);
  });
  leaf.append(outline, notes);
}

function panelButton(panel: Panel, label: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `btn panel-button show-${panel}`;
  button.textContent = label;
  button.addEventListener("click", () => {
    onClick();
    if (panel === "notes") document.getElementById("notes-title")?.focus();
  });
  return button;
}
