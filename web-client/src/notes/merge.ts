// Two browsers change one note: what each of them said, against what both began from. Nothing here decides between two
// wordings; what only one side changed is taken from that side.

import type { Axis } from "../api/types";
import type { Draft, Grade } from "./drafts";

/** What a change was begun from: the parts of the saved note that a person can change, and when it was saved. */
export type Begun = Pick<Draft, "text" | "reading" | "question" | "tags" | "audience" | "grades" | "relation" | "flag"> & { readonly modified: string | null };

export function begunFrom(stored: Omit<Draft, "begun">, modified: string | null): Begun {
  const { text, reading, question, tags, audience, grades, relation, flag } = stored;
  return { text, reading, question, tags, audience, grades, relation, flag, modified };
}

/** Whether both say the same, whoever wrote it. */
export function sayTheSame(a: Omit<Begun, "modified">, b: Omit<Begun, "modified">): boolean {
  return same(sorted(a), sorted(b));
}

function sorted({ text, reading, question, tags, audience, grades, relation, flag }: Omit<Begun, "modified">): unknown[] {
  return [text.trim(), reading, question, [...tags].sort(), [...audience].sort(), Object.entries(grades).sort(), relation, flag];
}

export type Wording = "mine" | "theirs" | "both";

/**
 * My draft on top of what is saved now. The text is as chosen; every other part is mine where I changed it, and
 * otherwise as it is saved, so that keeping my words never brings back an audience that was taken away meanwhile.
 */
export function merged(mine: Draft, theirs: Draft, wording: Wording): Draft {
  const begun = mine.begun ?? begunFrom(mine, null);
  const chosen = wording === "theirs" ? theirs : mine;
  return {
    ...mine,
    text: wording === "both" ? together(theirs.text, mine.text) : chosen.text,
    reading: chosen.reading,
    question: same(mine.question, begun.question) ? theirs.question : mine.question,
    tags: mergeTags(mine.tags, theirs.tags, begun.tags),
    audience: same(mine.audience, begun.audience) ? theirs.audience : mine.audience,
    grades: mergeGrades(mine, theirs, begun, wording),
    relation: same(mine.relation, begun.relation) ? theirs.relation : mine.relation,
    flag: same(mine.flag, begun.flag) ? theirs.flag : mine.flag,
    begun: theirs.begun,
  };
}

/** One after the other, unless one holds the other already. */
function together(theirs: string, mine: string): string {
  if (theirs.includes(mine.trim())) return theirs;
  return mine.includes(theirs.trim()) ? mine : `${theirs}\n\n${mine}`;
}

function mergeTags(mine: readonly string[], theirs: readonly string[], begun: readonly string[]): string[] {
  const removed = begun.filter((tag) => !mine.includes(tag));
  const added = mine.filter((tag) => !begun.includes(tag) && !theirs.includes(tag));
  return [...theirs.filter((tag) => !removed.includes(tag)), ...added];
}

/** A grade both changed follows the chosen wording; mine where both are kept, since a question has one answer. */
function mergeGrades(mine: Draft, theirs: Draft, begun: Begun, wording: Wording): Draft["grades"] {
  const grades: Partial<Record<Axis, Grade>> = {};
  for (const axis of new Set([...Object.keys(mine.grades), ...Object.keys(theirs.grades)]) as Set<Axis>) {
    const untouched = same(mine.grades[axis], begun.grades[axis]);
    const grade = untouched || wording === "theirs" ? theirs.grades[axis] : mine.grades[axis];
    if (grade) grades[axis] = grade;
  }
  return grades;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
