// The three verbs beside selected words. With a mouse they stand by the selection; on touch and small screens at the
// bottom edge, because there the system draws its own handles and menu around the selection.

import { useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import { codeOf, keyName } from "./bindings";
import type { Verb } from "../notes/drafts";

/** Offsets within main, in pixels; null for the bar at the bottom edge. */
export interface AdderSpot {
  readonly left: number;
  readonly top: number;
}

interface AdderProps {
  readonly spot: AdderSpot | null;
  readonly onVerb: (verb: Verb) => void;
  readonly onHighlight: () => void;
}

const VERBS: readonly { verb: Verb | "highlight"; label: string }[] = [
  { verb: "note", label: words.adder.note },
  { verb: "rate", label: words.adder.rate },
  { verb: "link", label: words.adder.link },
  { verb: "highlight", label: words.adder.highlight },
];

export function Adder({ spot, onVerb, onHighlight }: AdderProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (at + step + VERBS.length) % VERBS.length;
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      class={spot ? "adder" : "adder at-edge"}
      role="toolbar"
      aria-label={words.adder.name}
      ref={bar}
      style={spot ? { left: `${spot.left}px`, top: `${spot.top}px` } : {}}
      onKeyDown={move}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {VERBS.map(({ verb, label }, index) => (
        <button key={verb} class="btn" type="button" tabIndex={index === at ? 0 : -1} onClick={() => (verb === "highlight" ? onHighlight() : onVerb(verb))}>
          {label} <kbd aria-hidden="true">{keyName(codeOf(verb))}</kbd>
        </button>
      ))}
    </div>
  );
}
