// Who is asking. Pages are the same for every caller; only this answer differs.

import { words } from "../words/words";
import { ask, json, Unreachable } from "./http";
import { isObject, list, readGroup, readPerson, text } from "./read";
import type { Session } from "./types";

async function fetchSession(): Promise<Session> {
  const shown = document.querySelector<HTMLElement>("main[data-document]")?.dataset["document"];
  const asked = shown ? `/api/session?document=${encodeURIComponent(shown)}` : "/api/session";
  const answer = await json(await ask(asked, { headers: { Accept: "application/json" }, cache: "no-cache" }));
  const base = isObject(answer) ? text(answer["base"]) : null;
  if (!isObject(answer) || !base) throw new Unreachable(words.errors.unreadable);
  return {
    account: readPerson(answer["account"]),
    administrator: isObject(answer["account"]) && answer["account"]["administrator"] === true,
    groups: list(answer["groups"]).flatMap((group) => readGroup(group) ?? []),
    claimed: answer["claimed"] === true,
    keeps: answer["keeps"] === true,
    base: base.replace(/\/+$/, ""),
  };
}

export async function signOut(): Promise<void> {
  await ask("/api/session", { method: "DELETE" });
}

let asked: Promise<Session> | null = null;

/** The bar, the library and the notes all need it; it is asked for once a page, and again after a failure. */
export function currentSession(): Promise<Session> {
  asked ??= fetchSession().catch((reason: unknown) => {
    asked = null;
    throw reason;
  });
  return asked;
}
