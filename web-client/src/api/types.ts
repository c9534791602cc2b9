// The Web Annotation Data Model as Lectern fills it (https://www.w3.org/TR/annotation-model/). Names are the W3C's.

import type { Area } from "../anchor/area";

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Code points into the canonical text, end exclusive. */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** A part of a page's image: `page=` refined by `xywh=percent:`. */
export interface AreaSelector extends Area {
  readonly type: "AreaSelector";
}

export type Selector = TextQuoteSelector | TextPositionSelector | AreaSelector;

/** Where a passage stands in the version that is current now; a lost one has no place. */
export interface Placement {
  readonly version: string;
  readonly state: "exact" | "moved" | "approximate" | "lost";
  readonly start: number;
  readonly end: number;
  /** 1 for the same words, whatever the white space between them. */
  readonly similarity: number;
  readonly page: number | null;
  readonly passage: string | null;
}

export interface SpecificResource {
  readonly type: "SpecificResource";
  readonly source: string;
  readonly selectors: readonly Selector[];
  readonly placement: Placement | null;
  /** Only on the far end of a cross-reference. */
  readonly relation: Relation | null;
}

export interface TextualBody {
  readonly type: "TextualBody";
  readonly value: string;
  readonly format: string;
  readonly purpose: string | null;
  readonly language: string | null;
}

export type Axis = "source" | "information" | "transmission";

export interface ReliabilityRating {
  readonly type: "ReliabilityRating";
  readonly axis: Axis;
  readonly scale: string;
  /** From 1. */
  readonly scaleVersion: number;
  readonly value: string;
  readonly explanation: string;
}

export const FLAG_VERBS = [
  "noSourceGiven",
  "quotationNotFound",
  "quotationAltered",
  "omitsContext",
  "emphasisOfUnknownOrigin",
  "contradictedBy",
  "sharedTextSourceNotNamed",
  "statesAdvocacy",
  "personalDetailWithoutSource",
  "other",
] as const;
export type FlagVerb = (typeof FLAG_VERBS)[number];

/** Something to be seen in a source. */
export interface Flag {
  readonly type: "Flag";
  readonly verb: FlagVerb;
  readonly basis: string;
  /** As it was sent: addresses, passages, sources in words. */
  readonly evidence: readonly Json[];
}

export const ACTS = ["resolve", "reopen", "retract", "hide", "unhide", "accept", "set-aside"] as const;
export type Act = (typeof ACTS)[number];

/** A decision about the annotation it stands on; retracting is its author's, hiding a moderator's. */
export interface Moderation {
  readonly type: "Moderation";
  readonly act: Act;
}

/** A moderator's decision that others do not read an annotation. */
export interface Hiding {
  readonly reason: string;
  /** Whether its words were kept back from this reader too; who wrote it and who moderates get them. */
  readonly withheld: boolean;
}

/** What other annotation software made and this client cannot show; it survives a round trip in `raw`. */
export interface UnknownBody {
  readonly type: "Unknown";
}

export interface PlainTarget {
  readonly type: "IRI";
  readonly id: string;
}

export type Body = TextualBody | ReliabilityRating | SpecificResource | Moderation | Flag | UnknownBody;
export type Target = SpecificResource | PlainTarget;

export const RELATIONS = [
  "corroborates",
  "contradicts",
  "repeats",
  "sharesTextWith",
  "quotes",
  "translates",
  "respondsTo",
  "seeAlso",
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Annotation {
  readonly id: string;
  readonly motivations: readonly string[];
  readonly creator: Person | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly bodies: readonly Body[];
  readonly targets: readonly Target[];
  /** Addresses of groups, or the author's own for a private note. */
  readonly audience: readonly string[];
  /** Null for what everybody in the audience may read. */
  readonly hidden: Hiding | null;
  /** As served, for sending back what this client does not know. */
  readonly raw: JsonObject;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  /** Whether the reader is a moderator or an owner of it. */
  readonly moderates: boolean;
}

export interface Session {
  readonly account: Person | null;
  /** Whether the reader looks after this server, and so after what is shared with all of it. */
  readonly administrator: boolean;
  /** Those the reader belongs to. */
  readonly groups: readonly Group[];
  readonly claimed: boolean;
  /** Whether the document on show is the reader's to look after. */
  readonly keeps: boolean;
  /** The server's own address, without a final slash; every identifier begins with it. */
  readonly base: string;
}

export interface DocumentEntry {
  readonly id: string;
  readonly title: string;
  readonly pages: number;
  readonly version: string;
}
