// Lasting notes in the text: each segment is a <mark>, and after its last segment each note has one real link to its
// card. Links that end at the same place stand together in one element out of the flow, so that notes that arrive late
// move no line of the text. Repainting touches only paragraphs whose marks changed, keeps the focus on a note's link, and
// leaves the paragraphs that hold the person's selection alone until it is gone. Where there are very many notes, what is
// in view is painted at once and the rest piece by piece, so that the page answers meanwhile.

import { codePointLength, unitOf } from "./codePoints";
import { textNodes } from "./pageText";
import { refSpots, type RefSpot } from "./refSpots";
import { flatten, type Segment } from "./segments";
import { clip, type Span } from "./span";

export interface PaintedNote {
  readonly key: string;
  readonly number: number;
  /** What the link says after its number, such as "by Vera, rated D". */
  readonly label: string;
  readonly word: string;
  readonly href: string;
  readonly mine: boolean;
  readonly link: boolean;
  readonly open: boolean;
  /** Whether its card is drawn now; a mark may only point to what is there. */
  readonly listed: boolean;
  /** The document's words it stands on, as far as they are on this page. */
  readonly places: readonly Span[];
}

/** What is read where other words are printed. The printed words stay the text; what is read is put before them. */
export interface PaintedReading extends Span {
  readonly key: string;
  readonly words: string;
  /** Heard before and after the words. */
  readonly before: string;
  readonly after: string;
}

/** So many places are painted at once; of more, first those that are wanted first. */
const AT_ONCE = 100;

interface Job {
  readonly element: Element;
  readonly start: number;
  readonly segments: readonly Segment[];
  readonly refs: readonly RefSpot[];
  readonly read: readonly PaintedReading[];
  readonly structure: string;
}

export class MarkPainter {
  readonly #root: Element;
  readonly #start: number;
  readonly #language: string;
  readonly #structures = new WeakMap<Element, string>();
  /** What each link says; asking the page itself would take longer than the painting. */
  readonly #labels = new WeakMap<Element, string>();
  #byKey: ReadonlyMap<string, PaintedNote> = new Map();
  /** What is still to be painted, in the order of the text. */
  #later: Job[] = [];

  constructor(root: Element, start: number, language: string) {
    this.#root = root;
    this.#start = start;
    this.#language = language;
  }

