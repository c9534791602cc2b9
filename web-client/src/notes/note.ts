// An annotation as the reader of one page sees it: what kind it is, and where on this page it stands.

import type { Area } from "../anchor/area";
import { clip, type Span } from "../anchor/span";
import type { Annotation, ReliabilityRating, SpecificResource, TextualBody } from "../api/types";
import type { ReaderPage } from "../reading/page";
import { answered } from "./threads";

export type NoteKind = "note" | "highlight" | "question" | "rating" | "link" | "flag" | "reading";

/** What became of the words since: others, or the same with other white space between them. */
export type Changed = "reworded" | "rewrapped";

export type Standing =
  | { readonly type: "here"; readonly places: readonly Span[]; readonly areas: readonly Area[]; readonly changed: Changed | null }
  | { readonly type: "lost" }
  | { readonly type: "whole" }
  | { readonly type: "elsewhere" };

export interface Note {
  readonly annotation: Annotation;
  /** The last part of its address; names the card and its marks in the page. */
  readonly key: string;
  readonly kind: NoteKind;
  readonly standing: Standing;
  /** In reading order; only notes that stand in the text are numbered. */
  readonly number: number | null;
  readonly mine: boolean;
  /** Seen from the far end of a cross-reference. */
  readonly far: boolean;
}

type Frame = Pick<ReaderPage, "document" | "version" | "start" | "end">;

/** Notes in the order of the rail: through the text, then on the whole document, then lost ones. */
export function notesOf(annotations: readonly Annotation[], page: Frame, account: string | null): Note[] {
  const notes = annotations
    .filter((annotation) => answered(annotation) === null)
    .map((annotation) => noteOf(annotation, page, account));
  notes.sort(inReadingOrder);
  let number = 0;
  return notes.map((note) => (note.standing.type === "here" ? { ...note, number: ++number } : note));
}

function noteOf(annotation: Annotation, page: Frame, account: string | null): Note {
  const near = annotation.targets.filter((target) => target.type === "SpecificResource");
  const nearStanding = standingOf(near, page);
  const farEnd = linkBody(annotation);
  const farStanding = farEnd ? standingOf([farEnd], page) : null;
  const far = nearStanding.type !== "here" && nearStanding.type !== "whole" && farStanding?.type === "here";
  const both = nearStanding.type === "here" && farStanding?.type === "here";
  return {
    annotation,
    key: keyOf(annotation.id),
    kind: kindOf(annotation),
    standing: far && farStanding
      ? farStanding
      : both
        ? { ...nearStanding, places: [...nearStanding.places, ...farStanding.places] }
        : nearStanding,
    number: null,
    mine: account !== null && annotation.creator?.id === account,
    far,
  };
}

function standingOf(resources: readonly SpecificResource[], page: Frame): Standing {
  const own = resources.filter((resource) => documentOf(resource.source) === page.document);
  if (own.length === 0) return { type: "elsewhere" };
  if (own.every((resource) => resource.selectors.length === 0 && !resource.placement)) return { type: "whole" };
  const here = own.flatMap((resource) => {
    const place = clip(placeIn(resource, page.version) ?? { start: 0, end: 0 }, page);
    return place ? [{ resource, place }] : [];
  });
  if (here.length > 0) {
    // What stands on an area of the image stands on none of the words
    const places = here.flatMap(({ resource, place }) => (areaOf(resource) ? [] : [place]));
    const areas = here.flatMap(({ resource }) => (versionOf(resource.source) === page.version ? (areaOf(resource) ?? []) : []));
    return { type: "here", places, areas, changed: changeOf(own) };
  }
  return own.some((resource) => resource.placement?.state === "lost") ? { type: "lost" } : { type: "elsewhere" };
}

function changeOf(resources: readonly SpecificResource[]): Changed | null {
  const changed = resources.flatMap(({ placement }) => (placement?.state === "approximate" ? [placement.similarity] : []));
  return changed.length === 0 ? null : changed.every((similarity) => similarity === 1) ? "rewrapped" : "reworded";
}

/** Its place in that version: the placement if it speaks of it, or the version it was written on. Never a guess. */
function placeIn(resource: SpecificResource, version: string): Span | null {
  const { placement } = resource;
  if (placement && placement.version === version && placement.state !== "lost") return placement;
  if (versionOf(resource.source) !== version) return null;
  const position = resource.selectors.find((selector) => selector.type === "TextPositionSelector");
  return position ?? null;
}

