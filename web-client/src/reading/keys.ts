// Which key means what. Matched by place on the keyboard (event.code), since a Cyrillic layout has no letter A; single
// letters act only while the text has the focus and can be switched off (WCAG 2.1.4).

import { singleKeys } from "./settings";

export type Command =
  | "next-block"
  | "previous-block"
  | "note"
  | "rate"
  | "link"
  | "open-note"
  | "back"
  | "next-note"
  | "previous-note"
  | "next-page"
  | "previous-page"
  | "go-to-page"
  | "outline"
  | "notes"
  | "copy-address"
  | "help";

const LETTERS: Readonly<Record<string, Command>> = {
  KeyJ: "next-block",
  KeyK: "previous-block",
  KeyA: "note",
  KeyR: "rate",
  KeyL: "link",
  KeyN: "next-note",
  KeyG: "go-to-page",
  KeyY: "copy-address",
  BracketLeft: "outline",
  BracketRight: "notes",
};

/** The command a key press in the page asks for, or null where it belongs to somebody else. */
export function commandOf(event: KeyboardEvent, main: Element): Command | null {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return null;
  const altGraph = event.getModifierState("AltGraph");
  if (event.altKey && !event.ctrlKey && !event.metaKey && !altGraph) {
    if (event.code === "PageDown") return "next-page";
    if (event.code === "PageUp") return "previous-page";
  }
  if (event.ctrlKey || event.altKey || event.metaKey || altGraph) return null;
  if (isField(event.target)) return null;
  if (!(event.target instanceof Element)) return null;
  if (event.key === "?" && singleKeys()) return "help";
  const reading = event.target === document.body || main.contains(event.target);
  if (!reading) return null;
  if (event.key === "Escape") return "back";
  if (event.key === "Enter") return event.target.classList.contains("block") ? "open-note" : null;
  if (!singleKeys()) return null;
  if (event.shiftKey) return event.code === "KeyN" ? "previous-note" : null;
  return LETTERS[event.code] ?? null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
  );
}
