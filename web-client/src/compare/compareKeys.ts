// J and K walk through the runs that two documents share, as the buttons do. By their places on the keyboard, and where
// a reader moved or switched off the keys of the text, here too.

import { codeOf } from "../reading/bindings";
import { commandOf } from "../reading/keys";

/** The address that a key leads to; null where it belongs to somebody else. */
export function runOn(event: KeyboardEvent, main: Element): string | null {
  const command = commandOf(event, main);
  const rel = command === "next-block" ? "next" : command === "previous-block" ? "prev" : null;
  return rel && (main.querySelector<HTMLAnchorElement>(`.runbar a[rel="${rel}"]`)?.href ?? null);
}

export function listenForRuns(page: Document): void {
  const main = page.querySelector("main.cmp");
  if (!main) return;
  for (const [rel, command] of [["next", "next-block"], ["prev", "previous-block"]] as const) {
    main.querySelector(`.runbar a[rel="${rel}"]`)?.setAttribute("aria-keyshortcuts", codeOf(command).replace(/^Key/, ""));
  }
  page.addEventListener("keydown", (event) => {
    const address = runOn(event, main);
    if (!address) return;
    event.preventDefault();
    location.assign(address);
  });
}
