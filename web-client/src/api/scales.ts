// What a group grades sources on, with the meaning of each grade in the reader's language.

import { words } from "../words/words";
import { ask, json, Unreachable } from "./http";
import { isObject, list, text } from "./read";

export interface ScaleGrade {
  /** As it stands in a rating. */
  readonly value: string;
  readonly word: string;
  /** Empty where nobody said. */
  readonly meaning: string;
}

export interface SourceScale {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** From best to worst. */
  readonly grades: readonly ScaleGrade[];
}

/** Not kept: an owner may choose another while the page is open. */
export async function fetchScale(group: string): Promise<SourceScale> {
  const answer = await json(await ask(`/api${group}/scale`, { headers: { Accept: "application/json" }, cache: "no-cache" }));
  const id = isObject(answer) ? text(answer["id"]) : null;
  if (!isObject(answer) || !id || typeof answer["version"] !== "number") throw new Unreachable(words.errors.unreadable);
  const grades = list(answer["source"]).flatMap((grade) => {
    const value = isObject(grade) ? text(grade["value"]) : null;
    return isObject(grade) && value ? [{ value, word: text(grade["word"]) ?? value, meaning: text(grade["meaning"]) ?? "" }] : [];
  });
  return { id, version: answer["version"], name: text(answer["name"]) ?? id, grades };
}