/** Whether it tells where its words stand in another version than the page's, and was written on a third. */
export function speaksOfAnother(annotation: Annotation, page: Frame): boolean {
  return annotation.targets.some(
    (target) =>
      target.type === "SpecificResource" &&
      target.placement !== null &&
      target.placement.version !== page.version &&
      documentOf(target.source) === page.document &&
      versionOf(target.source) !== page.version,
  );
}

function inReadingOrder(a: Note, b: Note): number {
  return (
    rank(a) - rank(b) ||
    first(a).start - first(b).start ||
    first(a).end - first(b).end ||
    (a.annotation.created ?? "").localeCompare(b.annotation.created ?? "") ||
    a.key.localeCompare(b.key)
  );
}

function rank(note: Note): number {
  return { here: 0, whole: 1, elsewhere: 2, lost: 3 }[note.standing.type];
}

function first(note: Note): Span {
  return (note.standing.type === "here" && note.standing.places[0]) || { start: 0, end: 0 };
}

function kindOf(annotation: Annotation): NoteKind {
  if (annotation.bodies.some((body) => body.type === "ReliabilityRating")) return "rating";
  if (annotation.bodies.some((body) => body.type === "Flag")) return "flag";
  if (readingOf(annotation) !== null) return "reading";
  if (annotation.motivations.includes("linking") && linkBody(annotation)) return "link";
  if (annotation.motivations.includes("highlighting") && wordsOf(annotation).length === 0) return "highlight";
  return annotation.motivations.includes("questioning") ? "question" : "note";
}

export function keyOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).replace(/[^\w-]/g, "_");
}

export function ratingsOf(annotation: Annotation): ReliabilityRating[] {
  return annotation.bodies.filter((body) => body.type === "ReliabilityRating");
}

export function linkBody(annotation: Annotation): SpecificResource | null {
  return annotation.bodies.find((body) => body.type === "SpecificResource") ?? null;
}

/** What was written, without tags and without the words of a reading. */
export function wordsOf(annotation: Annotation): TextualBody[] {
  const reading = readingOf(annotation) !== null;
  return annotation.bodies.filter(
    (body) => body.type === "TextualBody" && body.purpose !== "tagging" && !(reading && body.purpose === "editing"),
  ) as TextualBody[];
}

/** What the words it stands on should read; empty to leave them out, null for what suggests no reading. */
export function readingOf(annotation: Annotation): string | null {
  if (!annotation.motivations.includes("editing") || annotation.targets.length !== 1) return null;
  const [only, ...more] = annotation.bodies.flatMap((body) => (body.type === "TextualBody" && body.purpose === "editing" ? [body.value] : []));
  return only === undefined || more.length > 0 ? null : only;
}

export function tagsOf(annotation: Annotation): string[] {
  return annotation.bodies.flatMap((body) => (body.type === "TextualBody" && body.purpose === "tagging" ? [body.value] : []));
}

/** The part of a page's image that it stands on. */
export function areaOf(resource: SpecificResource | null | undefined): Area | null {
  return resource?.selectors.find((selector) => selector.type === "AreaSelector") ?? null;
}

export function quoteOf(resource: SpecificResource | null | undefined): string | null {
  return resource?.selectors.find((selector) => selector.type === "TextQuoteSelector")?.exact ?? null;
}

/** The words of all its pieces, as one reads them: what lies between two pieces is `[…]`. */
export function quotesOf(annotation: Annotation): string | null {
  const pieces = annotation.targets.flatMap((target) => (target.type === "SpecificResource" ? (quoteOf(target) ?? []) : []));
  return pieces.length > 0 ? pieces.join(BETWEEN_PIECES) : null;
}

export const BETWEEN_PIECES = " […] ";

export function nearEnd(annotation: Annotation): SpecificResource | null {
  return annotation.targets.find((target) => target.type === "SpecificResource") ?? null;
}

/** `werth-2010` of `http://host/documents/werth-2010@f8b6…`. */
export function documentOf(source: string): string | null {
  return /\/documents\/([a-z0-9-]+)/.exec(source)?.[1] ?? null;
}

export function versionOf(source: string): string | null {
  return /\/documents\/[a-z0-9-]+@([0-9a-f]{8,64})/.exec(source)?.[1] ?? null;
}
