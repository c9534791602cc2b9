// Paints the notes on the page: the marks of their words, the areas of its image, the readings that were accepted, and the
// layers that pass: what is being written about, what the address shows, what a search found.

import { highlight, type Layer } from "../anchor/highlight";
import { MarkPainter } from "../anchor/paint";
import { PageText } from "../anchor/pageText";
import type { Span } from "../anchor/span";
import type { Drafts } from "../notes/drafts";
import type { Notebook } from "../notes/notebook";
import type { NotebookState } from "../notes/notebookState";
import { NO_READINGS, readingsOn, type PageReadings } from "../notes/readings";
import { litSpans } from "../search/lit";
import { words } from "../words/words";
import type { Areas } from "./areas";
import { whenIdle } from "./idle";
import type { ReaderPage } from "./page";
import { paintedNotes, paintedReadings } from "./painting";
import { isNearView } from "./scrolling";

export class PagePaint {
  /** Whether the text as drawn has the length its offsets promise; if not, no note is placed or made. */
  readonly sound: boolean;
  readonly #page: ReaderPage;
  readonly #notebook: Notebook;
  readonly #drafts: Drafts;
  readonly #areas: Areas | null;
  readonly #painter: MarkPainter;
  /** Words of the address, until the person selects something else. */
  #shown: Span | null = null;
  #waiting = false;
  #cancelLater: () => void = () => undefined;
  #readings: (Pick<NotebookState, "notes" | "threads" | "gone"> & { readonly found: PageReadings }) | null = null;

  constructor(page: ReaderPage, notebook: Notebook, drafts: Drafts, areas: Areas | null) {
    this.#page = page;
    this.#notebook = notebook;
    this.#drafts = drafts;
    this.#areas = areas;
    this.#painter = new MarkPainter(page.text, page.start, words.language);
    this.sound = this.pageText().end === page.end;
  }

  pageText(): PageText {
    return PageText.read(this.#page.text, this.#page.start);
  }

  /** Worked out anew only when the notes or their threads have changed. */
  readings(): PageReadings {
    const { notes, threads, gone } = this.#notebook.state;
    const known = this.#readings;
    if (known && known.notes === notes && known.threads === threads && known.gone === gone) return known.found;
    const any = this.sound && notes.some((note) => note.kind === "reading");
    const found = any ? readingsOn(this.pageText(), notes, threads, gone) : NO_READINGS;
    this.#readings = { notes, threads, gone, found };
    return found;
  }

  get shown(): Span | null {
    return this.#shown;
  }

  show(span: Span | null): void {
    this.#shown = span;
    highlight("lectern-shown", span ? this.pageText().ranges(span) : []);
  }

  paint(): void {
    if (!this.sound) return;
    this.#waiting = this.#painter.paint(paintedNotes(this.#notebook), paintedReadings(this.readings()), getSelection(), isNearView);
    this.#layers();
    this.#paintLater();
  }

  /** Marks that were left alone since they would have taken the person's selection away. */
  paintWaiting(): void {
    if (this.#waiting) this.paint();
  }

  #paintLater(): void {
    this.#cancelLater();
    this.#cancelLater = whenIdle(() => {
      if (!this.#painter.paintNext(getSelection())) return;
      this.#layers();
      this.#paintLater();
    });
  }

  /** For whoever looks for a mark that may be among those left for later. */
  paintAll(): void {
    this.#cancelLater();
    let painted = false;
    while (this.#painter.paintNext(getSelection())) painted = true;
    if (painted) this.#layers();
  }

  #layers(): void {
    const { composing } = this.#notebook.state;
    this.#areas?.draw(this.#notebook, composing?.type === "new" ? (composing.area ?? null) : null);
    // Wrapping moves text nodes, and with them the ends of ranges: the passing layers are drawn anew.
    const written = composing?.type === "new" ? [composing.span, ...(composing.more ?? this.#drafts.load(composing.span)?.more ?? [])] : [];
    const shown = this.#shown ? [this.#shown] : [];
    const lit = litSpans(location.search, this.#page);
    // Reading the page takes a while where there are many marks, and mostly there is nothing to draw.
    const text = written.length + shown.length + lit.length > 0 ? this.pageText() : null;
    const draw = (layer: Layer, spans: readonly Span[]): void => highlight(layer, text ? spans.flatMap((span) => text.ranges(span)) : []);
    draw("lectern-selection", written);
    draw("lectern-shown", shown);
    draw("lectern-lit", lit);
  }
}
