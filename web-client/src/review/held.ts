// What holds for the passages of a page: grades given here, and those inherited from the works that are quoted.

import { ask, json, localPath } from "../api/http";
import { isObject, list, text } from "../api/read";
import type { Axis, Json } from "../api/types";

export interface Held {
  readonly axis: Axis;
  readonly value: string;
  /** What it is called in the reader's language. */
  readonly word: string;
  /** From 0 to 1; null for what says nothing. */
  readonly concern: number | null;
  readonly inherited: boolean;
  readonly differs: boolean;
  /** Where it was given, by how many and when. */
  readonly provenance: string;
  /** That what it rests on is no longer there; empty where it is. */
  readonly remark: string;
}

export interface HeldPassage {
  /** The path of its grades; null for words that nothing is cited for. */
  readonly address: string | null;
  /** The code point before which its last words end. */
  readonly end: number;
  readonly held: readonly Held[];
}

const AXES: readonly Axis[] = ["source", "information", "transmission"];

/** Only passages that have a grade. */
export async function fetchHeld(document: string, version: string, page: number): Promise<HeldPassage[]> {
  const path = `/api/documents/${document}@${version}/grades?page=${page}`;
  return readHeld(await json(await ask(path, { headers: { Accept: "application/json" } })));
}

export function readHeld(answer: Json): HeldPassage[] {
  if (!isObject(answer)) return [];
  return list(answer["passages"]).flatMap((passage) => {
    if (!isObject(passage)) return [];
    const held = AXES.flatMap((axis) => readOne(axis, passage[axis]) ?? []);
    const ends = list(passage["words"]).flatMap((span) => (isObject(span) && typeof span["end"] === "number" ? [span["end"]] : []));
    const citation = text(passage["citation"]);
    if (held.length === 0 || ends.length === 0) return [];
    return [{ address: citation ? `${localPath(citation)}/grades` : null, end: Math.max(...ends), held }];
  });
}

function readOne(axis: Axis, json: Json | undefined): Held | null {
  if (!isObject(json)) return null;
  const value = text(json["value"]);
  if (value === null) return null;
  const concern = json["concern"];
  return {
    axis,
    value,
    word: text(json["word"]) ?? value,
    concern: typeof concern === "number" ? concern : null,
    inherited: json["inherited"] === true,
    differs: json["differs"] === true,
    provenance: text(json["provenance"]) ?? "",
    remark: text(json["remark"]) ?? "",
  };
}