  /**
   * Paints what can be painted now; true where some paragraph has to wait for the selection to go. Where there is much to
   * paint, the rest is left for `paintNext`.
   *
   * @param first whether an element with text is wanted before others; those that drawn cards speak of always are
   */
  paint(notes: readonly PaintedNote[], readings: readonly PaintedReading[], selection: Selection | null, first: (element: Element) => boolean = () => true): boolean {
    this.#byKey = new Map(notes.map((note) => [note.key, note]));
    const places = notes.flatMap((note) => note.places.map((place) => ({ ...place, key: note.key })));
    const segments = flatten(places);
    const elements = this.#elements();
    const spots = refSpots(notes, elements.map((entry) => entry.span));
    const held = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const jobs: Job[] = [];
    let waiting = false;
    let next = 0;
    for (const [index, { element, span }] of elements.entries()) {
      while ((segments[next]?.end ?? Infinity) <= span.start) next++;
      const own = within(segments, next, span);
      const refs = spots[index] ?? [];
      const read = readings.filter((reading) => clip(reading, span) !== null);
      const structure = own.length === 0 && read.length === 0 ? "" : JSON.stringify([own, refs, read]);
      if ((this.#structures.get(element) ?? "") === structure) continue;
      if (held?.intersectsNode(element)) waiting = true;
      else jobs.push({ element, start: span.start, segments: own, refs, read, structure });
    }
    const isMuch = places.length > AT_ONCE;
    const now = new Set(isMuch ? jobs.filter((job) => this.#hasListed(job) || first(job.element)) : jobs);
    this.#later = jobs.filter((job) => !now.has(job));
    this.#keepFocus(() => {
      now.forEach((job) => this.#do(job));
      this.#label(this.#root);
    });
    return waiting;
  }

  /** Paints the next element that was left for later; false where nothing is left. */
  paintNext(selection: Selection | null): boolean {
    const job = this.#later.shift();
    if (!job) return false;
    const held = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    // Left to the painting that follows when the selection goes.
    if (held?.intersectsNode(job.element)) return this.paintNext(selection);
    this.#keepFocus(() => {
      this.#do(job);
      this.#label(job.element);
    });
    return true;
  }

  /** A card that is drawn has its mark and its number beside it. */
  #hasListed({ segments }: Job): boolean {
    return segments.some(({ keys }) => keys.some((key) => this.#byKey.get(key)?.listed));
  }

  #do({ element, start, segments, refs, read, structure }: Job): void {
    this.#rewrap(element, start, segments, refs, read);
    this.#structures.set(element, structure);
  }

  /** A note's link that is made anew has the focus if the old one had it; it can have it once it has its address. */
  #keepFocus(change: () => void): void {
    const active = this.#root.ownerDocument.activeElement;
    const focused = active instanceof HTMLElement && this.#root.contains(active) ? active.dataset["ref"] : undefined;
    change();
    if (!focused || active?.isConnected !== false) return;
    const links = [...this.#root.querySelectorAll<HTMLElement>("a.ref")];
    links.find((link) => link.dataset["ref"] === focused)?.focus({ preventScroll: true });
  }

  #elements(): { element: Element; span: Span }[] {
    let at = this.#start;
    return [...this.#root.querySelectorAll("[data-text]")].flatMap((element) => {
      const start = at;
      for (const node of textNodes(element)) at += codePointLength(node.data);
      return element.classList.contains("separator") ? [] : [{ element, span: { start, end: at } }];
    });
  }

  #rewrap(element: Element, start: number, segments: readonly Segment[], refs: readonly RefSpot[], readings: readonly PaintedReading[]): void {
    unwrap(element);
    const borders = [...new Set([...[...segments, ...readings].flatMap(({ start: from, end: to }) => [from, to]), ...refs.map((ref) => ref.at)])];
    borders.sort((a, b) => a - b);
    let at = start;
    let next = 0;
    for (const node of textNodes(element)) {
      const end = at + codePointLength(node.data);
      if (end === at) continue;
      let rest = node;
      for (const border of [...borders.filter((one) => at < one && one < end), end]) {
        const part = rest;
        if (border < end) rest = rest.splitText(unitOf(rest.data, border - at));
        while ((segments[next]?.end ?? Infinity) <= at) next++;
        const candidate = segments[next];
        const segment = candidate && candidate.start <= at && border <= candidate.end ? candidate : undefined;
        const reading = readings.find((one) => one.start <= at && border <= one.end);
        const printed = reading ? wrapPrinted(part, reading.start === at, reading.end === border) : part;
        const wrapped = segment ? wrap(printed, segment) : printed;
        if (reading?.start === at) wrapped.before(this.#read(reading));
        const ending = refs.filter((ref) => ref.at === border);
        if (ending.length > 0) behind(wrapped).after(this.#refs(ending));
        at = border;
      }
      at = end;
    }
  }

  #read(reading: PaintedReading): HTMLElement {
    const read = this.#root.ownerDocument.createElement("span");
    read.className = "read";
    read.dataset["chrome"] = "";
    read.dataset["key"] = reading.key;
    const before = hidden(read, reading.before);
    const after = hidden(read, reading.after);
    before.lang = after.lang = this.#language;
    read.append(before, reading.words, after);
    return read;
  }

  #refs(spots: readonly RefSpot[]): HTMLElement {
    const refs = this.#root.ownerDocument.createElement("span");
    refs.className = "refs";
    refs.dataset["chrome"] = "";
    refs.append(...spots.map((spot) => this.#ref(spot)));
    return refs;
  }

  #ref(spot: RefSpot): HTMLAnchorElement {
    const link = this.#root.ownerDocument.createElement("a");
    link.className = "ref";
    link.lang = this.#language;
    link.dataset["key"] = spot.key;
    link.dataset["place"] = String(spot.place);
    link.dataset["ref"] = `${spot.key}:${spot.place}`;
    return link;
  }

  /** Numbers, names and states change without moving a text node. */
  #label(within: Element): void {
    const notes = this.#byKey;
    for (const link of within.querySelectorAll<HTMLAnchorElement>("a.ref")) {
      const note = notes.get(link.dataset["key"] ?? "");
      if (!note) continue;
      const text = `${note.word} ${note.number}: ${note.label}`;
      if (this.#labels.get(link) !== text) {
        this.#labels.set(link, text);
        link.id = link.dataset["place"] === "0" ? `ref-${note.number}` : `ref-${note.number}-${link.dataset["place"]}`;
        link.href = note.href;
        link.replaceChildren(hidden(link, `${note.word} `), String(note.number), hidden(link, `: ${note.label}`));
      }
      set(link, "aria-current", note.open ? "true" : null);
    }
    for (const mark of within.querySelectorAll("mark")) {
      const own = (mark.dataset["a"] ?? "").split(" ").flatMap((key) => notes.get(key) ?? []);
      const cards = own.filter((note) => note.listed).map((note) => `card-${note.key}`);
      set(mark, "aria-details", cards.length > 0 ? cards.join(" ") : null);
      const kinds = [
        own.some((note) => note.mine) && "mine",
        own.length > 0 && own.every((note) => note.link) && "link",
        own.length > 1 && "both",
        own.some((note) => note.open) && "open",
      ];
      set(mark, "class", kinds.filter((kind) => kind !== false).join(" ") || null);
    }
  }
}

