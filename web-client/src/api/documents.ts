// The list of documents, and the pages of another document as the server renders them for reading.

import { words } from "../words/words";
import { ask, json, Unreachable } from "./http";
import { isObject, list, text } from "./read";
import type { DocumentEntry } from "./types";

export async function fetchDocuments(): Promise<DocumentEntry[]> {
  const answer = await json(await ask("/api/documents", { headers: { Accept: "application/json" } }));
  if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
  return list(answer["documents"]).flatMap((entry) => {
    if (!isObject(entry)) return [];
    const id = text(entry["id"]);
    const version = text(entry["version"]);
    const pages = entry["pages"];
    if (!id || !version || typeof pages !== "number") return [];
    return [{ id, version, pages, title: text(entry["title"]) ?? id }];
  });
}

export function pageAddress(document: string, version: string, page: number): string {
  return `/documents/${document}@${version}/pages/${page}`;
}

export interface DocumentReach {
  readonly title: string;
  /** Addresses of the groups it is shared with. */
  readonly audience: readonly string[];
}

const reaches = new Map<string, Promise<DocumentReach>>();

/** Whom a document is shared with; asked for once, and again after a failure. */
export function fetchReach(document: string): Promise<DocumentReach> {
  const known = reaches.get(document);
  if (known) return known;
  const asked = reachOf(document).catch((reason: unknown) => {
    reaches.delete(document);
    throw reason;
  });
  reaches.set(document, asked);
  return asked;
}

async function reachOf(document: string): Promise<DocumentReach> {
  const answer = await json(await ask(`/api/documents/${document}`, { headers: { Accept: "application/json" } }));
  if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
  const audience = list(answer["audience"]).flatMap((group) => (isObject(group) ? (text(group["id"]) ?? []) : []));
  return { title: text(answer["title"]) ?? document, audience };
}

/** The whole canonical text of one version. */
export async function fetchText(document: string, version: string): Promise<string> {
  return (await ask(`/api/documents/${document}@${version}/text`, { headers: { Accept: "text/plain" } })).text();
}

/** A page of a document as its own HTML document; scripts in it never run. */
export async function fetchPageAt(path: string): Promise<Document> {
  const response = await ask(path, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
