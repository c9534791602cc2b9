// What the server says about the page it rendered.

export interface ReaderPage {
  readonly main: HTMLElement;
  readonly text: HTMLElement;
  readonly document: string;
  /** 64 hexadecimal digits. */
  readonly version: string;
  readonly number: number;
  readonly pages: number;
  readonly start: number;
  readonly end: number;
}

export function readPage(root: ParentNode): ReaderPage | null {
  const main = root.querySelector<HTMLElement>("main[data-document]");
  const text = main?.querySelector<HTMLElement>(".text");
  if (!main || !text) return null;
  const { document, version, page, pages, start, end } = main.dataset;
  if (!document || !version) return null;
  return {
    main,
    text,
    document,
    version,
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
