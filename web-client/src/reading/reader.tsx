// The reader: ties the page as the server drew it to its notes. It moves the passage cursor, shows the adder and opens
// composer and cards; the notes themselves are kept by the Notebook, painted by the PagePaint and drawn by the Rail.

import { render } from "preact";
import type { PageText } from "../anchor/pageText";
import { spanOfSelection } from "../anchor/selectionSpan";
import { selectorsFor } from "../anchor/selectors";
import type { Area } from "../anchor/area";
import { clip, type Span } from "../anchor/span";
import type { Passage } from "../notes/build";
import { lastAudience } from "../notes/audience";
import { Drafts, newDraft, type FarEnd, type Verb } from "../notes/drafts";
import type { Note } from "../notes/note";
import { Notebook } from "../notes/notebook";
import { takesPieces } from "../notes/notebookState";
import { withPiece } from "../notes/pieces";
import { Rail, type RailHost } from "../notes/rail";
import type { PageReadings } from "../notes/readings";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import { AdderPlace } from "./adderPlace";
import { Areas } from "./areas";
import { facsimileOf, layWords } from "./facsimile";
import { onShowsReadings } from "./asRead";
import { Beside } from "./beside";
import { askForBeside } from "./besideDialog";
import { spotFor, watchSelection, type Selected } from "./adderWatch";
import { focusCard, focusFolded, keysIn } from "./cardFocus";
import { highlightWords } from "./choosing";
import { letLinksBeSelected } from "./citesLinks";
import { Commands } from "./commands";
import { copyWords } from "./copyWords";
import { PassageCursor } from "./cursor";
import { continueFind } from "./find";
import { arrived, Landing } from "./landing";
import { keepAlong } from "./looks";
import type { ReaderPage } from "./page";
import { PagePaint } from "./pagePaint";
import { addPanelButtons, showPanel } from "./panels";
import { watchParagraphNumbers } from "./paragraphWay";
import { watchPicture } from "./pictureTrouble";
import { keepPosition } from "./position";
import { preparePrinting } from "./printing";
import { bringIntoView } from "./scrolling";
import { announce } from "./status";
import { begin, listenForTurns } from "./turning";

