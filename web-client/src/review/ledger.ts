// The page of what became of notes follows what others decide: it is asked for again and what differs is shown. Where
// somebody is at work in it, nothing is taken from under their hands; they are told, and choose when.

import { listenToEvents } from "../api/events";
import { announce } from "../reading/status";
import { words } from "../words/words";

/** Several decisions in a row are shown together. */
const SETTLES_IN = 300;

/** Begins to follow, where the page is one; until the answer is called. */
export function followLedger(document_: Document): () => void {
  const main = document_.querySelector<HTMLElement>("main[data-ledger]");
  const id = main?.dataset["ledger"];
  if (!main || !id) return () => undefined;
  let waiting = 0;
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // What cannot be asked now is asked at the next change, or when the connection is there again
      bringUpToDate(main).catch((reason: unknown) => console.info("What became of notes could not be asked for again.", reason));
    }, SETTLES_IN);
  };
  return listenToEvents(id, {
    onChange: later,
    onMissed: later,
    onVersion: (version) => {
      if (version !== main.dataset["current"]) later();
    },
  });
}

async function bringUpToDate(main: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("main[data-ledger]");
  if (fresh) show(main, fresh);
}

/** Shows what the server says now, or offers to; exported for tests. */
export function show(main: HTMLElement, now: HTMLElement): void {
  const offered = main.querySelector<HTMLElement>(":scope > .newer");
  offered?.remove();
  if (isSame(main, now)) return;
  if (!isInUse(main)) {
    replace(main, now);
    announce(words.ledger.shown);
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = words.ledger.show;
  button.addEventListener("click", () => {
    replace(main, now);
    main.focus();
  });
  const offer = document.createElement("p");
  offer.className = "newer notice";
  offer.append(`${words.ledger.changed} `, button);
  main.prepend(offer);
  if (!offered) announce(words.ledger.changed);
}

function isSame(main: HTMLElement, now: HTMLElement): boolean {
  return main.childNodes.length === now.childNodes.length && [...main.childNodes].every((node, n) => node.isEqualNode(now.childNodes[n] ?? null));
}

/** Whether somebody is at something in it, or has typed something. */
function isInUse(main: HTMLElement): boolean {
  const typed = [...main.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input")].some((field) =>
    field instanceof HTMLInputElement && field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
  return typed || (document.activeElement !== main && main.contains(document.activeElement));
}

function replace(main: HTMLElement, now: HTMLElement): void {
  main.dataset["current"] = now.dataset["current"] ?? "";
  main.replaceChildren(...now.childNodes);
}
