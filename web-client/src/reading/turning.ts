// Turning pages. A page is one address, one text and one set of notes, so the next one is not hung below it: at its end
// it is turned, clearly, by reading on (Space, Page Down, the next paragraph), by keys or by the links. The new page
// begins where one reads on, and the focus is where it was: in the page bar on the same control, else in the text.

import { blocksOf, type ReaderPage } from "./page";
import type { PassageCursor } from "./cursor";

export type Turn = "next" | "prev";

/** How the next page is to be begun. */
type Begin = "bar-next" | "bar-prev" | "bar-field" | "text" | "end" | "first-block" | "last-block";

const CARRIED = "lectern.turned";
/** Pixels that count as the edge: zoomed pages end at fractions. */
const EDGE = 2;

/** Whether there is a page to turn to; if so it is on its way. */
export function turn(main: Element, to: Turn, begin: Begin = "text"): boolean {
  const link = main.querySelector<HTMLAnchorElement>(`.leaf a[rel="${to}"]`);
  if (!link) return false;
  sessionStorage.setItem(CARRIED, begin);
  link.click();
  return true;
}

/** After a turn: the place and the focus that reading on asks for. */
export function begin(page: ReaderPage, cursor: PassageCursor): void {
  const carried = sessionStorage.getItem(CARRIED) as Begin | null;
  sessionStorage.removeItem(CARRIED);
  const field = page.main.querySelector<HTMLElement>("#leaf");
  switch (carried) {
    case "bar-next":
    case "bar-prev":
      return (page.main.querySelector<HTMLElement>(`.leaf a[rel="${carried.slice(4)}"]`) ?? field)?.focus({ preventScroll: true });
    case "bar-field":
      return field?.focus({ preventScroll: true });
    case "text":
      return page.main.focus({ preventScroll: true });
    case "end":
      page.main.focus({ preventScroll: true });
      return scrollTo({ top: document.documentElement.scrollHeight });
    case "first-block":
    case "last-block": {
      const block = blocksOf(page.text).at(carried === "first-block" ? 0 : -1);
      return block ? cursor.standOn(block) : undefined;
    }
  }
}

export function listenForTurns(page: ReaderPage): void {
  const { main } = page;
  document.addEventListener("keydown", (event) => {
    const to = readingOn(event, main);
    if (to && turn(main, to, to === "next" ? "text" : "end")) event.preventDefault();
  });
  const leaf = main.querySelector<HTMLFormElement>("form.leaf");
  leaf?.addEventListener("submit", () => sessionStorage.setItem(CARRIED, "bar-field"));
  main.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[rel]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A click by key() above has said already how the page begins.
    if (sessionStorage.getItem(CARRIED) !== null) return;
    const rel = link.getAttribute("rel");
    if (rel !== "next" && rel !== "prev") return;
    sessionStorage.setItem(CARRIED, link.closest(".leaf") ? `bar-${rel}` : "text");
  });
  fetchAhead(main);
}

/** Space and Page Down at the end of the page, with Shift or Page Up at its beginning; null anywhere else. */
export function readingOn(event: KeyboardEvent, main: Element): Turn | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return null;
  const { target } = event;
  const reading = target === document.body || target === main || (target instanceof Element && target.classList.contains("block") && main.contains(target));
  if (!reading || document.querySelector("dialog[open]")) return null;
  const down = event.key === "PageDown" || (event.key === " " && !event.shiftKey);
  const up = event.key === "PageUp" || (event.key === " " && event.shiftKey);
  const { scrollHeight } = document.documentElement;
  if (down && scrollY + innerHeight >= scrollHeight - EDGE) return "next";
  return up && scrollY <= EDGE ? "prev" : null;
}

/** When the end of the page comes into view the next one is fetched, so that turning does not wait. */
function fetchAhead(main: Element): void {
  const next = main.querySelector<HTMLAnchorElement>('.turn a[rel="next"]');
  if (!next || !("IntersectionObserver" in window)) return;
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    const ahead = document.createElement("link");
    ahead.rel = "prefetch";
    ahead.href = next.href;
    document.head.append(ahead);
  });
  watch.observe(next);
}
