// What became of notes in a version of their document, as the server recorded it.

import { words } from "../words/words";
import { ask, json, Unreachable } from "./http";
import { isObject, list, text } from "./read";
import type { Json } from "./types";

/** What became of a note's words; of one with several pieces, of the one that fared worst. */
export interface Outcome {
  readonly state: "exact" | "moved" | "approximate" | "lost";
  /** 1 for the same words, whatever the white space between them. */
  readonly similarity: number;
  /** The piece's place in the annotation. */
  readonly end: number;
}

/** So many are asked for at a time, which an address has room for. */
const AT_ONCE = 40;
const WORSE: readonly Outcome["state"][] = ["exact", "moved", "approximate", "lost"];

/** By the addresses of the annotations; those that were written on that version itself are left out. */
export async function outcomesIn(document: string, version: string, annotations: readonly string[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (let at = 0; at < annotations.length; at += AT_ONCE) {
    const asked = annotations.slice(at, at + AT_ONCE).map((id) => `annotation=${encodeURIComponent(id.replace(/.*\//, ""))}`);
    const path = `/api/documents/${document}@${version}/changes?${asked.join("&")}`;
    const answer = await json(await ask(path, { headers: { Accept: "application/json" } }));
    if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
    for (const change of list(answer["changes"])) readChange(change, outcomes);
  }
  return outcomes;
}

function readChange(change: Json, outcomes: Map<string, Outcome>): void {
  if (!isObject(change)) return;
  const annotation = text(change["annotation"]);
  const state = WORSE.find((one) => one === change["state"]);
  const { similarity, end } = change;
  if (!annotation || !state || typeof similarity !== "number" || typeof end !== "number") return;
  const known = outcomes.get(annotation);
  if (!known || WORSE.indexOf(state) > WORSE.indexOf(known.state)) outcomes.set(annotation, { state, similarity, end });
}
