// From a draft to the annotation that is sent (interfaces: W3C Web Annotation with Lectern's own terms).

import { codePointLength } from "../anchor/codePoints";
import { writeArea, type Area } from "../anchor/area";
import type { PassageSelectors } from "../anchor/selectors";
import { localPath } from "../api/http";
import type { Act, Annotation, Axis, Group, Json, JsonObject } from "../api/types";
import { isObject } from "../api/read";
import { words } from "../words/words";
import type { Draft, Grade } from "./drafts";
import { flagBody, flagLacks, flagOf, NO_FLAG } from "./flag";
import { linkBody, ratingsOf, readingOf, tagsOf, wordsOf, type Note } from "./note";
import { begunFrom } from "./merge";
import { LONGEST_READING } from "./readings";
import { ADMIRALTY } from "./scales";
import { audienceJson, audienceOf, EVERYONE, PUBLIC } from "./audience";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
export const AXES: readonly Axis[] = ["source", "information", "transmission"];

/** A passage of one pinned version. */
export interface Passage {
  readonly document: string;
  readonly version: string;
  readonly selectors: PassageSelectors;
}

/** A part of a page's image in one pinned version. */
export interface AreaPassage {
  readonly document: string;
  readonly version: string;
  readonly area: Area;
}

/** Why a draft cannot be sent yet, or null. */
export function lacking(draft: Draft): string | null {
  switch (draft.verb) {
    case "note":
      return draft.text.trim() === "" && !draft.highlight ? words.composer.needWords : null;
    case "rate":
      if (!AXES.some((axis) => draft.grades[axis])) return words.composer.needGrade;
      return lacksReason(draft) ? words.composer.needReason : null;
    case "link":
      return draft.far ? null : words.composer.needPlace;
    case "flag": {
      const lacks = flagLacks(draft);
      return lacks && words.flags.missing(lacks);
    }
    case "reading":
      if (draft.more.length > 0) return words.readings.onePiece;
      if (codePointLength(draft.quote) > LONGEST_READING) return words.readings.tooLong(LONGEST_READING);
      return draft.reading === draft.quote ? words.readings.needChange : null;
  }
}

/** A source graded on a passage says otherwise than its work's grade, so it says why. What was saved without may stay so. */
export function lacksReason({ grades, begun }: Pick<Draft, "grades" | "begun">): boolean {
  return begun === null && grades.source !== undefined && grades.source.explanation.trim() === "";
}

/** @param pieces the passage's runs of words in the order of the text; mostly one */
export function buildAnnotation(draft: Draft, pieces: readonly (Passage | AreaPassage)[], base: string): JsonObject {
  return {
    "@context": CONTEXT,
    type: "Annotation",
    motivation: motivationOf(draft),
    ...bodyPart([...bodiesOf(draft, base), ...tagBodies(draft)]),
    target: oneOrList(pieces.map((piece) => resource(piece, base))),
    ...audienceJson(draft.audience, base),
  };
}

/** The purpose of a reply by somebody concerned: named in a flag, or the author of what is flagged. */
export const RESPONDING = "responding";

/**
 * @param own the groups of who replies: with others nothing can be shared, whoever shares the parent with them
 * @param concerned whether it is the response of somebody concerned
 */
export function buildReply(text: string, parent: Annotation, own: readonly Group[], concerned = false): JsonObject {
  return answer(parent, own, "replying", { ...markdown(text), ...(concerned ? { purpose: RESPONDING } : {}) });
}

/**
 * A decision about a note: that it is settled or open again; that its author takes back what it says; that a reading is accepted or set aside; for moderators, that it is hidden or to be read again.
 *
 * @param reason why it is hidden
 */
export function buildModeration(act: Act, parent: Annotation, own: readonly Group[], reason = ""): JsonObject {
  return answer(parent, own, "moderating", { type: "Moderation", purpose: "moderating", act, ...(reason ? { reason } : {}) });
}

/** Seen by those who see what it answers, as far as its author may share with them. */
function answer(parent: Annotation, own: readonly Group[], motivation: string, body: JsonObject): JsonObject {
  const groups = parent.audience.filter((address) => {
    const path = localPath(address);
    return path === EVERYONE || path === PUBLIC || own.some((group) => localPath(group.id) === path);
  });
  return {
    "@context": CONTEXT,
    type: "Annotation",
    motivation,
    body,
    target: parent.id,
    ...(groups.length > 0 ? { audience: oneOrList(groups.map((id) => ({ id, type: "Audience" }))) } : {}),
  };
}

/** The stored annotation with the draft's words; target and everything unknown to this client stay as they were. */
export function buildChange(draft: Draft, stored: Annotation, base: string): JsonObject {
  const { placement: _, audience: __, body: ___, hidden: ____, ...kept } = stored.raw;
  const shown = new Set(["TextualBody", "ReliabilityRating", "Flag"]);
  const bodies = stored.raw["body"];
  const foreign = (Array.isArray(bodies) ? bodies : [bodies ?? null]).filter(
    (body) => isObject(body) && !(typeof body["type"] === "string" && shown.has(body["type"])),
  );
  const own = draft.verb === "link" ? commentOf(draft) : bodiesOf(draft, base);
  const rest = foreign.map((body) =>
    draft.verb === "link" && isObject(body) && "relation" in body ? { ...body, relation: draft.relation } : body,
  );
  return {
    ...kept,
    motivation: draft.verb === "note" ? motivationOf(draft) : (stored.raw["motivation"] ?? motivationOf(draft)),
    ...bodyPart(withoutPlacement([...rest, ...tagBodies(draft), ...own])),
    target: oneOrList(withoutPlacement(Array.isArray(kept["target"]) ? kept["target"] : [kept["target"] ?? null])),
    ...audienceJson(draft.audience, base),
  };
}

