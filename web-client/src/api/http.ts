// One way to ask the server. What it refuses is a Problem (RFC 9457), what did not arrive is Unreachable; callers
// show both in words and keep what was typed.

import { words } from "../words/words";
import { isObject, text } from "./read";
import type { Json, JsonObject } from "./types";

export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: JsonObject,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }
}

export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (reason) {
    throw new Unreachable(words.errors.unreachable, { cause: reason });
  }
  if (response.ok) return response;
  throw await readProblem(response);
}

export async function json(response: Response): Promise<Json> {
  try {
    return (await response.json()) as Json;
  } catch (reason) {
    throw new Unreachable(words.errors.unreadable, { cause: reason });
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const content = await response.text().catch(() => "");
  const fields = parse(content);
  const title = text(fields["title"]) ?? words.errors.status(response.status);
  return new Problem(response.status, title, text(fields["detail"]) ?? "", fields);
}

/** A proxy on the way may answer with something else than problem+json: its status then says enough. */
function parse(words: string): JsonObject {
  try {
    const parsed = JSON.parse(words) as Json;
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** What to tell the person. A mistake of this program is told as such and goes to the console. */
export function inWords(reason: unknown): string {
  if (reason instanceof Problem || reason instanceof Unreachable) return reason.message;
  console.error(reason);
  return words.errors.bug;
}

/** Identifiers are absolute; requests go to the server that served this page, under whichever name it was reached. */
export function localPath(iri: string): string {
  const known = paths.get(iri);
  if (known !== undefined) return known;
  const url = new URL(iri, location.href);
  const path = url.pathname + url.search;
  paths.set(iri, path);
  return path;
}

/** A page with hundreds of notes asks for the same few thousand again and again. */
const paths = new Map<string, string>();
