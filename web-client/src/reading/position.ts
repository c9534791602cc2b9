// Where somebody stopped reading, for each document, in this browser only. The library and a document's own page then
// offer to go on from there.

import { words } from "../words/words";
import { blocksOf, type ReaderPage } from "./page";
import { recall, remember } from "./storage";

const KEY = "lectern.place:";
/** Scrolling is over when it rested so long. */
const REST = 400;

export interface Position {
  readonly page: number;
  /** The id of the first paragraph in view. */
  readonly passage: string;
}

export function keepPosition(page: ReaderPage): void {
  let timer = 0;
  const keep = (): void => {
    const block = blocksOf(page.text).find((one) => one.getBoundingClientRect().bottom > 140);
    if (block) remember(KEY + page.document, JSON.stringify({ page: page.number, passage: block.id }));
  };
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(keep, REST);
    },
    { passive: true },
  );
  addEventListener("pagehide", keep);
  keep();
}

export function positionIn(document: string): Position | null {
  const kept = recall(KEY + document);
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== "object" || value === null) return null;
    const page: unknown = Reflect.get(value, "page");
    const passage: unknown = Reflect.get(value, "passage");
    if (typeof page !== "number" || !Number.isInteger(page) || page < 1 || typeof passage !== "string") return null;
    return /^[a-z0-9]+$/.test(passage) ? { page, passage } : null;
  } catch {
    return null; // written by hand
  }
}

/** In the library a link beside the entry; on a document's page "Read" itself goes on, and the beginning stays at hand. */
export function offerToContinue(root: ParentNode): void {
  for (const title of root.querySelectorAll<HTMLAnchorElement>(".books h3 a")) {
    const found = continuation(title);
    const place = title.closest("li")?.querySelector(".found");
    if (found && place) place.prepend(link(found.href, words.reading.continueOn(found.page)), " ");
  }
  const read = root.querySelector<HTMLAnchorElement>(".about a.btn.primary");
  const found = read ? continuation(read) : null;
  if (!read || !found) return;
  read.after(" ", link(read.href, words.reading.fromStart));
  read.href = found.href;
  read.textContent = words.reading.continueOn(found.page);
}

function continuation(start: HTMLAnchorElement): { readonly href: string; readonly page: number } | null {
  const document = /^\/documents\/([a-z0-9-]+)\/pages\/1$/.exec(start.getAttribute("href") ?? "")?.[1];
  const position = document ? positionIn(document) : null;
  if (!document || !position) return null;
  return { href: `/documents/${document}/pages/${position.page}#${position.passage}`, page: position.page };
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = text;
  return made;
}
