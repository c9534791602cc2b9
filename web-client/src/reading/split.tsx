// How two panes share the room: by dragging the line between them, by the arrow keys on it, or by its two buttons,
// which need neither a drag nor a keyboard (WCAG 2.5.7). Kept in this browser.

import { useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import { STACKED } from "./media";
import { recall, remember } from "./storage";

const KEY = "lectern.split";
/** Hundredths of the room that the first pane has. */
const LIMITS = { least: 25, most: 75, step: 5, given: 50 } as const;

export function restoreSplit(reader: Element): void {
  show(reader, kept());
}

/** A share within the limits; what cannot be read is the given one. */
export function shareOf(value: unknown): number {
  const share = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof share !== "number" || !Number.isFinite(share)) return LIMITS.given;
  return Math.min(LIMITS.most, Math.max(LIMITS.least, Math.round(share)));
}

function kept(): number {
  return shareOf(recall(KEY));
}

function show(reader: Element, share: number): void {
  if (!(reader instanceof HTMLElement)) return;
  reader.style.setProperty("--near", `${share}fr`);
  reader.style.setProperty("--far", `${100 - share}fr`);
  reader.style.setProperty("--far-share", String((100 - share) / 100));
}

export function Divider({ reader, pane }: { readonly reader: Element; readonly pane: string }) {
  const [share, set] = useState(kept);
  const drag = useRef(false);
  const stacked = matchMedia(STACKED).matches;
  const go = (to: number): void => {
    const next = shareOf(to);
    set(next);
    show(reader, next);
    remember(KEY, String(next));
  };
  const keys = (event: KeyboardEvent): void => {
    const [less, more] = stacked ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    const to = { [less!]: share - LIMITS.step, [more!]: share + LIMITS.step, Home: LIMITS.least, End: LIMITS.most, Enter: LIMITS.given }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(to);
  };
  const move = (event: PointerEvent): void => {
    if (!drag.current) return;
    const main = reader.querySelector("main")?.getBoundingClientRect();
    const other = reader.querySelector(".other")?.getBoundingClientRect();
    if (!main || !other) return;
    go(stacked ? (event.clientY / innerHeight) * 100 : ((event.clientX - main.left) / (other.right - main.left)) * 100);
  };
  const end = (): void => {
    drag.current = false;
  };
  return (
    <div class="divider">
      <button class="btn" type="button" aria-disabled={share <= LIMITS.least} onClick={() => go(share - LIMITS.step)}>
        <span aria-hidden="true">‹</span>
        <span class="vh">{words.beside.more}</span>
      </button>
      <div
        class="grip"
        role="separator"
        tabIndex={0}
        aria-label={words.beside.divider}
        aria-orientation={stacked ? "horizontal" : "vertical"}
        aria-controls={pane}
        aria-valuemin={LIMITS.least}
        aria-valuemax={LIMITS.most}
        aria-valuenow={share}
        aria-valuetext={words.beside.share(share, 100 - share)}
        onKeyDown={keys}
        onPointerDown={(event) => {
          drag.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          event.preventDefault();
          event.currentTarget.focus();
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onDblClick={() => go(LIMITS.given)}
      />
      <button class="btn" type="button" aria-disabled={share >= LIMITS.most} onClick={() => go(share + LIMITS.step)}>
        <span aria-hidden="true">›</span>
        <span class="vh">{words.beside.less}</span>
      </button>
    </div>
  );
}
