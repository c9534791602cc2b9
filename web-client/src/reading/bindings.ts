// Which place on the keyboard asks for which command. Each can be moved to another key; what was moved is kept in
// this browser. One key never has two meanings.

import { forget, recall, remember } from "./storage";

/** Codes of places on the keyboard (event.code), as given before anybody changes them. */
export const GIVEN_KEYS = {
  "next-block": "KeyJ",
  "previous-block": "KeyK",
  note: "KeyA",
  rate: "KeyR",
  link: "KeyL",
  flag: "KeyF",
  highlight: "KeyH",
  reading: "KeyC",
  select: "KeyS",
  quote: "KeyQ",
  piece: "KeyP",
  find: "Slash",
  beside: "KeyB",
  "as-read": "KeyV",
  "next-note": "KeyN",
  "go-to-page": "KeyG",
  "to-outline": "KeyO",
  excerpts: "KeyE",
  outline: "BracketLeft",
  notes: "BracketRight",
  "copy-address": "KeyY",
} as const satisfies Readonly<Record<string, string>>;

export type KeyedCommand = keyof typeof GIVEN_KEYS;

export const KEYED_COMMANDS = Object.keys(GIVEN_KEYS) as readonly KeyedCommand[];

const KEY = "lectern.keys";
const NAMES: Readonly<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Slash: "/",
  Backslash: "\\",
  Comma: ",",
  Period: ".",
  Semicolon: ";",
  Quote: "'",
  Backquote: "`",
  Minus: "-",
  Equal: "=",
};

export function codeOf(command: KeyedCommand): string {
  return moved()[command] ?? GIVEN_KEYS[command];
}

export function commandOn(code: string): KeyedCommand | null {
  const changed = moved();
  return KEYED_COMMANDS.find((command) => (changed[command] ?? GIVEN_KEYS[command]) === code) ?? null;
}

/** What the key cap says on most keyboards; null for a key that cannot be a command. */
export function keyName(code: string): string | null {
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? NAMES[code] ?? null;
}

export type Rebinding =
  | { readonly type: "bound" }
  | { readonly type: "unusable" }
  | { readonly type: "taken"; readonly by: KeyedCommand };

export function rebind(command: KeyedCommand, code: string): Rebinding {
  if (keyName(code) === null) return { type: "unusable" };
  const by = commandOn(code);
  if (by && by !== command) return { type: "taken", by };
  remember(KEY, JSON.stringify({ ...moved(), [command]: code }));
  return { type: "bound" };
}

export function resetBindings(): void {
  forget(KEY);
}

function moved(): Partial<Record<KeyedCommand, string>> {
  const kept = recall(KEY);
  if (kept === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return {}; // written by hand: the given keys apply
  }
  if (typeof value !== "object" || value === null) return {};
  const found: Partial<Record<KeyedCommand, string>> = {};
  for (const command of KEYED_COMMANDS) {
    const code: unknown = Reflect.get(value, command);
    if (typeof code === "string" && keyName(code) !== null) found[command] = code;
  }
  return found;
}
