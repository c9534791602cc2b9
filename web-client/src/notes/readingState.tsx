// Whether a suggested reading was accepted, in words, and the buttons of those who decide it.

import { Problem } from "../reading/problem";
import { words } from "../words/words";
import { useDoing } from "./doing";
import type { Note } from "./note";
import { mayDecide, stateOf, type PageReadings } from "./readings";
import type { Session } from "../api/types";
import type { Thread } from "./threads";

export function ReadingState({ note, thread, page }: { readonly note: Note; readonly thread: Thread; readonly page: PageReadings }) {
  const state = stateOf(note, thread);
  const by = thread.decided?.creator?.name ?? words.someone;
  return (
    <>
      {state !== "open" && <p class={`decided ${state}`}>{words.readings.states[state](by)}</p>}
      {page.corrected.has(note.key) && <p class="caption">{words.readings.corrected}</p>}
      {page.replaced.has(note.key) && <p class="caption">{words.readings.replaced}</p>}
    </>
  );
}

export type Decision = "accept" | "set-aside";

interface DecideReadingProps {
  readonly note: Note;
  readonly thread: Thread;
  readonly session: Session | null;
  readonly onDecide: (note: Note, act: Decision) => Promise<void>;
}

export function DecideReading({ note, thread, session, onDecide }: DecideReadingProps) {
  const { busy, problem, start } = useDoing();
  if (!mayDecide(note, session)) return null;
  const state = stateOf(note, thread);
  const decide = (act: Decision): Promise<void> => start(() => onDecide(note, act));
  return (
    <>
      {state !== "accepted" && (
        <button class="btn plain" type="button" aria-disabled={busy} onClick={() => void decide("accept")}>
          {words.readings.accept}
        </button>
      )}
      {state !== "set-aside" && (
        <button class="btn plain" type="button" aria-disabled={busy} onClick={() => void decide("set-aside")}>
          {words.readings.setAside}
        </button>
      )}
      <Problem said={problem} inline />
    </>
  );
}
