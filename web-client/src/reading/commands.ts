// What each key does in the reader; which key it is stands in keys.ts.

import { pageAddress } from "../api/documents";
import { words } from "../words/words";
import { setShowsReadings, showsReadings } from "./asRead";
import { highlightWords, quoteWords, selectWords } from "./choosing";
import { copyAddress } from "./copyAddress";
import { openFind } from "./find";
import { commandOf, type Command } from "./keys";
import { HELP_EVENT } from "./bar";
import { goToOutline, togglePanel } from "./panels";
import { blocksOf } from "./page";
import type { Reader } from "./reader";
import type { Verb } from "../notes/drafts";
import { rememberPassage } from "../notes/recent";
import { askForPrinting } from "./printing";
import { announce } from "./status";
import { turn, type Turn } from "./turning";

/** Buttons ask for the same commands as keys. */
export const COMMAND_EVENT = "lectern:command";

export function command(asked: Command): void {
  document.dispatchEvent(new CustomEvent<Command>(COMMAND_EVENT, { detail: asked }));
}

export class Commands {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  listen(): void {
    const { main } = this.#reader.page;
    document.addEventListener("keydown", (event) => {
      const command = commandOf(event, main);
      if (!command) return;
      event.preventDefault();
      this.#run(command);
    });
    document.addEventListener(COMMAND_EVENT, (event) => {
      if (event instanceof CustomEvent) this.#run(event.detail as Command);
    });
    const leaf = main.querySelector(".leaf");
    leaf?.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.target instanceof HTMLInputElement) return;
      if (event.key === "ArrowRight") this.#turn("next", "bar-next");
      else if (event.key === "ArrowLeft") this.#turn("prev", "bar-prev");
    });
  }

  #run(command: Command): void {
    const { reader, page } = this.#reader;
    switch (command) {
      case "next-block":
        return this.#block(1);
      case "previous-block":
        return this.#block(-1);
      case "note":
      case "rate":
      case "link":
      case "flag":
      case "reading":
        return this.#compose(command);
      case "as-read":
        return setShowsReadings(!showsReadings());
      case "highlight": {
        const span = this.#reader.target();
        if (span) void highlightWords(this.#reader, span);
        else announce(words.reader.noBlock);
        return;
      }
      case "select":
        return selectWords(this.#reader);
      case "quote":
        return quoteWords(this.#reader);
      case "piece": {
        const span = this.#reader.target();
        if (span) this.#reader.addPiece(span);
        else announce(words.reader.noBlock);
        return;
      }
      case "find":
        return openFind(page);
      case "print":
        return this.#print();
      case "beside":
        return this.#reader.toggleBeside();
      case "open-note":
        return this.#openNote();
      case "back":
        return this.#back();
      case "next-note":
        return this.#note(1);
      case "previous-note":
        return this.#note(-1);
      case "next-page":
        return this.#turn("next");
      case "previous-page":
        return this.#turn("prev");
      case "go-to-page": {
        const field = page.main.querySelector<HTMLInputElement>("#leaf");
        field?.focus();
        return field?.select();
      }
      case "to-outline":
        return goToOutline(reader);
      case "excerpts":
        return location.assign(`/documents/${page.document}@${page.version}/export`);
      case "outline":
      case "notes":
        return togglePanel(reader, command);
      case "copy-address":
        this.#rememberChosen();
        return void copyAddress(this.#address());
      case "help":
        return void document.dispatchEvent(new Event(HELP_EVENT));
    }
  }

  #turn(to: Turn, begin: "text" | "bar-next" | "bar-prev" = "text"): void {
    if (!turn(this.#reader.page.main, to, begin)) announce(to === "next" ? words.turning.lastPage : words.turning.firstPage);
  }

  /** After the last paragraph of a page comes the first one of the next. */
  #block(step: 1 | -1): void {
    const { cursor, page } = this.#reader;
    if (cursor.move(step)) return;
    if (turn(page.main, step > 0 ? "next" : "prev", step > 0 ? "first-block" : "last-block")) return;
    announce(step > 0 ? words.reader.lastBlock : words.reader.firstBlock);
  }

  #compose(verb: Verb): void {
    const span = this.#reader.target();
    const area = this.#reader.page.main.querySelector<HTMLElement>(".mark-area");
    if (span) this.#reader.compose(span, verb);
    else if (verb === "note" && area && blocksOf(this.#reader.page.text).length === 0) area.click();
    else announce(words.reader.noBlock);
  }

  #print(): void {
    const active = document.activeElement;
    askForPrinting(() => (active instanceof HTMLElement ? active : this.#reader.page.main).focus({ preventScroll: true }));
  }

  #openNote(): void {
    const block = this.#reader.cursor.current;
    const note = block ? this.#reader.notesIn(block)[0] : undefined;
    if (note) this.#reader.openCard(note);
    else announce(words.reader.noNoteHere);
  }

  /** From a note's link to its paragraph, from a selection to none. */
  #back(): void {
    getSelection()?.removeAllRanges();
    this.#reader.withdrawOffer();
    this.#reader.showSpan(null);
    const active = document.activeElement;
    if (active?.classList.contains("ref")) active.closest<HTMLElement>(".block")?.focus();
  }

  /** The next link after the focus; without one, after the paragraph the reader stands on. */
  #note(step: 1 | -1): void {
    const { text } = this.#reader.page;
    this.#reader.paintAll();
    const refs = [...text.querySelectorAll<HTMLElement>("a.ref")];
    if (refs.length === 0) {
      announce(words.reader.noNotes);
      return;
    }
    const active = document.activeElement;
    const from = active && text.contains(active) ? active : this.#reader.cursor.current;
    const at = active instanceof HTMLElement ? refs.indexOf(active) : -1;
    const next = at >= 0 ? refs[(at + step + refs.length) % refs.length] : neighbour(refs, from, step);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
  }

  /** Words whose address was copied are at hand when something is linked. */
  #rememberChosen(): void {
    const span = this.#reader.chosenSpan();
    if (span) rememberPassage({ ...this.#reader.passage(span), page: this.#reader.page.number });
  }

  #address(): string {
    const { page, cursor } = this.#reader;
    const span = this.#reader.chosenSpan();
    const base = this.#reader.notebook.state.session?.base ?? location.origin;
    const block = cursor.current?.id;
    return (
      base +
      pageAddress(page.document, page.version, page.number) +
      (span ? `?span=${span.start}-${span.end}` : block ? `#${block}` : "")
    );
  }
}

function neighbour(refs: readonly HTMLElement[], from: Element | null, step: 1 | -1): HTMLElement | undefined {
  if (!from) return step > 0 ? refs[0] : refs.at(-1);
  const wanted = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const found = refs.filter((ref) => (from.compareDocumentPosition(ref) & wanted) !== 0);
  return (step > 0 ? found[0] : found.at(-1)) ?? (step > 0 ? refs[0] : refs.at(-1));
}