export class Reader implements RailHost {
  readonly page: ReaderPage;
  readonly notebook: Notebook;
  readonly cursor: PassageCursor;
  readonly draftStore: Drafts;
  readonly reader: Element;
  /** Whether the text as drawn has the length its offsets promise; if not, no note is placed or made. */
  readonly sound: boolean;
  readonly #paint: PagePaint;
  readonly #beside: Beside;
  readonly #landing = new Landing(this);
  readonly #adder = new AdderPlace({
    onVerb: (verb) => this.#verb(verb),
    onHighlight: () => this.#highlightSelected(),
    piece: () => (takesPieces(this.notebook.state.composing) ? (span) => this.addPiece(span) : null),
  });
  readonly #areas: Areas | null;
  #return: () => void = () => this.page.main.focus();

  constructor(page: ReaderPage) {
    this.page = page;
    this.reader = page.main.closest(".reader") ?? page.main;
    this.notebook = new Notebook(page);
    this.cursor = new PassageCursor(page.text);
    this.draftStore = new Drafts(page.document, page.version);
    const facsimile = facsimileOf(page.text);
    this.#areas = facsimile && new Areas(facsimile, page.number, (area) => this.#composeArea(area), (note) => this.openCard(note));
    this.#paint = new PagePaint(page, this.notebook, this.draftStore, this.#areas);
    this.sound = this.#paint.sound;
    this.#beside = new Beside(page, this.reader, () => (this.notebook.state.session?.account ? (far) => this.#linkTo(far) : null));
  }

  readings(): PageReadings {
    return this.#paint.readings();
  }

  start(rail: HTMLElement | null): void {
    addPanelButtons(this.reader, this.page.main.querySelector(".leaf"));
    this.page.main.append(this.#adder.element);
    if (rail) {
      rail.replaceChildren();
      render(<Rail host={this} />, rail);
    }
    this.#beside.start();
    const facsimile = facsimileOf(this.page.text);
    if (facsimile) {
      layWords(facsimile);
      watchPicture(facsimile, this.page.main.querySelector(".looks a[href*='look=text']"));
    }
    keepAlong(this.page.main.querySelector(".looks"));
    this.#areas?.start(this.page.main.querySelector(".looks"));
    this.notebook.store.subscribe(() => this.#paint.paint());
    onShowsReadings(() => this.#paint.paint());
    watchSelection(this.page.main, () => this.pageText(), (selected) => this.#select(selected));
    if (this.sound) copyWords(this.page, () => this.pageText());
    this.page.text.addEventListener("click", (event) => this.#click(event));
    letLinksBeSelected(this.page.text);
    watchParagraphNumbers(this);
    new Commands(this).listen();
    const base = (): string => this.notebook.state.session?.base ?? location.origin;
    preparePrinting(this.page, base, () => this.notebook.showAll(), () => this.#paint.paint());
    listenForTurns(this.page);
    begin(this.page, this.cursor);
    this.#landing.start();
    continueFind(this.page, this.#paint.shown);
    const fresh = arrived();
    void this.notebook.load().then(() => {
      this.#beside.refresh();
      this.#landing.note(fresh);
    });
    keepPosition(this.page);
  }

  pageText(): PageText {
    return this.#paint.pageText();
  }

  /** The selected words, or those of the address, or the paragraph the reader stands on. */
  target(): Span | null {
    const text = this.pageText();
    const chosen = spanOfSelection(text, getSelection()) ?? this.#paint.shown;
    const block = this.cursor.nearest;
    return chosen ?? (block ? text.spanOf(block) : null);
  }

  toggleBeside(): void {
    const active = document.activeElement;
    if (this.#beside.place) {
      this.#beside.close();
      announce(words.beside.closed);
      return;
    }
    const back = (): void => (active instanceof HTMLElement ? active : this.page.main).focus({ preventScroll: true });
    askForBeside(this.page, (place) => this.#beside.open(place), back);
  }

  /** Links the words chosen here, or the paragraph the reader stands on, to words chosen beside. */
  #linkTo(far: FarEnd): void {
    // Whoever is quick has left the words here only a moment ago.
    const span = this.#adder.selected?.span ?? this.target();
    if (!span) {
      announce(words.reader.noBlock);
      return;
    }
    const quote = this.pageText().slice(span);
    const groups = this.notebook.state.session?.groups ?? [];
    const draft = this.draftStore.load(span) ?? newDraft("link", quote, lastAudience(this.page.document, groups));
    this.draftStore.keep(span, { ...draft, verb: "link", far });
    this.compose(span, "link");
  }

  chosenSpan(): Span | null {
    return spanOfSelection(this.pageText(), getSelection()) ?? this.#paint.shown;
  }

  passage(span: Span): Passage {
    const { document, version } = this.page;
    return { document, version, selectors: selectorsFor(this.pageText(), span) };
  }

  compose(span: Span, verb: Verb): void {
    if (!this.sound) {
      announce(words.errors.unsound);
      return;
    }
    showPanel("notes");
    const active = document.activeElement;
    const block = this.#blockAt(span);
    this.#return = () => {
      const place = active instanceof HTMLElement && this.page.text.contains(active) ? active : block;
      if (place?.isConnected) place.focus({ preventScroll: false });
      else this.page.main.focus();
    };
    this.notebook.compose({ type: "new", span, quote: this.pageText().slice(span), verb });
    this.#adder.set(null);
    this.reader.querySelector(".rail .notes")?.scrollTo({ top: 0 });
  }

  #composeArea(area: Area): void {
    if (!this.sound) {
      announce(words.errors.unsound);
      return;
    }
    showPanel("notes");
    this.#return = () => this.page.main.querySelector<HTMLElement>(".mark-area")?.focus();
    // A place between two characters: no words are meant, and a draft needs one to be kept at
    const span = { start: this.page.start, end: this.page.start };
    this.notebook.compose({ type: "new", span, quote: words.area.on(area.page), verb: "note", area });
    this.#adder.set(null);
  }

  /** The words join those that are being written about; without a composer one is begun on them. */
  addPiece(span: Span): void {
    const { composing } = this.notebook.state;
    if (!takesPieces(composing)) {
      this.compose(span, "note");
      return;
    }
    const quote = this.pageText().slice(span);
    const before = composing.more ?? this.draftStore.load(composing.span)?.more ?? [];
    const more = withPiece(composing.span, before, { ...span, quote });
    this.#adder.set(null);
    if (more) this.notebook.pieces(more);
    announce(more ? words.pieces.added(firstWords(quote)) : words.pieces.overlaps);
  }

  /** Shows the adder for words chosen with the keyboard, with the focus in it. */
  offer(span: Span, block: HTMLElement | null): void {
    this.showSpan(span);
    const [range] = this.pageText().ranges(span).slice(-1);
    block?.focus({ preventScroll: true });
    this.#adder.offer({ span, spot: range ? spotFor(this.page.main, range) : null }, block ?? this.page.main);
  }

  /** Takes back what was offered; the focus returns to the paragraph. */
  withdrawOffer(): void {
    const place = this.#adder.offered;
    if (!place) return;
    this.#adder.set(null);
    this.showSpan(null);
    place.focus({ preventScroll: true });
  }

  closeComposer(): void {
    const { composing } = this.notebook.state;
    this.notebook.compose(null);
    if (composing?.type === "edit") focusCard(composing.note);
    else this.#return();
  }

  showSaved(note: Note | null): void {
    getSelection()?.removeAllRanges();
    this.showSpan(null);
    if (note) this.openCard(note);
  }

  drafts(): ReturnType<Drafts["within"]> {
    return this.draftStore.within(this.page);
  }

  discardDraft(span: Span): void {
    this.draftStore.drop(span);
    this.notebook.draftsChanged();
    announce(words.notes.discarded);
    document.getElementById("notes-title")?.focus();
  }

  openCard(note: Note): void {
    showPanel("notes");
    this.notebook.open(note.key);
    focusCard(note);
  }

  closeCard(note: Note): void {
    this.notebook.open(null);
    focusFolded(note);
  }

  /** Back to the link of this note in the text. */
  toText(note: Note): void {
    this.paintAll();
    const ref = this.page.text.querySelector<HTMLElement>(`a.ref[data-key="${CSS.escape(note.key)}"]`) ?? this.#areas?.frameOf(note) ?? null;
    if (!ref) {
      this.page.main.focus();
      return;
    }
    ref.focus({ preventScroll: true });
    ref.scrollIntoView({ block: "center" });
  }

  /** Notes on a paragraph, in the order of their numbers. */
  notesIn(block: Element): Note[] {
    this.paintAll();
    const keys = keysIn(block);
    return this.notebook.state.notes.filter((note) => keys.has(note.key));
  }

  #blockAt(span: Span): HTMLElement | null {
    const piece = this.pageText().pieces.find((one) => one.start <= span.start && span.start < one.end);
    return piece?.element.closest<HTMLElement>(".block") ?? null;
  }

  #select(selected: Selected | null): void {
    if (!selected && this.#adder.offered) return;
    const left = this.#adder.selected;
    if (selected) this.showSpan(null);
    // Words chosen beside the text are for those chosen here, so these stay chosen.
    else if (left && this.#beside.isInUse()) this.#paint.show(left.span);
    this.#adder.set(selected);
    if (!selected) this.#paint.paintWaiting();
  }

  #verb(verb: Verb): void {
    const span = this.#adder.selected?.span;
    if (span) this.compose(span, verb);
  }

  #highlightSelected(): void {
    const span = this.#adder.selected?.span;
    this.#adder.set(null);
    if (span) void highlightWords(this, span);
  }

  #click(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ref = event.target.closest<HTMLElement>("a.ref, .read");
    const note = this.notebook.note(ref?.dataset["key"] ?? null);
    if (!note) return;
    event.preventDefault();
    this.openCard(note);
  }

  /** For whoever looks for a mark that may be among those left for later. */
  paintAll(): void {
    this.#paint.paintAll();
  }

  showSpan(span: Span | null, scroll = true): void {
    if (span === this.#paint.shown) return;
    const shown = span ? clip(span, this.page) : null;
    this.#paint.show(shown);
    if (!shown) {
      this.#landing.clear();
      return;
    }
    if (scroll) bringIntoView(this.pageText().ranges(shown)[0]);
    announce(words.reader.shown(firstWords(this.pageText().slice(shown))));
  }
}
