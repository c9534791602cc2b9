// Selecting words without a mouse. The bar shows every move as a button, and takes the arrow keys (role application,
// so that screen readers let them through); each move speaks only the words it changed.

import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { highlight } from "../anchor/highlight";
import { changeOf, spanOfEnds, TextMoves, type Direction, type Ends, type Unit } from "../anchor/moves";
import type { PageText } from "../anchor/pageText";
import type { Span } from "../anchor/span";
import { firstWords } from "../words/format";
import { language, words } from "../words/words";
import { caretAt, lineStep } from "./lines";
import { announce } from "./status";

interface SelectionModeProps {
  readonly text: PageText;
  readonly moves: TextMoves;
  readonly start: Ends;
  readonly onDone: (span: Span | null) => void;
}

type Move = Unit | "line" | "whole" | "swap";

const BUTTONS: readonly { readonly move: Move; readonly direction: Direction; readonly keys: string }[] = [
  { move: "letter", direction: -1, keys: "←" },
  { move: "letter", direction: 1, keys: "→" },
  { move: "word", direction: -1, keys: "Ctrl+←" },
  { move: "word", direction: 1, keys: "Ctrl+→" },
  { move: "line", direction: -1, keys: "↑" },
  { move: "line", direction: 1, keys: "↓" },
  { move: "sentence", direction: -1, keys: "," },
  { move: "sentence", direction: 1, keys: "." },
  { move: "whole", direction: 1, keys: "P" },
  { move: "swap", direction: 1, keys: "Tab" },
];

/** Shows the bar and gives it the focus; it takes itself away when words are chosen or it is left. */
export function startSelectionMode(place: HTMLElement, text: PageText, moves: TextMoves, start: Span, onDone: (span: Span | null) => void): void {
  const holder = document.createElement("div");
  holder.lang = language;
  place.append(holder);
  const done = (span: Span | null): void => {
    render(null, holder);
    holder.remove();
    highlight("lectern-selection", []);
    highlight("lectern-end", []);
    onDone(span);
  };
  const ends = { fixed: start.start - text.start, moving: start.end - text.start };
  render(<SelectionMode text={text} moves={moves} start={ends} onDone={done} />, holder);
}

function SelectionMode({ text, moves, start, onDone }: SelectionModeProps) {
  const bar = useRef<HTMLDivElement>(null);
  const column = useRef(0);
  const lastMove = useRef<Move | null>(null);
  const [ends, setEnds] = useState(start);
  const span = spanOfEnds(ends);
  const inPage = { start: span.start + text.start, end: span.end + text.start };

  // Before anything else is drawn: keys pressed at once are for the bar.
  useLayoutEffect(() => {
    bar.current?.focus({ preventScroll: true });
    announce(words.select.started);
    const away = (event: Event): void => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) onDone(null);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  useEffect(() => {
    highlight("lectern-selection", text.ranges(inPage));
    const at = Math.min(ends.moving, text.local.length - 1);
    const end = ends.moving > ends.fixed ? at - (at === ends.moving ? 1 : 0) : at;
    highlight("lectern-end", text.ranges({ start: end + text.start, end: end + 1 + text.start }));
    const top = caretAt(text, ends.moving)?.top ?? null;
    if (top !== null && (top < 140 || top > innerHeight - 160)) scrollBy({ top: top - innerHeight / 2 });
  }, [ends]);

  const move = (kind: Move, direction: Direction): void => {
    // Lines are left and come back to in the column where the first of them was left.
    if (kind !== "line" || lastMove.current !== "line") column.current = caretAt(text, ends.moving)?.left ?? 0;
    lastMove.current = kind;
    const next = after(kind, direction);
    setEnds(next);
    if (kind === "swap") {
      announce(words.select.swapped(next.moving > next.fixed));
      return;
    }
    const { span: changed, grown } = changeOf(ends, next);
    const said = text.local.slice(changed.start, changed.end);
    if (said === "") announce(words.select.border);
    else announce(grown ? said.trim() || words.select.space : words.select.left(said.trim() || words.select.space));
  };
  const after = (kind: Move, direction: Direction): Ends => {
    switch (kind) {
      case "swap":
        return { fixed: ends.moving, moving: ends.fixed };
      case "whole":
        return moves.paragraph(ends);
      case "line":
        return { fixed: ends.fixed, moving: lineStep(text, ends.moving, direction, column.current) };
      default:
        return moves.step(ends, kind, direction);
    }
  };
  const finish = (): void => {
    if (span.start === span.end) announce(words.select.nothing);
    else onDone(inPage);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const asked = askedBy(event);
    if (asked === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (asked === "finish") finish();
    else if (asked === "cancel") onDone(null);
    else move(asked.move, asked.direction);
  };

  return (
    <div class="select-bar" role="application" aria-label={words.select.name} tabIndex={-1} ref={bar} onKeyDown={keys}>
      <p class="select-words" aria-hidden="true">
        {span.start === span.end ? words.select.hint : `“${firstWords(text.local.slice(span.start, span.end), 80)}”`}
      </p>
      <div class="btns">
        {BUTTONS.map((button) => (
          <button key={button.keys} class="btn" type="button" tabIndex={-1} onClick={() => move(button.move, button.direction)}>
            {words.select.moves[button.move](button.direction > 0)} <kbd aria-hidden="true">{button.keys}</kbd>
          </button>
        ))}
        <button class="btn primary" type="button" tabIndex={-1} onClick={finish}>
          {words.select.done} <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button class="btn" type="button" tabIndex={-1} onClick={() => onDone(null)}>
          {words.cancel} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </div>
  );
}

type Asked = { readonly move: Move; readonly direction: Direction } | "finish" | "cancel" | null;

export function askedBy(event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey">): Asked {
  switch (event.key) {
    case "ArrowRight":
    case "ArrowLeft":
      return { move: event.ctrlKey ? "word" : "letter", direction: event.key === "ArrowRight" ? 1 : -1 };
    case "ArrowDown":
    case "ArrowUp":
      return { move: "line", direction: event.key === "ArrowDown" ? 1 : -1 };
    case "Tab":
      return { move: "swap", direction: 1 };
    case "Enter":
      return "finish";
    case "Escape":
      return "cancel";
  }
  if (event.ctrlKey) return null;
  if (event.code === "Period" || event.code === "Comma") return { move: "sentence", direction: event.code === "Period" ? 1 : -1 };
  return event.code === "KeyP" ? { move: "whole", direction: 1 } : null;
}
