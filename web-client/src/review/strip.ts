// The strip of a document's pages as one slider: 242 bars are too narrow to be 242 targets. The server draws it and says
// what each page holds; the table beside it has the same without JavaScript.

/** Pages that Page Up and Page Down go. */
const FAR = 10;
/** From here on a grade is among those that the next key looks for: D and E of five. */
const WORSE = 0.75;

export interface Pages {
  /** What is said of each page, in order. */
  readonly said: readonly string[];
  /** How much each gives to think about, from 0 to 1; null where nothing is graded. */
  readonly concerns: readonly (number | null)[];
}

/** The page that a key leads to from another, both from 1; null for keys that lead nowhere. */
export function pageAfter(pages: Pages, page: number, key: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): number | null {
  const last = pages.said.length;
  const within = (wanted: number): number => Math.min(last, Math.max(1, wanted));
  switch (key.key) {
    case "ArrowRight":
    case "ArrowUp":
      return within(page + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return within(page - 1);
    case "PageUp":
      return within(page + FAR);
    case "PageDown":
      return within(page - FAR);
    case "Home":
      return 1;
    case "End":
      return last;
  }
  // By its place on the keyboard: Cyrillic layouts have no D
  return key.code === "KeyD" ? nextWeak(pages, page, key.shiftKey ? -1 : 1) : null;
}

/** The next page with a weak source in a direction; the same page where there is none. */
function nextWeak({ concerns }: Pages, page: number, step: 1 | -1): number {
  for (let at = page + step; at >= 1 && at <= concerns.length; at += step) {
    if ((concerns[at - 1] ?? -1) >= WORSE) return at;
  }
  return page;
}

/** The page under a point, as a part of the strip's width from 0 to 1. */
export function pageAtPoint(pages: Pages, part: number): number {
  return Math.min(pages.said.length, Math.max(1, Math.floor(part * pages.said.length) + 1));
}

export function readPages(box: HTMLElement): Pages {
  return {
    said: (box.dataset["said"] ?? "").split("\n"),
    concerns: (box.dataset["concerns"] ?? "").split(",").map((one) => (one === "" ? null : Number(one))),
  };
}

/** Makes the drawing a slider, starting on the first page. */
export function mountStrip(box: HTMLElement): void {
  const pages = readPages(box);
  const cursor = box.querySelector<SVGElement>(".cur");
  const at = box.parentElement?.querySelector<HTMLElement>(".strip-at");
  const keys = box.parentElement?.querySelector<HTMLElement>(".strip-keys");
  let page = 1;

  const address = (): string => `${box.dataset["strip"] ?? ""}${page}`;
  const show = (): void => {
    const said = pages.said[page - 1] ?? "";
    box.setAttribute("aria-valuenow", String(page));
    box.setAttribute("aria-valuetext", said);
    cursor?.setAttribute("x", String((page - 1) * 4));
    cursor?.removeAttribute("hidden");
    if (!at) return;
    at.hidden = false;
    at.querySelector("span")?.replaceChildren(said);
    at.querySelector("a")?.setAttribute("href", address());
  };

  box.setAttribute("role", "slider");
  box.tabIndex = 0;
  box.setAttribute("aria-label", box.dataset["label"] ?? "");
  box.setAttribute("aria-valuemin", "1");
  box.setAttribute("aria-valuemax", String(pages.said.length));
  if (keys) {
    keys.hidden = false;
    keys.id = "strip-keys";
    box.setAttribute("aria-describedby", keys.id);
  }
  show();

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      location.assign(address());
      return;
    }
    const wanted = pageAfter(pages, page, event);
    if (wanted === null) return;
    event.preventDefault();
    page = wanted;
    show();
  });
  const point = (event: PointerEvent): void => {
    const { left, width } = (box.querySelector("svg") ?? box).getBoundingClientRect();
    page = pageAtPoint(pages, width > 0 ? (event.clientX - left) / width : 0);
    show();
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    box.setPointerCapture(event.pointerId);
    point(event);
  });
  box.addEventListener("pointermove", (event) => {
    if (box.hasPointerCapture(event.pointerId)) point(event);
  });
}
