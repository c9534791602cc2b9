// The reader's own choices, kept in this browser. public/assets/theme.js applies theme and letters before the first
// paint and shares these keys and limits.

import { recall, remember } from "./storage";

export interface TextSettings {
  /** rem */
  readonly size: number;
  /** rem */
  readonly measure: number;
  readonly lead: number;
  readonly face: Face;
}

export type Face = "serif" | "sans";

type Measured = Exclude<keyof TextSettings, "face">;

export const TEXT_DEFAULTS: TextSettings = { size: 1.1875, measure: 34, lead: 1.6, face: "serif" };
export const TEXT_LIMITS = {
  size: { min: 0.9375, max: 1.75, step: 0.0625 },
  measure: { min: 28, max: 44, step: 1 },
  lead: { min: 1.3, max: 2.1, step: 0.1 },
} as const;

const TEXT_KEY = "lectern.text";
const THEME_KEY = "lectern.theme";
const KEYS_KEY = "lectern.single-keys";

export function textSettings(): TextSettings {
  const kept: unknown = parse(recall(TEXT_KEY));
  if (typeof kept !== "object" || kept === null) return TEXT_DEFAULTS;
  const number = (name: Measured): number => {
    const value: unknown = Reflect.get(kept, name);
    const { min, max } = TEXT_LIMITS[name];
    return typeof value === "number" && value >= min && value <= max ? value : TEXT_DEFAULTS[name];
  };
  return { size: number("size"), measure: number("measure"), lead: number("lead"), face: Reflect.get(kept, "face") === "sans" ? "sans" : "serif" };
}

export function setTextSettings(settings: TextSettings): void {
  remember(TEXT_KEY, JSON.stringify(settings));
  const root = document.documentElement.style;
  root.setProperty("--size-text", `${settings.size}rem`);
  root.setProperty("--measure", `${settings.measure}rem`);
  root.setProperty("--lead-text", String(settings.lead));
  root.setProperty("--face-text", `var(--${settings.face})`);
}

export type Theme = "auto" | "light" | "dark";

/** Told to the whole document, since the theme is chosen in two places. */
export const THEME_EVENT = "lectern:theme";

export function theme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

export function isDark(): boolean {
  const chosen = theme();
  return chosen === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

export function setTheme(chosen: Theme): void {
  if (chosen === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
  remember(THEME_KEY, chosen);
  document.dispatchEvent(new Event(THEME_EVENT));
}

export function singleKeys(): boolean {
  return recall(KEYS_KEY) !== "off";
}

export function setSingleKeys(on: boolean): void {
  remember(KEYS_KEY, on ? "on" : "off");
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // written by another program or by hand: the defaults apply
  }
}
