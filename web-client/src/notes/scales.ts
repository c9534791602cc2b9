// Which scale a source is graded on: that of the group it is shared with. A grade keeps the scale it was given on.

import { useEffect, useState } from "preact/hooks";
import { localPath } from "../api/http";
import { fetchScale, type ScaleGrade, type SourceScale } from "../api/scales";
import type { Axis, Group } from "../api/types";
import { words } from "../words/words";
import type { Audience } from "./audience";
import type { Grade } from "./drafts";

export const ADMIRALTY = "admiralty";

/** What a grade was given on. */
export interface GradedOn {
  readonly id: string;
  readonly version: number;
}

export interface Offered {
  /** Whose scale it is; null for the Admiralty code, which holds where no group has chosen. */
  readonly group: Group | null;
  /** Null for the Admiralty code, and while it is not known. */
  readonly scale: SourceScale | null;
  readonly state: "known" | "asking" | "failed";
  readonly again: () => void;
}

/** The first of its groups that the reader is in says what a note's source is graded on. */
export function groupFor(audience: Audience, groups: readonly Group[]): Group | null {
  for (const path of audience) {
    const group = groups.find((one) => localPath(one.id) === path);
    if (group) return group;
  }
  return null;
}

/** @param wanted false where nothing is graded */
export function useScale(audience: Audience, groups: readonly Group[], wanted: boolean): Offered {
  const group = wanted ? groupFor(audience, groups) : null;
  const path = group && localPath(group.id);
  const [found, setFound] = useState<{ path: string; scale: SourceScale | null } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (path === null) return undefined;
    let current = true;
    fetchScale(path).then(
      (scale) => {
        names.set(scale.id, scale.name);
        if (current) setFound({ path, scale });
      },
      (reason: unknown) => {
        console.warn("Could not ask what the group grades sources on.", reason);
        if (current) setFound({ path, scale: null });
      },
    );
    return () => {
      current = false;
    };
  }, [path, tries]);
  const again = (): void => {
    setFound(null);
    setTries(tries + 1);
  };
  if (path === null) return { group: null, scale: null, state: "known", again };
  if (found?.path !== path) return { group, scale: null, state: "asking", again };
  if (found.scale === null) return { group, scale: null, state: "failed", again };
  return { group, scale: found.scale.id === ADMIRALTY ? null : found.scale, state: "known", again };
}

/** Whether a grade is one of those that are offered; never so while these are not known. */
export function isOffered(grade: Grade, { scale, state }: Offered): boolean {
  if (state !== "known") return false;
  return scale ? grade.scale?.id === scale.id && grade.scale.version === scale.version : grade.scale === undefined;
}

/** A source's grade that was given on another scale than the one that is offered now. */
export function gradedElsewhere(grade: Grade | undefined, offered: Offered): Grade | null {
  return grade && offered.state === "known" && !isOffered(grade, offered) ? grade : null;
}

/** What groups call their own scales, as far as this page was told. */
const names = new Map<string, string>();

export function scaleName(on: GradedOn | undefined): string {
  if (!on) return words.scales.names.admiralty;
  return words.scales.names[on.id] ?? names.get(on.id) ?? words.scales.own;
}

/** The grades of a scale that comes with the program, from best to worst; null for a group's own. */
export function knownGrades(axis: Axis, scale: string): readonly ScaleGrade[] | null {
  if (scale === ADMIRALTY) return words.grades[axis];
  const grades = axis === "source" ? words.scales.grades[scale] : undefined;
  return grades ? Object.entries(grades).map(([value, said]) => ({ value, ...said })) : null;
}
