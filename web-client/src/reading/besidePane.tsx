// The second place: the same page that the server renders for reading, with a page bar of its own. Words are chosen in
// it with the mouse, or a paragraph with its button or J, K and Enter; they can then be linked to those of the first.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { highlight } from "../anchor/highlight";
import { PageText } from "../anchor/pageText";
import { spanOfSelection } from "../anchor/selectionSpan";
import { selectorsFor } from "../anchor/selectors";
import type { Span } from "../anchor/span";
import { fetchPageAt } from "../api/documents";
import { inWords } from "../api/http";
import type { FarEnd } from "../notes/drafts";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import { placePath, type BesidePlace } from "./besidePlace";
import { blocksOf, plainText, readPage, titleOf, type ReaderPage } from "./page";
import { Divider } from "./split";
import { useUniqueId } from "./uniqueId";

/** Words are wanted for a cross-reference. */
export interface Picking {
  readonly onPick: (far: FarEnd) => void;
  readonly onClose: () => void;
}

interface PaneProps {
  readonly place: BesidePlace;
  /** Whether it was just asked for and takes the focus. */
  readonly focus: boolean;
  readonly picking: Picking | null;
  readonly onLink: ((far: FarEnd) => void) | null;
  readonly swapped: string;
  readonly onTurn: (page: number) => void;
  readonly onClose: () => void;
  readonly reader: Element;
}

type Shown =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly page: ReaderPage; readonly title: string; readonly text: HTMLElement }
  | { readonly type: "failed"; readonly reason: string };

export function BesidePane({ place, focus, picking, onLink, swapped, onTurn, onClose, reader }: PaneProps) {
  const id = useUniqueId();
  const holder = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, setShown] = useState<Shown>({ type: "loading" });
  /** What was read last stays in head and bar while the next page comes. */
  const [known, setKnown] = useState<{ readonly title: string; readonly pages: number } | null>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const choosing = picking !== null || onLink !== null;

  const load = (): (() => void) => {
    let current = true;
    setShown({ type: "loading" });
    setSpan(null);
    fetchPageAt(placePath(place)).then(
      (found) => {
        if (!current) return;
        const page = readPage(found);
        if (!page) {
          setShown({ type: "failed", reason: words.errors.unreadable });
          return;
        }
        const title = titleOf(page);
        setKnown({ title, pages: page.pages });
        setShown({ type: "ready", page, title, text: plainText(page.text, choosing ? words.other.chooseBlock : null) });
        if (scroller.current) scroller.current.scrollTop = 0;
      },
      (reason: unknown) => {
        if (current) setShown({ type: "failed", reason: inWords(reason) });
      },
    );
    return () => {
      current = false;
    };
  };
  useLayoutEffect(() => {
    if (focus) heading.current?.focus();
  }, []);
  useEffect(load, [place.document, place.page, choosing]);
  useEffect(() => {
    if (shown.type !== "ready") return undefined;
    holder.current?.replaceChildren(shown.text);
    const changed = (): void => {
      const chosen = spanOfSelection(PageText.read(shown.text, shown.page.start), getSelection());
      if (chosen) setSpan(chosen);
    };
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, [shown]);
  useEffect(() => {
    highlight("lectern-other", shown.type === "ready" && span ? PageText.read(shown.text, shown.page.start).ranges(span) : []);
  }, [shown, span]);

  const choose = (block: Element | null): void => {
    if (shown.type !== "ready" || !block || !choosing) return;
    getSelection()?.removeAllRanges();
    setSpan(PageText.read(shown.text, shown.page.start).spanOf(block));
  };
  const pick = (): void => {
    if (shown.type !== "ready" || !span) return;
    const { document, version, number, start } = shown.page;
    const far = { document, version, page: number, selectors: selectorsFor(PageText.read(shown.text, start), span) };
    if (picking) picking.onPick(far);
    else onLink?.(far);
  };
  const pages = known?.pages ?? place.page;
  const go = (to: number): void => {
    if (Number.isInteger(to)) onTurn(Math.min(Math.max(to, 1), pages));
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.altKey && !event.ctrlKey ? { PageDown: 1, PageUp: -1 }[event.code] : undefined;
    if (step !== undefined) {
      event.preventDefault();
      go(place.page + step);
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      if (picking) onClose();
      else if (span) setSpan(null);
      else reader.querySelector("main")?.focus({ preventScroll: true });
      return;
    }
    if (shown.type !== "ready" || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const blocks = blocksOf(shown.text);
    const at = blocks.findIndex((block) => block.contains(document.activeElement));
    if (event.code === "KeyJ" || event.code === "KeyK") {
      event.preventDefault();
      blocks[at === -1 ? 0 : at + (event.code === "KeyJ" ? 1 : -1)]?.focus();
    } else if (event.key === "Enter" && document.activeElement === blocks[at]) {
      event.preventDefault();
      choose(blocks[at] ?? null);
    }
  };
  const arrows = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined && !(event.target instanceof HTMLInputElement)) go(place.page + step);
  };
  const click = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest("button.choose") : null;
    if (button) choose(button.closest(".block"));
  };
  const quote = shown.type === "ready" && span ? PageText.read(shown.text, shown.page.start).slice(span) : null;

  return (
    <>
      <Divider reader={reader} pane={`${id}-pane`} />
      <div class="other-inner" id={`${id}-pane`} ref={scroller} onKeyDown={keys}>
        <div class="head">
          <h2 ref={heading} tabIndex={-1}>
            {known?.title ?? place.document}
          </h2>
          <div class="leaf" onKeyDown={arrows}>
            <button class="btn" type="button" aria-disabled={place.page <= 1} onClick={() => go(place.page - 1)}>
              ‹<span class="vh"> {words.other.previous}</span>
            </button>
            <label for={`${id}-page`}>{words.other.page}</label>
            <input id={`${id}-page`} inputMode="numeric" autoComplete="off" value={place.page} onChange={(event) => go(Number(event.currentTarget.value))} />
            <span>{known ? words.other.of(known.pages) : ""}</span>
            <button class="btn" type="button" aria-disabled={place.page >= pages} onClick={() => go(place.page + 1)}>
              ›<span class="vh"> {words.other.next}</span>
            </button>
          </div>
          {!picking && (
            <a class="btn plain" href={swapped}>
              {words.beside.swap}
            </a>
          )}
          <button class="btn plain" type="button" onClick={onClose}>
            {words.close}
            <span class="vh"> {words.other.name}</span>
          </button>
        </div>
        {shown.type === "loading" && !known && <p class="hint pad">{words.other.loading}</p>}
        {shown.type === "failed" && (
          <p class="problem pad" role="alert">
            {shown.reason}{" "}
            <button class="btn plain" type="button" onClick={load}>
              {words.retry}
            </button>
          </p>
        )}
        <div class="other-page" ref={holder} onClick={click} aria-busy={shown.type === "loading"} hidden={shown.type === "failed"} />
        {choosing && (picking || quote) && (
          <div class="other-foot">
            <p class="hint" role="status">
              {quote ? `${words.other.chosen}: “${firstWords(quote, 60)}”` : words.other.hint}
            </p>
            <button class="btn primary" type="button" aria-disabled={!quote} onClick={pick}>
              {words.other.link}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
