// Words without a selection, for fingers: the number of a paragraph offers the whole of it, or its first and last word
// one after the other. Everything that a tap in the text does, a button does as well (WCAG 2.5.7).

import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { highlight } from "../anchor/highlight";
import { TextMoves } from "../anchor/moves";
import type { PageText } from "../anchor/pageText";
import type { Span } from "../anchor/span";
import { firstWords } from "../words/format";
import { language, words } from "../words/words";
import { TOUCH } from "./media";
import { blocksOf, type ReaderPage } from "./page";
import { announce } from "./status";

interface Host {
  readonly page: ReaderPage;
  readonly sound: boolean;
  pageText(): PageText;
  /** Shows the verbs for these words. */
  offer(span: Span, block: HTMLElement | null): void;
}

/** Where fingers are, a number opens the bar instead of leading to its own paragraph. */
export function watchParagraphNumbers(host: Host): void {
  host.page.text.addEventListener("click", (event) => {
    const number = event.target instanceof Element ? event.target.closest<HTMLElement>("a.pn") : null;
    const block = number?.closest<HTMLElement>(".block");
    if (!number || !block || !host.sound || !matchMedia(TOUCH).matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const span = host.pageText().spanOf(block);
    if (!span) return;
    event.preventDefault();
    getSelection()?.removeAllRanges();
    open(host, number, block, span);
  });
}

let close: () => void = () => undefined;

function open(host: Host, number: HTMLElement, block: HTMLElement, span: Span): void {
  close();
  const holder = document.createElement("div");
  holder.lang = language;
  host.page.main.append(holder);
  close = (): void => {
    render(null, holder);
    holder.remove();
    highlight("lectern-selection", []);
    close = () => undefined;
  };
  const done = (chosen: Span | null): void => {
    close();
    if (chosen) host.offer(chosen, block);
    else number.focus({ preventScroll: true });
  };
  const name = (number.lastChild?.textContent ?? "").trim();
  render(<ParagraphBar host={host} name={name} span={span} onDone={done} />, holder);
}

interface ParagraphBarProps {
  readonly host: Host;
  readonly name: string;
  readonly span: Span;
  readonly onDone: (span: Span | null) => void;
}

function ParagraphBar({ host, name, span, onDone }: ParagraphBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState(false);
  useLayoutEffect(() => {
    bar.current?.querySelector("button")?.focus({ preventScroll: true });
    if (choosing) announce(words.paragraph.hint);
    else highlight("lectern-selection", host.pageText().ranges(span));
  }, [choosing]);
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onDone(null);
  };
  return (
    <div class="select-bar" role="group" aria-label={words.paragraph.name(name)} ref={bar} onKeyDown={escape}>
      {choosing ? (
        <WordSteps host={host} span={span} onDone={onDone} />
      ) : (
        <>
          <p class="select-words" aria-hidden="true">
            {name} “{firstWords(host.pageText().slice(span), 80)}”
          </p>
          <div class="btns">
            <button class="btn primary" type="button" onClick={() => onDone(span)}>
              {words.paragraph.whole}
            </button>
            <button class="btn" type="button" onClick={() => setChoosing(true)}>
              {words.paragraph.choose}
            </button>
            <button class="btn" type="button" onClick={() => onDone(null)}>
              {words.cancel}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** Indexes among the words of the page. */
interface Chosen {
  readonly first: number;
  readonly last: number;
  /** How many ends were tapped: the first tap says where to begin, the second where to end. */
  readonly taps: number;
}

function WordSteps({ host, span, onDone }: Omit<ParagraphBarProps, "name">) {
  const [{ all, sentences, origin }] = useState(() => wordsOf(host, span));
  const begin = Math.max(0, all.findIndex((word) => word.start >= span.start - origin));
  const [chosen, setChosen] = useState<Chosen>({ first: begin, last: begin, taps: 0 });
  const last = all.length - 1;
  const picked: Span = { start: (all[chosen.first]?.start ?? 0) + origin, end: (all[chosen.last]?.end ?? 0) + origin };

  useEffect(() => {
    const [range] = draw(host.pageText(), picked);
    const box = range?.getBoundingClientRect();
    if (box && (box.top < 100 || box.bottom > innerHeight - 260)) scrollBy({ top: box.top - innerHeight / 3 });
  }, [chosen]);
  useEffect(() => {
    const tap = (event: MouseEvent): void => {
      const at = pointAt(host.pageText(), event.clientX, event.clientY);
      if (at === null) return;
      event.preventDefault();
      setChosen((before) => tapped(before, nearest(all, at - origin)));
    };
    host.page.text.addEventListener("click", tap);
    return () => host.page.text.removeEventListener("click", tap);
  }, []);

  const step = (part: Partial<Chosen>): void => {
    const next = { ...chosen, taps: 2, ...part };
    setChosen(next);
    const at = all[part.first ?? next.last];
    if (at) announce(host.pageText().slice({ start: at.start + origin, end: at.end + origin }));
  };
  const wordAt = (index: number): string => {
    const word = all[index];
    return word ? host.pageText().slice({ start: word.start + origin, end: word.end + origin }) : "";
  };
  const sentenceEnd = (): number => {
    const after = sentences.find((end) => end > (all[chosen.last]?.end ?? 0)) ?? Infinity;
    const found = all.findLastIndex((word) => word.end <= after);
    return Math.max(found, chosen.last);
  };
  return (
    <>
      <p class="select-words" aria-hidden="true">
        “{firstWords(host.pageText().slice(picked), 80)}”
      </p>
      <p class="hint">{words.paragraph.hint}</p>
      <div class="word-steps">
        <span>{words.paragraph.first}</span>
        <b>{wordAt(chosen.first)}</b>
        <Step label={words.paragraph.firstBack} sign="‹" off={chosen.first === 0} onStep={() => step({ first: chosen.first - 1 })} />
        <Step label={words.paragraph.firstOn} sign="›" off={chosen.first >= chosen.last} onStep={() => step({ first: chosen.first + 1 })} />
        <span>{words.paragraph.last}</span>
        <b>{wordAt(chosen.last)}</b>
        <Step label={words.paragraph.lastBack} sign="‹" off={chosen.last <= chosen.first} onStep={() => step({ last: chosen.last - 1 })} />
        <Step label={words.paragraph.lastOn} sign="›" off={chosen.last === last} onStep={() => step({ last: chosen.last + 1 })} />
      </div>
      <div class="btns">
        <button class="btn" type="button" onClick={() => step({ last: sentenceEnd() })}>
          {words.paragraph.sentence}
        </button>
        <button class="btn primary" type="button" onClick={() => onDone(picked)}>
          {words.select.done}
        </button>
        <button class="btn" type="button" onClick={() => onDone(null)}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}

function Step({ label, sign, off, onStep }: { readonly label: string; readonly sign: string; readonly off: boolean; readonly onStep: () => void }) {
  return (
    <button class="btn" type="button" aria-disabled={off} onClick={() => !off && onStep()}>
      <span aria-hidden="true">{sign}</span>
      <span class="vh">{label}</span>
    </button>
  );
}

function wordsOf(host: Host, span: Span): { all: readonly Span[]; sentences: readonly number[]; origin: number } {
  const text = host.pageText();
  const paragraphs = blocksOf(host.page.text).flatMap((block) => text.spanOf(block) ?? []);
  const local = paragraphs.map((one) => ({ start: one.start - text.start, end: one.end - text.start }));
  const moves = new TextMoves(text.local, local, host.page.text.lang);
  const found = moves.words;
  // A page without a word, such as one of rules, has one step: all of the paragraph.
  const all = found.length > 0 ? found : [{ start: span.start - text.start, end: span.end - text.start }];
  return { all, sentences: moves.sentenceEnds, origin: text.start };
}

export function tapped({ first, last, taps }: Chosen, at: number): Chosen {
  if (taps === 0) return { first: at, last: at, taps: 1 };
  if (at < first || (taps > 1 && at - first < last - at)) return { first: at, last, taps: 2 };
  return { first, last: at, taps: 2 };
}

function nearest(all: readonly Span[], at: number): number {
  const after = all.findIndex((word) => word.end >= at);
  return after === -1 ? all.length - 1 : after;
}

function draw(text: PageText, span: Span): Range[] {
  const ranges = text.ranges(span);
  highlight("lectern-selection", ranges);
  return ranges.slice(-1);
}

/** The document offset below a point of the window; null where no text is. */
function pointAt(text: PageText, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint?.(x, y);
  return caret ? text.offsetOf(caret.offsetNode, caret.offset) : null;
}