/** The parts of segments that lie in a span; none before `from` does. */
function within(segments: readonly Segment[], from: number, span: Span): Segment[] {
  const own: Segment[] = [];
  for (let index = from; (segments[index]?.start ?? Infinity) < span.end; index++) {
    const segment = segments[index];
    const part = segment && clip(segment, span);
    if (segment && part) own.push({ ...part, keys: segment.keys });
  }
  return own;
}

/** Notes that end in the middle cut the printed words into several parts. */
function wrapPrinted(part: Text, first: boolean, last: boolean): HTMLElement {
  const printed = part.ownerDocument.createElement("span");
  printed.className = `printed${first ? " first" : ""}${last ? " last" : ""}`;
  part.replaceWith(printed);
  printed.append(part);
  return printed;
}

function wrap(part: Text | HTMLElement, segment: Segment): HTMLElement {
  const mark = part.ownerDocument.createElement("mark");
  mark.dataset["a"] = segment.keys.join(" ");
  part.replaceWith(mark);
  mark.append(part);
  return mark;
}

/** Behind which node note numbers go: those that end within words that lead to a work stand after them, as no link holds another. */
function behind(wrapped: Text | HTMLElement): ChildNode {
  let last: ChildNode = wrapped.parentElement?.closest("a.cites") ?? wrapped;
  while (last.nextSibling instanceof HTMLElement && last.nextSibling.classList.contains("refs")) last = last.nextSibling;
  return last;
}

function unwrap(element: Element): void {
  for (const added of element.querySelectorAll(".refs, .read")) added.remove();
  for (const mark of element.querySelectorAll("mark, .printed")) mark.replaceWith(...mark.childNodes);
  element.normalize();
}

/** Writes only what differs: each writing makes the browser look at the element's style again. */
function set(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function hidden(near: Element, text: string): HTMLSpanElement {
  const span = near.ownerDocument.createElement("span");
  span.className = "vh";
  span.textContent = text;
  return span;
}
