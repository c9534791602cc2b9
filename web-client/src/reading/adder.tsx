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
  /** While something is written about other words: these join them. */
  readonly onPiece: (() => void) | null;
}

type Choice = Exclude<Verb, "flag"> | "highlight" | "piece";

const PIECE = { verb: "piece", label: words.adder.piece } as const;
const VERBS: readonly { verb: Choice; label: string }[] = [
  { verb: "note", label: words.adder.note },
  { verb: "rate", label: words.adder.rate },
  { verb: "link", label: words.adder.link },
  { verb: "highlight", label: words.adder.highlight },
];
/** Where the bar is as wide as the screen there is no room for it; the composer's switch has it. */
const READING = { verb: "reading", label: words.adder.reading } as const;

export function Adder({ spot, onVerb, onHighlight, onPiece }: AdderProps) {
  const verbs = [...(onPiece ? [PIECE] : []), ...VERBS, ...(spot ? [READING] : [])];
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (at + step + verbs.length) % verbs.length;
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };
  const choose = (choice: Choice): void => {
    if (choice === "highlight") onHighlight();
    else if (choice === "piece") onPiece?.();
    else onVerb(choice);
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
      {verbs.map(({ verb, label }, index) => (
        <button key={verb} class="btn" type="button" tabIndex={index === at ? 0 : -1} onClick={() => choose(verb)}>
          {label} <kbd aria-hidden="true">{keyName(codeOf(verb))}</kbd>
        </button>
      ))}
    </div>
  );
}
