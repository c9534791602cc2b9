// Passages that were copied or linked lately, the newest first, in this browser only: what one needs again soon.

import { recall, remember } from "../reading/storage";
import type { FarEnd } from "./drafts";

const KEY = "lectern.recent";
const MOST = 8;

export function recentPassages(): FarEnd[] {
  try {
    const kept: unknown = JSON.parse(recall(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPassage) : [];
  } catch {
    return []; // written by hand
  }
}

export function rememberPassage(far: FarEnd): void {
  const same = (other: FarEnd): boolean =>
    other.document === far.document && other.version === far.version && other.selectors.position.start === far.selectors.position.start && other.selectors.position.end === far.selectors.position.end;
  remember(KEY, JSON.stringify([far, ...recentPassages().filter((other) => !same(other))].slice(0, MOST)));
}

function isPassage(value: unknown): value is FarEnd {
  if (typeof value !== "object" || value === null) return false;
  const { document, version, page, selectors } = value as Partial<FarEnd>;
  return (
    typeof document === "string" &&
    typeof version === "string" &&
    typeof page === "number" &&
    typeof selectors?.quote?.exact === "string" &&
    typeof selectors.position?.start === "number" &&
    typeof selectors.position.end === "number"
  );
}
