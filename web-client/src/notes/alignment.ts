// Places the cards beside their words. Where there are so many notes that cards would stand far from their words, or
// while something is being written, the rail is a list with its own scrolling instead. The rail stands outside of the
// text's layout (rail.css), so nothing here lays the text out again.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { SMALL } from "../reading/media";
import type { ReaderPage } from "../reading/page";
import { align, furthest, type Item } from "./align";

const GAP = 8;
/** A card that far from its words, in heights of the window, is no longer beside them. */
const TOO_FAR = 0.6;

interface Held<T> {
  current: T;
}

interface Alignment {
  readonly page: ReaderPage;
  /** The key of the open card. */
  readonly open: string | null;
  /** Whether the cards may stand beside the text now. */
  readonly wanted: boolean;
  /** What is listed; only when it changes may the rail change from one form to the other. */
  readonly listed: string;
}

export function useAlignment(list: Held<HTMLOListElement | null>, alignment: Alignment): void {
  const now = useRef(alignment);
  now.current = alignment;
  const decided = useRef<{ readonly for: string; readonly aligned: boolean } | null>(null);
  const observer = useRef<ResizeObserver | null>(null);

  useEffect(() => {
    const watching = new ResizeObserver(() => place(list.current, now.current, decided));
    observer.current = watching;
    watch(watching, list.current, alignment.page);
    return () => watching.disconnect();
  }, []);
  // Observing anew tells at once, after layout and before painting.
  useLayoutEffect(() => {
    if (observer.current) watch(observer.current, list.current, alignment.page);
    if (!list.current || !alignment.wanted) place(list.current, alignment, decided);
  });
}

function watch(observer: ResizeObserver, list: HTMLElement | null, page: ReaderPage): void {
  observer.disconnect();
  observer.observe(page.text);
  for (const item of list?.children ?? []) observer.observe(item);
}

function place(
  list: HTMLElement | null,
  { page, open, wanted, listed }: Alignment,
  decided: Held<{ readonly for: string; readonly aligned: boolean } | null>,
): void {
  const rail = document.querySelector<HTMLElement>(".notes-rail");
  const reader = rail?.closest<HTMLElement>(".reader");
  const scrolled = rail?.querySelector<HTMLElement>(".rail");
  if (!rail || !reader || !scrolled) return;
  if (!list || !wanted || matchMedia(SMALL).matches) {
    release(rail, reader, list);
    return;
  }
  const readerTop = reader.getBoundingClientRect().top;
  const listTop = list.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop;
  const cards = [...list.children] as HTMLElement[];
  const words = wordsTops(page, new Set(cards.map((card) => card.dataset["key"] ?? "")));
  const items = cards.map((card): Item => {
    const top = words.get(card.dataset["key"] ?? "");
    return { want: top === undefined ? null : Math.max(0, top - readerTop - listTop), height: card.offsetHeight };
  });
  const form = `${listed} ${innerWidth} ${page.text.offsetWidth}`;
  if (decided.current?.for !== form) {
    decided.current = { for: form, aligned: furthest(items, align(items, GAP, null)) <= innerHeight * TOO_FAR };
  }
  if (!decided.current.aligned) {
    release(rail, reader, list);
    return;
  }
  const held = cards.findIndex((card) => card.dataset["key"] === open);
  const tops = align(items, GAP, held === -1 ? null : held);
  rail.classList.add("aligned");
  cards.forEach((card, index) => card.style.setProperty("inset-block-start", `${Math.round(tops[index] ?? 0)}px`));
  const end = (tops.at(-1) ?? 0) + (items.at(-1)?.height ?? 0);
  list.style.setProperty("block-size", `${Math.round(end)}px`);
  const needed = listTop + end + GAP * 4;
  if (needed > page.main.offsetHeight) reader.style.setProperty("min-block-size", `${Math.round(needed)}px`);
  else reader.style.removeProperty("min-block-size");
}

function release(rail: HTMLElement, reader: HTMLElement, list: HTMLElement | null): void {
  if (!rail.classList.contains("aligned")) return;
  rail.classList.remove("aligned");
  list?.style.removeProperty("block-size");
  for (const card of list?.children ?? []) if (card instanceof HTMLElement) card.style.removeProperty("inset-block-start");
  reader.style.removeProperty("min-block-size");
}

/** For each of these notes the height, in the window, at which its words begin. */
function wordsTops(page: ReaderPage, keys: ReadonlySet<string>): Map<string, number> {
  const tops = new Map<string, number>();
  for (const mark of page.text.querySelectorAll<HTMLElement>("mark")) {
    if (tops.size === keys.size) break;
    for (const key of (mark.dataset["a"] ?? "").split(" ")) {
      if (keys.has(key) && !tops.has(key)) tops.set(key, mark.getBoundingClientRect().top);
    }
  }
  return tops;
}