/** A draft to change an existing note with. */
export function draftOf(note: Note, blank: Draft): Draft {
  return draftOfAnnotation(note.annotation, note.kind, blank);
}

function draftOfAnnotation(annotation: Annotation, kind: Note["kind"], blank: Draft): Draft {
  const grades: Partial<Record<Axis, Grade>> = {};
  for (const { axis, value, explanation, scale, scaleVersion } of ratingsOf(annotation)) {
    grades[axis] = { value, explanation, ...(scale === ADMIRALTY ? {} : { scale: { id: scale, version: scaleVersion } }) };
  }
  const flag = flagOf(annotation);
  const stored: Draft = {
    ...blank,
    verb: VERB_OF[kind],
    reading: readingOf(annotation) ?? blank.reading,
    text: flag ? flag.basis : wordsOf(annotation).map((body) => body.value).join("\n\n"),
    flag: flag ? { verb: flag.verb, evidence: flag.evidence } : NO_FLAG,
    question: kind === "question",
    highlight: kind === "highlight",
    tags: tagsOf(annotation),
    audience: audienceOf(annotation),
    grades,
    relation: linkBody(annotation)?.relation ?? "seeAlso",
  };
  return { ...stored, begun: begunFrom(stored, annotation.modified) };
}

const VERB_OF: Readonly<Record<Note["kind"], Draft["verb"]>> = {
  note: "note",
  highlight: "note",
  question: "note",
  rating: "rate",
  link: "link",
  flag: "flag",
  reading: "reading",
};

/** A highlight to which nothing was written. */
function isBare(draft: Draft): boolean {
  return draft.highlight && draft.text.trim() === "";
}

/** Tags stand beside whatever the note says. */
function tagBodies(draft: Draft): JsonObject[] {
  return draft.tags.map((value) => ({ type: "TextualBody", purpose: "tagging", value, format: "text/plain" }));
}

function bodyPart(bodies: readonly Json[]): JsonObject {
  return bodies.length > 0 ? { body: oneOrList(bodies) } : {};
}

function motivationOf(draft: Draft): string {
  switch (draft.verb) {
    case "note":
      if (isBare(draft)) return "highlighting";
      return draft.question ? "questioning" : "commenting";
    case "rate":
      return "assessing";
    case "link":
      return "linking";
    case "flag":
      return "classifying";
    case "reading":
      return "editing";
  }
}

function bodiesOf(draft: Draft, base: string): JsonObject[] {
  switch (draft.verb) {
    case "note":
      return isBare(draft) ? [] : [markdown(draft.text)];
    case "rate":
      return AXES.flatMap((axis) => {
        const grade = draft.grades[axis];
        if (!grade) return [];
        const explanation = grade.explanation.trim();
        return [
          {
            type: "ReliabilityRating",
            purpose: "assessing",
            axis,
            ...(grade.scale ? { scale: grade.scale.id, scaleVersion: grade.scale.version } : { scale: ADMIRALTY }),
            value: grade.value,
            ...(explanation ? { explanation } : {}),
          },
        ];
      });
    case "link":
      return draft.far
        ? [{ ...resource(draft.far, base), purpose: "linking", relation: draft.relation }, ...commentOf(draft)]
        : [];
    case "flag":
      return [flagBody(draft)];
    case "reading":
      return [{ type: "TextualBody", purpose: "editing", value: draft.reading, format: "text/plain" }, ...commentOf(draft)];
  }
}

function commentOf(draft: Draft): JsonObject[] {
  return draft.text.trim() ? [{ ...markdown(draft.text), purpose: "commenting" }] : [];
}

function markdown(text: string): JsonObject {
  return { type: "TextualBody", value: text.trim(), format: "text/markdown" };
}

function resource(passage: Passage | AreaPassage, base: string): JsonObject {
  return {
    type: "SpecificResource",
    source: `${base}/documents/${passage.document}@${passage.version}`,
    selector: "area" in passage ? areaSelector(passage.area) : [{ ...passage.selectors.quote }, { ...passage.selectors.position }],
  };
}

function areaSelector(area: Area): JsonObject {
  return {
    type: "FragmentSelector",
    conformsTo: "http://tools.ietf.org/rfc/rfc3778",
    value: `page=${area.page}`,
    refinedBy: { type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: writeArea(area) },
  };
}

/** Placements are computed by the server for each answer and are no part of the annotation. */
function withoutPlacement(parts: readonly Json[]): Json[] {
  return parts.map((part) => {
    if (!isObject(part)) return part;
    const { placement: _, ...rest } = part;
    return rest;
  });
}

function oneOrList(parts: readonly Json[]): Json {
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only : [...parts];
}
