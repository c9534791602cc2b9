// What the server says about the page it rendered.

export interface ReaderPage {
  readonly main: HTMLElement;
  readonly text: HTMLElement;
  readonly document: string;
  /** 64 hexadecimal digits. */
  readonly version: string;
  /** The version that was current when the page was served. */
  readonly current: string;
  readonly number: number;
  readonly pages: number;
  readonly start: number;
  readonly end: number;
}

export function readPage(root: ParentNode): ReaderPage | null {
  const main = root.querySelector<HTMLElement>("main[data-document]");
  const text = main?.querySelector<HTMLElement>(".text");
  if (!main || !text) return null;
  const { document, version, current, page, pages, start, end } = main.dataset;
  if (!document || !version) return null;
  return {
    main,
    text,
    document,
    version,
    current: current ?? version,
    number: Number(page),
    pages: Number(pages),
    start: Number(start),
    end: Number(end),
  };
}

/** The blocks a reader can stand on, in order. */
export function blocksOf(text: Element): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>(".block")].filter((block) => block.querySelector("[data-text]"));
}

export function titleOf(page: ReaderPage): string {
  return page.main.querySelector("h1")?.textContent ?? page.document;
}

/**
 * The text as it stands in another page, without its ids and links.
 *
 * @param choose what the button on each paragraph says; null for none
 */
export function plainText(text: HTMLElement, choose: string | null): HTMLElement {
  const copy = document.importNode(text, true);
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of copy.querySelectorAll("a.pn")) {
    const number = document.createElement("span");
    number.className = "pn";
    number.dataset["chrome"] = "";
    number.append(...link.childNodes);
    link.replaceWith(number);
  }
  for (const block of blocksOf(copy)) {
    block.tabIndex = -1;
    block.removeAttribute("aria-current");
    if (choose === null) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn choose";
    button.dataset["chrome"] = "";
    button.textContent = choose;
    block.append(button);
  }
  return copy;
}
