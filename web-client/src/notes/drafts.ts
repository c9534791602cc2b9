// What somebody is writing, kept in this browser until the server has acknowledged it. A draft carries the key that
// makes sending it twice harmless, and what was sent last if the answer to it never came.

import type { PassageSelectors } from "../anchor/selectors";
import type { Area } from "../anchor/area";
import type { Span } from "../anchor/span";
import type { Axis, Relation } from "../api/types";
import { NO_FLAG, type FlagDraft } from "./flag";
import { sayTheSame, type Begun } from "./merge";
import type { GradedOn } from "./scales";
import { isAudience, ONLY_ME, type Audience } from "./audience";
import { forget, keysBelow, recall, remember } from "../reading/storage";

export type Verb = "note" | "rate" | "link" | "flag" | "reading";

export interface Grade {
  readonly value: string;
  readonly explanation: string;
  /** None for the Admiralty code. */
  readonly scale?: GradedOn | undefined;
}

/** The far end of a cross-reference. */
export interface FarEnd {
  readonly document: string;
  readonly version: string;
  readonly page: number;
  readonly selectors: PassageSelectors;
}

/** One more run of words of a passage that is put together of several. */
export interface Piece extends Span {
  readonly quote: string;
}

export interface Draft {
  readonly key: string;
  readonly verb: Verb;
  readonly quote: string;
  readonly text: string;
  /** What the words should read. */
  readonly reading: string;
  readonly question: boolean;
  /** Words of the document marked without a word about them. */
  readonly highlight: boolean;
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly grades: Readonly<Partial<Record<Axis, Grade>>>;
  readonly relation: Relation;
  readonly far: FarEnd | null;
  /** Of a flag; its basis is the text. */
  readonly flag: FlagDraft;
  /** The part of the page's image that it stands on instead of words. */
  readonly area: Area | null;
  /** Beside the words it was begun on, in the order of the text. */
  readonly more: readonly Piece[];
  /** The body of a request whose outcome is unknown. */
  readonly unsettled: string | null;
  /** What a change was begun from; null for something new. */
  readonly begun: Begun | null;
}

export function newDraft(verb: Verb, quote: string, audience: Audience = ONLY_ME): Draft {
  return {
    key: uuid(),
    verb,
    quote,
    text: "",
    reading: quote,
    question: false,
    highlight: false,
    tags: [],
    audience,
    grades: {},
    relation: "corroborates",
    far: null,
    flag: NO_FLAG,
    area: null,
    more: [],
    unsettled: null,
    begun: null,
  };
}

export function isBlank(draft: Draft): boolean {
  return draft.text.trim() === "" && draft.reading === draft.quote && draft.tags.length === 0 && Object.keys(draft.grades).length === 0 && draft.far === null && draft.flag.verb === null && draft.flag.evidence.length === 0 && draft.more.length === 0 && !draft.unsettled;
}

const PREFIX = "lectern.draft:";

/** Drafts belong to a page of one version; the same words in two versions are two drafts. */
export class Drafts {
  readonly #prefix: string;

  constructor(document: string, version: string) {
    this.#prefix = `${PREFIX}${document}@${version}:`;
  }

  load(span: Span): Draft | null {
    return parse(recall(this.#key(span)));
  }

  /** False where the browser refuses to keep it. */
  keep(span: Span, draft: Draft): boolean {
    if (isBlank(draft)) {
      forget(this.#key(span));
      return true;
    }
    return remember(this.#key(span), JSON.stringify(draft));
  }

  drop(span: Span): void {
    forget(this.#key(span));
  }

  within(frame: Span): { span: Span; draft: Draft }[] {
    const found = keysBelow(this.#prefix).flatMap((key) => {
      const [start, end] = key.slice(this.#prefix.length).split("-").map(Number);
      const draft = parse(recall(key));
      if (start === undefined || end === undefined || !draft || start < frame.start || end > frame.end) return [];
      return [{ span: { start, end }, draft }];
    });
    return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  #key(span: Span): string {
    return `${this.#prefix}${span.start}-${span.end}`;
  }
}

const EDIT = "lectern.edit:";

/** What was typed into an existing note and not saved; only where it differs from what is saved. */
export function editDraft(annotation: string, stored: Draft): Draft | null {
  const draft = parse(recall(EDIT + annotation));
  if (!draft || sayTheSame(draft, stored)) return null;
  return { ...draft, verb: stored.verb, quote: stored.quote };
}

export function keepEditDraft(annotation: string, draft: Draft): boolean {
  return remember(EDIT + annotation, JSON.stringify(draft));
}

export function dropEditDraft(annotation: string): void {
  forget(EDIT + annotation);
}

function parse(kept: string | null): Draft | null {
  if (kept === null) return null;
  try {
    const draft = JSON.parse(kept) as Partial<Draft>;
    if (typeof draft.key !== "string" || typeof draft.text !== "string") return null;
    const audience = isAudience(draft.audience) ? draft.audience : ONLY_ME;
    const tags = Array.isArray(draft.tags) ? draft.tags : [];
    const more = Array.isArray(draft.more) ? draft.more : [];
    return { ...newDraft(draft.verb ?? "note", draft.quote ?? ""), ...draft, audience, tags, more };
  } catch {
    return null; // not written by this client
  }
}

/** crypto.randomUUID exists only where the page came over HTTPS or from this computer; a reading room's network has neither. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
