// The passage cursor: the paragraph the reader stands on, moved by keys and marked with aria-current.

import { firstWords } from "../words/format";
import { words } from "../words/words";
import { blocksOf } from "./page";
import { announce } from "./status";

export class PassageCursor {
  readonly #text: HTMLElement;

  constructor(text: HTMLElement) {
    this.#text = text;
    for (const block of blocksOf(text)) block.tabIndex = -1;
    text.addEventListener("focusin", (event) => {
      const block = event.target instanceof Element ? event.target.closest<HTMLElement>(".block") : null;
      if (block) this.#mark(block);
    });
  }

  get current(): HTMLElement | null {
    return this.#text.querySelector<HTMLElement>(".block[aria-current]");
  }

  /** The current paragraph, or else the first one in view. */
  get nearest(): HTMLElement | null {
    if (this.current) return this.current;
    const blocks = blocksOf(this.#text);
    return blocks.find((block) => block.getBoundingClientRect().bottom > 120) ?? blocks[0] ?? null;
  }

  /** False where there is no further paragraph on the page. */
  move(step: 1 | -1): boolean {
    const blocks = blocksOf(this.#text);
    const current = this.current;
    if (!current) {
      const nearest = this.nearest;
      if (nearest) this.standOn(nearest);
      return nearest !== null;
    }
    const next = blocks[blocks.indexOf(current) + step];
    if (next) this.standOn(next);
    return next !== undefined;
  }

  standOn(block: HTMLElement): void {
    this.#mark(block);
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: block.offsetHeight > innerHeight * 0.6 ? "start" : "nearest" });
    announce(words.reader.paragraph(numberOf(block), firstWords(wordsOf(block))));
  }

  #mark(block: HTMLElement): void {
    if (this.current === block) return;
    this.current?.removeAttribute("aria-current");
    block.setAttribute("aria-current", "true");
  }
}

function numberOf(block: HTMLElement): string {
  return (block.querySelector(".pn")?.lastChild?.textContent ?? "").trim();
}

function wordsOf(block: HTMLElement): string {
  const copy = block.querySelector("[data-text]")?.cloneNode(true);
  if (!(copy instanceof Element)) return "";
  for (const chrome of copy.querySelectorAll("[data-chrome]")) chrome.remove();
  return copy.textContent ?? "";
}
