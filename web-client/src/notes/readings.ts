// Suggested readings: what printed words should read, whether that was accepted, and which of those accepted count. The
// server decides by the same rules for search and exports; the text itself is never changed.

import type { Span } from "../anchor/span";
import { localPath } from "../api/http";
import type { Annotation, Session } from "../api/types";
import { audienceOf } from "./audience";
import { nearEnd, quoteOf, readingOf, type Note } from "./note";
import { actOf, byDecision, lastChange, NO_THREAD, type Thread } from "./threads";

/** Code points of printed words that one reading can be about. */
export const LONGEST_READING = 1_000;

/** `changed`: its words were changed after they had been accepted. */
export type ReadingState = "open" | "accepted" | "changed" | "set-aside";

export interface CountedReading extends Span {
  readonly key: string;
  /** What to read; empty where the printed words are to be left out. */
  readonly words: string;
}

/** A page's text as it is printed. */
interface Printed extends Span {
  slice(span: Span): string;
}

export interface PageReadings {
  /** Those that are read in the text, in its order; none overlaps another. */
  readonly counted: readonly CountedReading[];
  /** The keys of those that were accepted, but another one of the same words later. */
  readonly replaced: ReadonlySet<string>;
  /** The keys of those whose words are printed here already. */
  readonly corrected: ReadonlySet<string>;
}

export const NO_READINGS: PageReadings = { counted: [], replaced: new Set(), corrected: new Set() };

export function stateOf(note: Note, { decided }: Thread): ReadingState {
  if (!decided) return "open";
  if (actOf(decided) === "set-aside") return "set-aside";
  return lastChange(decided) < lastChange(note.annotation) ? "changed" : "accepted";
}

/** Whether this reader decides about it: the server asks the same again. */
export function mayDecide(note: Note, session: Session | null): boolean {
  if (!session?.account) return false;
  const audience = audienceOf(note.annotation);
  if (note.mine && audience.length === 0) return true;
  return (
    session.keeps ||
    session.groups.some(({ id, moderates }) => moderates && audience.includes(localPath(id)))
  );
}

export function readingsOn(page: Printed, notes: readonly Note[], threads: ReadonlyMap<string, Thread>, gone: ReadonlySet<string>): PageReadings {
  const all = page.slice(page);
  const corrected = new Set<string>();
  const accepted: { reading: CountedReading; decided: Annotation }[] = [];
  for (const note of notes) {
    const words = readingOf(note.annotation);
    if (words === null || gone.has(note.annotation.id)) continue;
    if (isPrinted(note, words, page, all)) corrected.add(note.key);
    const thread = threads.get(note.annotation.id) ?? NO_THREAD;
    const [place] = note.standing.type === "here" ? note.standing.places : [];
    if (!place || !thread.decided || stateOf(note, thread) !== "accepted") continue;
    // Where other words stand now, it says nothing about them.
    if (withoutSpace(page.slice(place)) !== withoutSpace(quoteOf(nearEnd(note.annotation)) ?? "")) continue;
    accepted.push({ reading: { ...place, key: note.key, words }, decided: thread.decided });
  }
  accepted.sort((a, b) => byDecision(b.decided, a.decided));
  const counted: CountedReading[] = [];
  const replaced = new Set<string>();
  for (const { reading } of accepted) {
    if (counted.some((later) => later.start < reading.end && reading.start < later.end)) replaced.add(reading.key);
    else counted.push(reading);
  }
  return { counted: counted.sort((a, b) => a.start - b.start), replaced, corrected };
}

/** Around the words, so that a short one is not found just anywhere. */
const AROUND = 12;

/** Whether the words were corrected in this version; where the place is lost, by what stood around them. */
function isPrinted(note: Note, words: string, page: Printed, all: string): boolean {
  if (note.standing.type === "here") return note.standing.places.some((place) => withoutSpace(page.slice(place)) === withoutSpace(words));
  if (note.standing.type !== "lost") return false;
  const quote = nearEnd(note.annotation)?.selectors.find((selector) => selector.type === "TextQuoteSelector");
  if (!quote) return false;
  return all.includes([...quote.prefix].slice(-AROUND).join("") + words + [...quote.suffix].slice(0, AROUND).join(""));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Only what differs, in whole words, with `…` for what is the same before and after. */
export function difference(printed: string, read: string): { readonly printed: string; readonly read: string } {
  const from = printed.split(/(?<=\s)/);
  const to = read.split(/(?<=\s)/);
  const most = Math.min(from.length, to.length) - 1;
  let before = 0;
  while (before < most && from[before] === to[before]) before++;
  let after = 0;
  while (after < most - before && from[from.length - 1 - after] === to[to.length - 1 - after]) after++;
  const cut = (parts: readonly string[]): string => {
    const rest = parts.slice(before, parts.length - after).join("").trim();
    return rest === "" ? "" : `${before > 0 ? "… " : ""}${rest}${after > 0 ? " …" : ""}`;
  };
  return { printed: cut(from), read: cut(to) };
}
