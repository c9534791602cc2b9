// Flags: what is to be seen in a source, with what shows it. Here is what a flag needs, how its evidence is written
// down, and which words say what somebody is or meant rather than what can be seen.

import { isObject } from "../api/read";
import type { Annotation, Flag, FlagVerb, Json, JsonObject } from "../api/types";
import { words } from "../words/words";
import type { Draft } from "./drafts";

/** Code points, as the server counts them. */
export const SHORTEST_BASIS = 40;

/** A flag being written; its basis is the draft's text. */
export interface FlagDraft {
  readonly verb: FlagVerb | null;
  /** As it is sent. What other software wrote stays as it is. */
  readonly evidence: readonly Json[];
}

export const NO_FLAG: FlagDraft = { verb: null, evidence: [] };

export function basisLength(text: string): number {
  return [...text.trim()].length;
}

/** What a flag still lacks, in words; null where it can be sent. */
export function flagLacks({ flag, text }: Pick<Draft, "flag" | "text">): string | null {
  const length = basisLength(text);
  if (flag.verb === null) return words.flags.needVerb;
  if (length < SHORTEST_BASIS) return words.flags.needBasis(length, SHORTEST_BASIS);
  if (flag.evidence.length === 0) return words.flags.needEvidence;
  return null;
}

/** Evidence from what was typed: an address of this server or of the web, else a source in words. */
export function evidenceFrom(typed: string, base: string): Json | null {
  const text = typed.trim();
  if (text === "") return null;
  if (/^https?:\/\/\S+$/.test(text)) return text;
  if (/^\/(?:documents|annotations|passages|citations|works)\/\S+$/.test(text)) return base + text;
  return { type: "TextualBody", value: text, format: "text/plain" };
}

/** A source in words has to say where in it. */
export function isWithoutPage(evidence: Json): boolean {
  return isObject(evidence) && typeof evidence["value"] === "string" && !/\p{N}/u.test(evidence["value"]);
}

/** Evidence as a reader meets it, with where it leads; only addresses of this server and of the web lead anywhere. */
export function evidenceShown(evidence: Json): { readonly text: string; readonly href: string | null } {
  const named = isObject(evidence) ? (evidence["source"] ?? evidence["id"] ?? evidence["value"]) : evidence;
  const text = typeof named === "string" ? named : isObject(named ?? null) ? String((named as JsonObject)["id"] ?? "") : "";
  return { text, href: /^https?:\/\//.test(text) ? text : null };
}

export function flagOf(annotation: Annotation): Flag | null {
  return annotation.bodies.find((body) => body.type === "Flag") ?? null;
}

export function flagBody({ flag, text }: Pick<Draft, "flag" | "text">): JsonObject {
  return {
    type: "Flag",
    purpose: "classifying",
    verb: flag.verb ?? "other",
    basis: text.trim(),
    evidence: [...flag.evidence],
  };
}

type Instead = keyof typeof words.flags.instead;

/** Beginnings of words of intent or character, in English and in Russian. */
const LOADED: readonly { readonly beginning: RegExp; readonly instead: Instead }[] = [
  { beginning: /(?<!\p{L})(?:liar|lies|lied|lying|dishonest|лжец|лжёт|лжет|врёт|врет|лгун|враньё|вранье)\p{L}*/iu, instead: "untrue" },
  { beginning: /(?<!\p{L})(?:propagand|пропаганд)\p{L}*/iu, instead: "advocacy" },
  { beginning: /(?<!\p{L})(?:plagiar|плагиат)\p{L}*/iu, instead: "shared" },
  { beginning: /(?<!\p{L})(?:denier|denialis|отрицател)\p{L}*/iu, instead: "denial" },
  { beginning: /(?<!\p{L})(?:fraud|forger|hoax|мошенни|фальшивк|фальсификатор)\p{L}*/iu, instead: "made" },
];

/** For each word of intent or character the first time it comes, what could be described instead. Nothing is forbidden. */
export function loadedWords(text: string): { readonly word: string; readonly instead: Instead }[] {
  return LOADED.flatMap(({ beginning, instead }) => {
    const word = beginning.exec(text)?.[0];
    return word ? [{ word, instead }] : [];
  });
}
