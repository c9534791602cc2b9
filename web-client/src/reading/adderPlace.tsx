// Where the adder stands, and for which words. Words chosen with the mouse take it away with their selection; those that
// the keyboard chose are in no selection, so there only a click elsewhere or Esc does.

import { render } from "preact";
import type { Span } from "../anchor/span";
import type { Verb } from "../notes/drafts";
import { Adder } from "./adder";
import type { Selected } from "./adderWatch";

interface AdderActs {
  readonly onVerb: (verb: Verb) => void;
  readonly onHighlight: () => void;
  /** What adds words to those that are being written about; null where nothing is. */
  readonly piece: () => ((span: Span) => void) | null;
}

export class AdderPlace {
  readonly element = document.createElement("div");
  readonly #acts: AdderActs;
  #selected: Selected | null = null;
  #offered: HTMLElement | null = null;

  constructor(acts: AdderActs) {
    this.#acts = acts;
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !this.element.contains(event.target)) this.#offered = null;
    });
  }

  get selected(): Selected | null {
    return this.#selected;
  }

  /** The place that the focus returns to from what the keyboard chose. */
  get offered(): HTMLElement | null {
    return this.#offered;
  }

  set(selected: Selected | null): void {
    this.#selected = selected;
    this.#offered = null;
    const add = this.#acts.piece();
    const onPiece = selected && add ? () => add(selected.span) : null;
    render(selected ? <Adder spot={selected.spot} onVerb={this.#acts.onVerb} onHighlight={this.#acts.onHighlight} onPiece={onPiece} /> : null, this.element);
  }

  /** For words chosen with the keyboard, with the focus in it. */
  offer(selected: Selected, back: HTMLElement): void {
    this.set(selected);
    this.#offered = back;
    this.element.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }
}
