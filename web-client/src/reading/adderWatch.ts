// Watches what the person selects and says where the adder belongs. It waits until the selection rests: on touch the
// handles are moved several times, and with the mouse the button is still down.

import type { PageText } from "../anchor/pageText";
import { spanOfSelection } from "../anchor/selectionSpan";
import type { Span } from "../anchor/span";
import type { AdderSpot } from "./adder";
import { TOUCH } from "./media";

const REST_TOUCH = 250;
const REST_MOUSE = 60;

export interface Selected {
  readonly span: Span;
  /** Null for the bar at the bottom edge. */
  readonly spot: AdderSpot | null;
}

export function watchSelection(main: HTMLElement, text: () => PageText, onSelected: (selected: Selected | null) => void): void {
  const touch = matchMedia(TOUCH);
  let pressed = false;
  let timer = 0;
  const look = (): void => {
    const selection = getSelection();
    const span = spanOfSelection(text(), selection);
    if (!selection || !span) {
      onSelected(null);
      return;
    }
    onSelected({ span, spot: touch.matches ? null : spotBelow(main, selection.getRangeAt(0)) });
  };
  const later = (): void => {
    clearTimeout(timer);
    if (!pressed) timer = window.setTimeout(look, touch.matches ? REST_TOUCH : REST_MOUSE);
  };
  document.addEventListener("selectionchange", later);
  document.addEventListener("pointerdown", (event) => {
    pressed = event.pointerType === "mouse";
  });
  document.addEventListener("pointerup", () => {
    pressed = false;
    later();
  });
  document.addEventListener("pointercancel", () => {
    pressed = false;
    later();
  });
}

/** Where the adder belongs for words that no selection holds. */
export function spotFor(main: HTMLElement, range: Range): AdderSpot | null {
  return matchMedia(TOUCH).matches ? null : spotBelow(main, range);
}

/** Below the last line of the selection, inside the text column. */
function spotBelow(main: HTMLElement, range: Range): AdderSpot {
  const frame = main.getBoundingClientRect();
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  const last = lines.at(-1) ?? range.getBoundingClientRect();
  const width = 430;
  const left = Math.min(Math.max(last.right - frame.left - width / 2, 8), Math.max(frame.width - width - 8, 8));
  return { left, top: last.bottom - frame.top + 8 };
}
