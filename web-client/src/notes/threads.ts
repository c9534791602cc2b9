// What answers the notes of a page: replies, however deep, and decisions that a note is settled or open again.

import type { Act, Annotation } from "../api/types";

export interface Thread {
  /** Oldest first; what answers a reply stands among them. */
  readonly replies: readonly Annotation[];
  /** The latest decision that settles the note; null while it is open. */
  readonly settled: Annotation | null;
  /** Where its author took back what the note says: that decision. */
  readonly retracted: Annotation | null;
  /** The latest decision on whether a suggested reading is accepted. */
  readonly decided: Annotation | null;
}

export const NO_THREAD: Thread = { replies: [], settled: null, retracted: null, decided: null };

/** The annotation that this one answers, as an address; null for what stands on something else. */
export function answered(annotation: Annotation): string | null {
  for (const target of annotation.targets) {
    const address = target.type === "IRI" ? target.id : target.source;
    if (/\/annotations\/[^/]+$/.test(address)) return address;
  }
  return null;
}

export function actOf(annotation: Annotation): Act | null {
  const found = annotation.bodies.find((body) => body.type === "Moderation");
  return found?.act ?? null;
}

/** By the address of the note that each finally belongs to. What answers nothing here is left out. */
export function threadsOf(annotations: readonly Annotation[]): ReadonlyMap<string, Thread> {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const threads = new Map<string, { -readonly [part in keyof Thread]: Thread[part] } & { replies: Annotation[] }>();
  const ordered = annotations.filter((one) => answered(one) !== null);
  ordered.sort((a, b) => (a.created ?? "").localeCompare(b.created ?? "") || a.id.localeCompare(b.id));
  for (const annotation of ordered) {
    const root = rootOf(annotation, byId);
    if (root === null) continue;
    const thread = threads.get(root) ?? { replies: [], settled: null, retracted: null, decided: null };
    threads.set(root, thread);
    const act = actOf(annotation);
    if (act === null) thread.replies.push(annotation);
    // Only what is said about the note itself settles it, not what is said about one of its replies.
    else if (answered(annotation) !== root) continue;
    else if (act === "accept" || act === "set-aside") {
      if (!thread.decided || byDecision(thread.decided, annotation) < 0) thread.decided = annotation;
    }
    // Whether it is hidden, the note itself says.
    else if (act !== "hide" && act !== "unhide") {
      const byItsAuthor = byId.get(root)?.creator?.id === annotation.creator?.id;
      const takesBack = act === "reopen" && thread.retracted !== null && byItsAuthor;
      if (act !== "retract" && !takesBack) thread.settled = act === "resolve" ? annotation : null;
      if (byItsAuthor && act !== "resolve") thread.retracted = act === "retract" ? annotation : null;
    }
  }
  return threads;
}

function rootOf(annotation: Annotation, byId: ReadonlyMap<string, Annotation>): string | null {
  const passed = new Set<string>();
  let parent = answered(annotation);
  while (parent !== null) {
    const found = byId.get(parent);
    if (!found || passed.has(parent)) return null;
    const next = answered(found);
    if (next === null) return found.id;
    passed.add(parent);
    parent = next;
  }
  return null;
}

/** The later of two decisions comes later, to the millisecond as the server has it. */
export function byDecision(a: Annotation, b: Annotation): number {
  return lastChange(a) - lastChange(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function lastChange(annotation: Annotation): number {
  return Date.parse(annotation.modified ?? annotation.created ?? "") || 0;
}
