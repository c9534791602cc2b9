// Finding words in all documents, and what a cross-reference needs to know of a place that was found.

import { CodePointText } from "../anchor/codePoints";
import { selectorsFor, type PassageSelectors } from "../anchor/selectors";
import { words } from "../words/words";
import { ask, json, Unreachable } from "./http";
import { isObject, list, text } from "./read";

export interface FoundPassage {
  readonly document: string;
  readonly version: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  /** Words around it, to be recognised by. */
  readonly snippet: string;
}

export async function searchPassages(query: string, most: number): Promise<FoundPassage[]> {
  const address = `/api/search?q=${encodeURIComponent(query)}&scope=documents&limit=${most}`;
  const answer = await json(await ask(address, { headers: { Accept: "application/json" } }));
  if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
  return list(answer["hits"]).flatMap((hit) => {
    if (!isObject(hit)) return [];
    const { page, start, end, snippet } = hit;
    const document = text(hit["document"]);
    const version = text(hit["version"]);
    if (!document || !version || typeof page !== "number" || typeof start !== "number" || typeof end !== "number") return [];
    return [{ document, version, page, start, end, snippet: (isObject(snippet) && text(snippet["text"])) || "" }];
  });
}

/** One way in which what is in the search box may go on. */
export interface Completion {
  /** What is offered. */
  readonly text: string;
  /** `word`, or the field word whose value it is. */
  readonly kind: string;
  /** What is in the box once it is taken. */
  readonly box: string;
}

export async function completions(query: URLSearchParams, signal: AbortSignal): Promise<Completion[]> {
  const answer = await json(await ask(`/api/search/completions?${query}`, { headers: { Accept: "application/json" }, signal }));
  if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
  return list(answer["completions"]).flatMap((one) => {
    const [shown, kind, box] = isObject(one) ? [text(one["text"]), text(one["kind"]), text(one["q"])] : [];
    return shown && kind && box ? [{ text: shown, kind, box }] : [];
  });
}

/** The exact words of a span, with those around them, as the document itself has them. */
export async function selectorsOf(found: FoundPassage): Promise<PassageSelectors> {
  const address = `/api/documents/${found.document}@${found.version}/pages/${found.page}`;
  const page = await json(await ask(address, { headers: { Accept: "application/json" } }));
  const content = isObject(page) ? text(page["text"]) : null;
  const start = isObject(page) ? page["start"] : null;
  if (content === null || typeof start !== "number") throw new Unreachable(words.errors.unreadable);
  const points = new CodePointText(content);
  const end = start + points.length;
  if (found.start < start || found.end > end || found.start >= found.end) throw new Unreachable(words.errors.unreadable);
  return selectorsFor({ start, end, slice: (span) => points.slice(span.start - start, span.end - start) }, found);
}
