// Notes in a few words: for the links in the text, the names of cards, and who can see them.

import { firstWords } from "../words/format";
import { words } from "../words/words";
import type { Annotation, Axis, SpecificResource } from "../api/types";
import { flagOf } from "./flag";
import { ADMIRALTY, knownGrades } from "./scales";
import { areaOf, documentOf, linkBody, nearEnd, ratingsOf, readingOf, versionOf, type Note } from "./note";

export function authorOf(note: Note): string {
  const name = note.annotation.creator?.name ?? words.someone;
  return note.mine ? words.you(name) : name;
}

/** In the words of its scale; a group's own grades are words themselves. */
export function gradeOf(axis: Axis, value: string, scale = ADMIRALTY): { word: string; meaning: string } {
  return knownGrades(axis, scale)?.find((grade) => grade.value === value) ?? { word: value, meaning: value };
}

/** `D3·T0`, or on another scale `rely·3·T0`; an axis nobody judged is an en dash. */
export function codeOf(annotation: Annotation): string {
  const of = (axis: Axis): string => ratingsOf(annotation).find((rating) => rating.axis === axis)?.value ?? "–";
  const source = ratingsOf(annotation).find((rating) => rating.axis === "source");
  if (source && source.scale !== ADMIRALTY) {
    return [gradeOf("source", source.value, source.scale).word, of("information"), of("transmission")].filter((said) => said !== "–").join("·");
  }
  const pair = `${of("source")}${of("information")}`;
  const transmission = of("transmission");
  if (pair === "––") return transmission;
  const letters = pair.replaceAll("–", "") || pair;
  return transmission === "–" ? letters : `${letters}·${transmission}`;
}

/** What an annotation stands on, where that is a part of a page's image. */
export function areaName(annotation: Annotation): string | null {
  const area = areaOf(nearEnd(annotation));
  return area && words.area.on(area.page);
}

export function endName(end: SpecificResource | null): string {
  return words.place(documentOf(end?.source ?? "") ?? words.someone, end?.placement?.page ?? null);
}

/** “contradicts great-terror-excerpt, p. 1”, or from the far end “werth-2010, p. 2” contradicts these words. */
export function relationOf(note: Note): string {
  const body = linkBody(note.annotation);
  const relation = body?.relation ?? "seeAlso";
  if (!note.far) return `${words.nearEnd[relation]} ${endName(body)}`;
  const from = endName(nearEnd(note.annotation));
  return relation === "seeAlso" ? words.farSeeAlso(from) : words.farEnd(from, words.nearEnd[relation]);
}

export function refLabel(note: Note): string {
  const by = note.annotation.creator?.name ?? words.someone;
  if (note.annotation.hidden?.withheld) return `${words.refLabel.by(by)}, ${words.hiding.inLabel}`;
  switch (note.kind) {
    case "note":
      return words.refLabel.by(by);
    case "highlight":
      return words.refLabel.by(by);
    case "question":
      return words.refLabel.question(by);
    case "rating":
      return words.refLabel.rating(by, codeOf(note.annotation));
    case "link":
      return words.refLabel.link(by, relationOf(note));
    case "flag":
      return words.refLabel.flag(by, flagged(note));
    case "reading": {
      const read = readingOf(note.annotation) ?? "";
      return read === "" ? words.refLabel.leaveOut(by) : words.refLabel.reading(by, firstWords(read));
    }
  }
}

export function cardName(note: Note): string {
  const by = note.annotation.creator?.name ?? words.someone;
  const number = note.number === null ? "" : `${note.number} `;
  if (note.annotation.hidden?.withheld) return `${words.cardName.note(number, by)}, ${words.hiding.inLabel}`;
  switch (note.kind) {
    case "note":
      return words.cardName.note(number, by);
    case "highlight":
      return words.cardName.highlight(number, by);
    case "question":
      return words.cardName.question(number, by);
    case "rating":
      return words.cardName.rating(number, by, codeOf(note.annotation));
    case "link":
      return words.cardName.link(number, by, relationOf(note));
    case "flag":
      return words.cardName.flag(number, by, flagged(note));
    case "reading":
      return words.cardName.reading(number, by, firstWords(readingOf(note.annotation) ?? "") || words.readings.nothing);
  }
}

function flagged(note: Note): string {
  return words.flags.verbs[flagOf(note.annotation)?.verb ?? "other"];
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
