// Who can see a note. Kept as paths on this server, since the server may move; sent as addresses of groups.

import { localPath } from "../api/http";
import type { Annotation, Group, JsonObject, Session } from "../api/types";
import { recall, remember } from "../reading/storage";
import { words } from "../words/words";

/** Paths of groups; with none, only the author sees it. */
export type Audience = readonly string[];

export const ONLY_ME: Audience = [];
export const EVERYONE = "/groups/everyone";
export const PUBLIC = "/groups/public";

const KEY = "lectern.audience";

export function audienceOf(annotation: Annotation): Audience {
  return annotation.audience.map(localPath).filter((path) => path.startsWith("/groups/"));
}

/** The widest group says it all; otherwise the first group by name and how many more. */
export function audienceWords(audience: Audience, groups: readonly Group[]): string {
  if (audience.length === 0) return words.audience.private;
  if (audience.includes(PUBLIC)) return words.audience.public;
  if (audience.includes(EVERYONE)) return words.audience.everyone;
  const named = groups.filter((group) => audience.includes(localPath(group.id)));
  const first = named[0]?.name ?? words.audience.group;
  return words.audience.groups(first, audience.length - 1);
}

/** What a note must not reach further than: a document that it stands on. */
export interface Bound {
  readonly title: string;
  readonly audience: Audience;
}

/** The rule of the server's Audience.covers: whether all whom a group admits may see what the note stands on. */
export function isWithin(path: string, bounds: readonly Bound[]): boolean {
  return bounds.every(({ audience }) => audience.includes(path) || audience.includes(PUBLIC) || (audience.includes(EVERYONE) && path !== PUBLIC));
}

/** Whether this reader may hide what is shared so: a moderator of one of its groups, the owner for what everyone sees. */
export function moderates(session: Session | null, audience: Audience): boolean {
  if (!session?.account) return false;
  if (session.administrator && (audience.includes(EVERYONE) || audience.includes(PUBLIC))) return true;
  return session.groups.some((group) => group.moderates && audience.includes(localPath(group.id)));
}

export function audienceJson(audience: Audience, base: string): JsonObject {
  const parts = audience.map((path) => ({ id: base + path, type: "Audience" }));
  const only = parts[0];
  if (!only) return {};
  return { audience: parts.length === 1 ? only : parts };
}

/** What was chosen last for this document, as far as the reader still belongs to those groups. */
export function lastAudience(document: string, groups: readonly Group[]): Audience {
  const kept = readAudience(recall(`${KEY}:${document}`));
  return kept.filter((path) => path === EVERYONE || groups.some((group) => localPath(group.id) === path));
}

export function rememberAudience(document: string, audience: Audience): void {
  remember(`${KEY}:${document}`, JSON.stringify(audience));
}

export function isAudience(value: unknown): value is Audience {
  return Array.isArray(value) && value.every((path) => typeof path === "string" && path.startsWith("/groups/"));
}

function readAudience(kept: string | null): Audience {
  if (kept === null) return ONLY_ME;
  try {
    const value: unknown = JSON.parse(kept);
    return isAudience(value) ? value : ONLY_ME;
  } catch {
    return ONLY_ME; // written by hand: the narrowest choice is the safe one
  }
}
