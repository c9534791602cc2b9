// From JSON of unknown shape to the types of this client. What is not understood is left out, never guessed.

import { readArea } from "../anchor/area";
import {
  ACTS,
  FLAG_VERBS,
  RELATIONS,
  type Annotation,
  type Axis,
  type Body,
  type Flag,
  type Group,
  type Hiding,
  type Json,
  type JsonObject,
  type Person,
  type Placement,
  type Relation,
  type Selector,
  type SpecificResource,
  type Target,
} from "./types";

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function text(json: Json | undefined): string | null {
  return typeof json === "string" ? json : null;
}

export function list(json: Json | undefined): readonly Json[] {
  if (json === undefined || json === null) return [];
  return Array.isArray(json) ? json : [json];
}

function whole(json: Json | undefined): number | null {
  return typeof json === "number" && Number.isInteger(json) ? json : null;
}

export function readAnnotation(sent: Json): Annotation | null {
  if (!isObject(sent)) return null;
  const json = withBody(sent);
  const id = text(json["id"]);
  if (!id) return null;
  const hidden = readHiding(json["hidden"]);
  return {
    id,
    motivations: list(json["motivation"]).flatMap((motivation) => text(motivation) ?? []),
    creator: readPerson(list(json["creator"])[0]),
    created: text(json["created"]),
    modified: text(json["modified"]),
    // What stands there instead of the words is for programs that know nothing of hiding.
    bodies: hidden?.withheld ? [] : list(json["body"]).map(readBody),
    targets: list(json["target"]).flatMap((target) => readTarget(target) ?? []),
    audience: list(json["audience"]).flatMap((one) => address(one) ?? []),
    hidden,
    raw: json,
  };
}

/** Other programs may say a plain text in short (https://www.w3.org/TR/annotation-model/#string-body); it is one body. */
function withBody(json: JsonObject): JsonObject {
  const value = text(json["bodyValue"]);
  if (value === null) return json;
  const { bodyValue: _, ...rest } = json;
  return { ...rest, body: { type: "TextualBody", value, format: "text/plain" } };
}

function readHiding(json: Json | undefined): Hiding | null {
  if (!isObject(json)) return null;
  return { reason: text(json["reason"]) ?? "", withheld: json["withheld"] !== false };
}

export function readPerson(json: Json | undefined): Person | null {
  const id = address(json);
  if (!id) return null;
  return { id, name: (isObject(json) && text(json["name"])) || id };
}

export function readGroup(json: Json): Group | null {
  if (!isObject(json)) return null;
  const id = text(json["id"]);
  return id ? { id, name: text(json["name"]) || id, members: whole(json["members"]) ?? 0, moderates: json["role"] === "moderator" || json["role"] === "owner" } : null;
}

function address(json: Json | undefined): string | null {
  return isObject(json) ? text(json["id"]) : text(json);
}

function readBody(json: Json): Body {
  if (!isObject(json)) return { type: "Unknown" };
  const type = list(json["type"]).flatMap((one) => text(one) ?? []);
  if (type.includes("TextualBody")) {
    return {
      type: "TextualBody",
      value: text(json["value"]) ?? "",
      format: text(json["format"]) ?? "text/plain",
      purpose: text(json["purpose"]),
      language: text(list(json["language"])[0]),
    };
  }
  if (type.includes("ReliabilityRating")) {
    const axis = readAxis(json["axis"]);
    const value = text(json["value"]);
    if (!axis || !value) return { type: "Unknown" };
    return {
      type: "ReliabilityRating",
      axis,
      value,
      scale: text(json["scale"]) ?? "",
      scaleVersion: typeof json["scaleVersion"] === "number" ? json["scaleVersion"] : 1,
      explanation: text(json["explanation"]) ?? "",
    };
  }
  if (type.includes("Moderation")) {
    const act = ACTS.find((one) => one === json["act"]);
    return act ? { type: "Moderation", act } : { type: "Unknown" };
  }
  if (type.includes("Flag")) return readFlag(json) ?? { type: "Unknown" };
  return (type.includes("SpecificResource") && readResource(json)) || { type: "Unknown" };
}

function readFlag(json: JsonObject): Flag | null {
  const verb = FLAG_VERBS.find((one) => one === json["verb"]);
  if (!verb || typeof json["basis"] !== "string") return null;
  return {
    type: "Flag",
    verb,
    basis: json["basis"],
    evidence: list(json["evidence"]),
  };
}

function readTarget(json: Json): Target | null {
  if (isObject(json) && text(json["source"])) return readResource(json);
  const id = address(json);
  return id ? { type: "IRI", id } : null;
}

function readResource(json: JsonObject): SpecificResource | null {
  const source = address(json["source"]);
  if (!source) return null;
  return {
    type: "SpecificResource",
    source,
    selectors: list(json["selector"]).flatMap((selector) => readSelector(selector) ?? []),
    placement: readPlacement(json["placement"]),
    relation: readRelation(json["relation"]),
  };
}

function readSelector(json: Json): Selector | null {
  if (!isObject(json)) return null;
  switch (text(json["type"])) {
    case "TextQuoteSelector":
      return {
        type: "TextQuoteSelector",
        exact: text(json["exact"]) ?? "",
        prefix: text(json["prefix"]) ?? "",
        suffix: text(json["suffix"]) ?? "",
      };
    case "TextPositionSelector": {
      const start = whole(json["start"]);
      const end = whole(json["end"]);
      return start === null || end === null ? null : { type: "TextPositionSelector", start, end };
    }
    case "FragmentSelector": {
      const refined = json["refinedBy"];
      const area = isObject(refined) ? readArea(text(json["value"]) ?? "", text(refined["value"]) ?? "") : null;
      return area && { type: "AreaSelector", ...area };
    }
    default:
      return null;
  }
}

function readPlacement(json: Json | undefined): Placement | null {
  if (!isObject(json)) return null;
  const version = text(json["version"]);
  const state = text(json["state"]);
  if (!version || (state !== "exact" && state !== "moved" && state !== "approximate" && state !== "lost")) return null;
  return {
    version,
    state,
    start: whole(json["start"]) ?? 0,
    end: whole(json["end"]) ?? 0,
    similarity: typeof json["similarity"] === "number" ? json["similarity"] : 0,
    page: whole(json["page"]),
    passage: text(json["passage"]),
  };
}

function readAxis(json: Json | undefined): Axis | null {
  return json === "source" || json === "information" || json === "transmission" ? json : null;
}

function readRelation(json: Json | undefined): Relation | null {
  return RELATIONS.find((relation) => relation === json) ?? null;
}
