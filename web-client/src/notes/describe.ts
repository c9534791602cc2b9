// Notes in a few words: for the links in the text, the names of cards, and who can see them.

import { firstWords } from "../words/format";
import { en } from "../words/en";
import type { Annotation, Axis, SpecificResource } from "../api/types";
import { documentOf, linkBody, nearEnd, ratingsOf, versionOf, type Note } from "./note";

export function authorOf(note: Note): string {
  const name = note.annotation.creator?.name ?? en.someone;
  return note.mine ? en.you(name) : name;
}

export function gradeOf(axis: Axis, value: string): { word: string; meaning: string } {
  return en.grades[axis].find((grade) => grade.value === value) ?? { word: value, meaning: value };
}

/** `D3·T0`; an axis nobody judged is an en dash. */
export function codeOf(annotation: Annotation): string {
  const of = (axis: Axis): string => ratingsOf(annotation).find((rating) => rating.axis === axis)?.value ?? "–";
  const pair = `${of("source")}${of("information")}`;
  const transmission = of("transmission");
  if (pair === "––") return transmission;
  const letters = pair.replaceAll("–", "") || pair;
  return transmission === "–" ? letters : `${letters}·${transmission}`;
}

export function endName(end: SpecificResource | null): string {
  return en.place(documentOf(end?.source ?? "") ?? en.someone, end?.placement?.page ?? null);
}

/** “contradicts great-terror-excerpt, p. 1”, or from the far end “werth-2010, p. 2” contradicts these words. */
export function relationOf(note: Note): string {
  const body = linkBody(note.annotation);
  const relation = body?.relation ?? "seeAlso";
  if (!note.far) return `${en.nearEnd[relation]} ${endName(body)}`;
  const from = endName(nearEnd(note.annotation));
  return relation === "seeAlso" ? en.farSeeAlso(from) : en.farEnd(from, en.nearEnd[relation]);
}

export function refLabel(note: Note): string {
  const by = note.annotation.creator?.name ?? en.someone;
  switch (note.kind) {
    case "note":
      return en.refLabel.by(by);
    case "question":
      return en.refLabel.question(by);
    case "rating":
      return en.refLabel.rating(by, codeOf(note.annotation));
    case "link":
      return en.refLabel.link(by, relationOf(note));
  }
}

export function cardName(note: Note): string {
  const by = note.annotation.creator?.name ?? en.someone;
  const number = note.number === null ? "" : `${note.number} `;
  switch (note.kind) {
    case "note":
      return en.cardName.note(number, by);
    case "question":
      return en.cardName.question(number, by);
    case "rating":
      return en.cardName.rating(number, by, codeOf(note.annotation));
    case "link":
      return en.cardName.link(number, by, relationOf(note));
  }
}

export type Reach = "private" | "everyone" | "public" | "group";

export function reachOf(annotation: Annotation): Reach {
  const groups = annotation.audience.filter((address) => address.includes("/groups/"));
  if (groups.some((address) => address.endsWith("/groups/public"))) return "public";
  if (groups.some((address) => address.endsWith("/groups/everyone"))) return "everyone";
  return groups.length > 0 ? "group" : "private";
}

/** The address in this server where the end of a cross-reference is read. */
export function readingAddress(end: SpecificResource): string | null {
  const document = documentOf(end.source);
  const version = end.placement && end.placement.state !== "lost" ? end.placement.version : versionOf(end.source);
  if (!document) return null;
  const page = end.placement?.page;
  if (!page) return version ? `/documents/${document}@${version}` : `/documents/${document}`;
  const pinned = version ? `${document}@${version}` : document;
  return `/documents/${pinned}/pages/${page}${end.placement?.passage ? `#${end.placement.passage}` : ""}`;
}

export function savedWords(quote: string): string {
  return firstWords(quote);
}
