// The W3C Web Annotation Protocol as far as the client uses it: one container, pages followed to their end,
// creation made safe to repeat by an Idempotency-Key, changes guarded by the ETag.

import { words } from "../words/words";
import { ask, json, localPath, Unreachable } from "./http";
import { isObject, list, readAnnotation, text } from "./read";
import type { Annotation, JsonObject } from "./types";

const PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
/** A guard against a server that goes round in circles. */
const MOST_PAGES = 200;

/** All visible annotations on a page, and all that answer these. */
export async function annotationsOn(page: string): Promise<Annotation[]> {
  const found: Annotation[] = [];
  let address: string | null = `/annotations/?target=${encodeURIComponent(page)}&replies=1`;
  for (let turn = 0; address && turn < MOST_PAGES; turn++) {
    const answer = await json(await ask(address, { headers: { Accept: "application/ld+json" } }));
    if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
    const first = answer["first"];
    if (typeof first === "string") {
      address = localPath(first);
      continue;
    }
    const slice: JsonObject = isObject(first) ? first : answer;
    found.push(...list(slice["items"]).flatMap((item) => readAnnotation(item) ?? []));
    const next = text(slice["next"]);
    address = next ? localPath(next) : null;
  }
  return found;
}

export interface Stored {
  readonly annotation: Annotation;
  readonly etag: string | null;
}

export async function createAnnotation(annotation: JsonObject, idempotencyKey: string): Promise<Annotation> {
  const response = await ask("/annotations/", {
    method: "POST",
    headers: { "Content-Type": PROFILE, Accept: "application/ld+json", "Idempotency-Key": idempotencyKey },
    body: JSON.stringify(annotation),
  });
  return (await stored(response)).annotation;
}

export async function fetchAnnotation(id: string): Promise<Stored> {
  return stored(await ask(localPath(id), { headers: { Accept: "application/ld+json" }, cache: "no-cache" }));
}

export async function replaceAnnotation(id: string, annotation: JsonObject, etag: string | null): Promise<Annotation> {
  const response = await ask(localPath(id), {
    method: "PUT",
    headers: { "Content-Type": PROFILE, Accept: "application/ld+json", ...match(etag) },
    body: JSON.stringify(annotation),
  });
  return (await stored(response)).annotation;
}

export async function withdrawAnnotation(id: string): Promise<void> {
  const { etag } = await fetchAnnotation(id);
  await ask(localPath(id), { method: "DELETE", headers: match(etag) });
}

/** Takes the author's own withdrawal back. */
export async function restoreAnnotation(id: string): Promise<Annotation> {
  const response = await ask(`/api${localPath(id)}/restore`, { method: "POST", headers: { Accept: "application/ld+json" } });
  return (await stored(response)).annotation;
}

const PAST = ["created", "replaced", "withdrawn", "restored", "hidden", "unhidden"] as const;
export type PastKind = (typeof PAST)[number];

export interface Past {
  readonly kind: PastKind;
  readonly at: string;
  readonly annotation: Annotation;
}

/** What became of an annotation, oldest first, as far as this reader may know. */
export async function fetchHistory(id: string): Promise<Past[]> {
  const answer = await json(await ask(`/api${localPath(id)}/history`, { headers: { Accept: "application/json" } }));
  if (!isObject(answer)) throw new Unreachable(words.errors.unreadable);
  return list(answer["changes"]).flatMap((change) => {
    if (!isObject(change)) return [];
    const { at } = change;
    const kind = PAST.find((one) => one === change["kind"]);
    const annotation = readAnnotation(change["annotation"] ?? null);
    return kind && annotation && typeof at === "string" ? [{ kind, at, annotation }] : [];
  });
}

async function stored(response: Response): Promise<Stored> {
  const annotation = readAnnotation(await json(response));
  if (!annotation) throw new Unreachable(words.errors.unreadable);
  return { annotation, etag: response.headers.get("ETag") };
}

function match(etag: string | null): Record<string, string> {
  return etag ? { "If-Match": etag } : {};
}
