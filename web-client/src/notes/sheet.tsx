// The notes on a small screen: a sheet at the bottom edge with three heights, and a strip that is left of it. It is drawn
// up and down by its head, and every height has a button (WCAG 2.5.7).

import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";

/** The strip, and 30, 60 and 100 percent of the window. */
export const HEIGHTS = ["strip", "low", "half", "full"] as const;
export type Height = (typeof HEIGHTS)[number];

const SHARE: Readonly<Record<Height, number>> = { strip: 0, low: 0.3, half: 0.6, full: 1 };
/** Pixels that a finger may tremble without meaning to draw. */
const TREMBLE = 8;
/** Pixels a millisecond from which on a movement is a throw to the next height. */
const THROW = 0.5;
/** Milliseconds. */
const RESTS = 80;

export function neighbour(height: Height, step: 1 | -1): Height {
  return HEIGHTS[HEIGHTS.indexOf(height) + step] ?? height;
}

/**
 * Where the sheet comes to rest.
 *
 * @param share of the window that it covers as it is let go
 * @param speed upwards, in pixels a millisecond
 */
export function restAt(share: number, speed: number): Height {
  const ordered = [...HEIGHTS].sort((a, b) => Math.abs(SHARE[a] - share) - Math.abs(SHARE[b] - share));
  const nearest = ordered[0] ?? "strip";
  if (Math.abs(speed) < THROW) return nearest;
  const ahead = HEIGHTS.filter((one) => (speed > 0 ? SHARE[one] > share : SHARE[one] < share));
  return (speed > 0 ? ahead[0] : ahead.at(-1)) ?? nearest;
}

/** Lets the head of the rail be drawn; true while it is. */
export function useDrawing(rail: { readonly current: HTMLElement | null }, on: boolean, onHeight: (height: Height) => void): boolean {
  const [drawing, setDrawing] = useState(false);
  useEffect(() => {
    const sheet = rail.current;
    const head = sheet?.querySelector<HTMLElement>(".head");
    const grip = sheet?.querySelector<HTMLElement>(".sheet-grip");
    if (!on || !sheet || !head || !grip) return undefined;
    let from: { readonly y: number; readonly height: number } | null = null;
    let last = { y: 0, at: 0 };
    let speed = 0;
    let moved = false;
    const down = (event: PointerEvent): void => {
      if (!event.isPrimary || (event.target instanceof Element && event.target.closest("button, a, input, select, .drop-panel"))) return;
      from = { y: event.clientY, height: sheet.getBoundingClientRect().height };
      last = { y: event.clientY, at: event.timeStamp };
      moved = false;
      speed = 0;
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      if (!from || !event.isPrimary) return;
      if (!moved && Math.abs(event.clientY - from.y) < TREMBLE) return;
      moved = true;
      setDrawing(true);
      if (event.timeStamp > last.at) speed = (last.y - event.clientY) / (event.timeStamp - last.at);
      last = { y: event.clientY, at: event.timeStamp };
      sheet.style.blockSize = `${Math.max(from.height + from.y - event.clientY, head.offsetHeight)}px`;
    };
    const up = (event: PointerEvent): void => {
      if (from && moved) {
        // A finger that rests before it lets go throws nothing.
        if (event.timeStamp - last.at > RESTS) speed = 0;
        const share = sheet.getBoundingClientRect().height / innerHeight;
        sheet.style.removeProperty("block-size");
        setDrawing(false);
        onHeight(restAt(share, speed));
      }
      from = null;
    };
    const parts = [head, grip];
    for (const part of parts) {
      part.addEventListener("pointerdown", down);
      part.addEventListener("pointermove", move);
      part.addEventListener("pointerup", up);
      part.addEventListener("pointercancel", up);
    }
    return () => {
      sheet.style.removeProperty("block-size");
      for (const part of parts) {
        part.removeEventListener("pointerdown", down);
        part.removeEventListener("pointermove", move);
        part.removeEventListener("pointerup", up);
        part.removeEventListener("pointercancel", up);
      }
    };
  }, [on, onHeight]);
  return drawing;
}

interface SheetButtonsProps {
  readonly height: Height;
  readonly onHeight: (height: Height) => void;
  readonly onClose: () => void;
}

export function SheetButtons({ height, onHeight, onClose }: SheetButtonsProps) {
  if (height === "strip") {
    return (
      <button class="btn plain" type="button" onClick={() => onHeight("low")}>
        {words.notes.open}
        <span class="vh"> {words.notes.title}</span>
      </button>
    );
  }
  return (
    <span class="btns">
      {height !== "low" && (
        <button class="btn plain" type="button" onClick={() => onHeight(neighbour(height, -1))}>
          {words.notes.smaller}
        </button>
      )}
      {height !== "full" && (
        <button class="btn plain" type="button" onClick={() => onHeight(neighbour(height, 1))}>
          {words.notes.larger}
        </button>
      )}
      <button class="btn plain" type="button" onClick={onClose}>
        {words.close}
      </button>
    </span>
  );
}
