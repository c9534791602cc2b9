// What other people do while somebody reads. Nothing that is being read moves: a note that would appear below what is
// seen is put in at once, any other waits behind a button that counts; what is taken away leaves a line saying so.

import type { Change } from "../api/events";
import type { Annotation } from "../api/types";
import { answered } from "./threads";

export interface Arrived {
  readonly annotations: readonly Annotation[];
  /** Those that wait to be shown. */
  readonly waiting: readonly Annotation[];
  /** Addresses of what was taken away since the page was loaded. */
  readonly gone: ReadonlySet<string>;
  /** Addresses of what came since the page was loaded and was not seen yet. */
  readonly fresh: ReadonlySet<string>;
}

/**
 * @param mine whether this reader wrote it: then it is wherever this reader put it
 * @param canShow whether it can be put in without moving what is being read
 */
export function arrive(
  before: Arrived,
  change: Change,
  mine: (annotation: Annotation) => boolean,
  canShow: (annotation: Annotation) => boolean,
): Arrived {
  if (change.type === "gone") {
    if (before.waiting.some((one) => one.id === change.id)) {
      return { ...before, waiting: before.waiting.filter((one) => one.id !== change.id) };
    }
    if (!before.annotations.some((one) => one.id === change.id) || before.gone.has(change.id)) return before;
    return { ...before, gone: new Set([...before.gone, change.id]) };
  }
  const { annotation } = change;
  const gone = new Set([...before.gone].filter((id) => id !== annotation.id));
  const known = before.annotations.find((one) => one.id === annotation.id);
  if (known) {
    const same = known.modified === annotation.modified && sameHiding(known, annotation) && samePlaces(known, annotation) && gone.size === before.gone.size;
    if (same) return before;
    return { ...before, gone, annotations: before.annotations.map((one) => (one === known ? annotation : one)) };
  }
  const own = mine(annotation);
  const parent = answered(annotation);
  const parentWaits = parent !== null && before.waiting.some((one) => one.id === parent);
  if (!own && (parentWaits || !canShow(annotation))) {
    return { ...before, waiting: [...before.waiting.filter((one) => one.id !== annotation.id), annotation] };
  }
  return {
    ...before,
    gone,
    annotations: [...before.annotations, annotation],
    fresh: own ? before.fresh : new Set([...before.fresh, annotation.id]),
  };
}

/** Hiding changes what is served of an annotation, not when its author changed it. */
function sameHiding(a: Annotation, b: Annotation): boolean {
  return a.hidden?.reason === b.hidden?.reason && a.hidden?.withheld === b.hidden?.withheld;
}

/** Where it stands in a version may be decided anew without a change by its author. */
function samePlaces(a: Annotation, b: Annotation): boolean {
  return JSON.stringify([a.targets, a.bodies]) === JSON.stringify([b.targets, b.bodies]);
}

/** Everything that waited, put in and marked as new. */
export function showWaiting(before: Arrived): Arrived {
  return {
    ...before,
    annotations: [...before.annotations, ...before.waiting],
    waiting: [],
    fresh: new Set([...before.fresh, ...before.waiting.map((one) => one.id)]),
  };
}

/** The changes that lead from what is here to what the server has now. */
export function changesTo(before: Arrived, found: readonly Annotation[]): Change[] {
  const now = new Set(found.map((one) => one.id));
  const here = [...before.annotations, ...before.waiting];
  return [
    ...found.map((annotation): Change => ({ type: "put", annotation })),
    ...here.filter((one) => !now.has(one.id) && !before.gone.has(one.id)).map((one): Change => ({ type: "gone", id: one.id })),
  ];
}
