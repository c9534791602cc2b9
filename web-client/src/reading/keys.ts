// What a key press in the page asks for. Matched by place on the keyboard (event.code), since a Cyrillic layout has no
// letter A; single letters act only while the text has the focus and can be switched off or moved (WCAG 2.1.4). With
// Ctrl+Alt the same keys act everywhere, because screen readers keep single letters to themselves.

import { commandOn, type KeyedCommand } from "./bindings";
import { singleKeys } from "./settings";

export type Command = KeyedCommand | "print" | "open-note" | "back" | "previous-note" | "next-page" | "previous-page" | "help";

/** The command a key press in the page asks for, or null where it belongs to somebody else. */
export function commandOf(event: KeyboardEvent, main: Element): Command | null {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return null;
  // AltGr reads as Ctrl+Alt on many layouts and writes letters there
  const altGraph = event.getModifierState("AltGraph");
  if (event.metaKey || altGraph || !(event.target instanceof Element)) return null;
  if (event.altKey && !event.ctrlKey) {
    if (event.code === "PageDown") return "next-page";
    if (event.code === "PageUp") return "previous-page";
    return null;
  }
  if (isField(event.target)) return null;
  if (event.altKey) return keyed(event);
  if (event.ctrlKey) return null;
  if (singleKeys() && isHelp(event)) return "help";
  const reading = event.target === document.body || main.contains(event.target);
  if (!reading) return null;
  if (event.key === "Escape") return "back";
  if (event.key === "Enter") return event.target.classList.contains("block") ? "open-note" : null;
  return singleKeys() ? keyed(event) : null;
}

function keyed(event: KeyboardEvent): Command | null {
  if (event.ctrlKey && isHelp(event)) return "help";
  const command = commandOn(event.code);
  if (!event.shiftKey) return command;
  return command === "next-note" ? "previous-note" : null;
}

/** The question mark, and its place where another layout writes something else there. */
function isHelp(event: KeyboardEvent): boolean {
  return event.key === "?" || (event.shiftKey && event.code === "Slash");
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
  );
}
