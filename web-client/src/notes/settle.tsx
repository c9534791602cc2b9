// Whether a note is settled: a question is answered, anything else resolved. Everybody who sees it may say so, and may
// say the opposite later; who said it last is named.

import type { Annotation } from "../api/types";
import { Problem } from "../reading/problem";
import { words } from "../words/words";
import { useDoing } from "./doing";
import type { Note } from "./note";

export function Settled({ note, settled }: { readonly note: Note; readonly settled: Annotation | null }) {
  if (!settled) return null;
  return (
    <span class="state" title={settled.creator?.name}>
      {words.notes.settledState[note.kind === "question" ? "question" : "note"]}
    </span>
  );
}

interface SettleProps {
  readonly note: Note;
  readonly settled: boolean;
  readonly onSettle: (note: Note, act: "resolve" | "reopen") => Promise<void>;
}

export function Settle({ note, settled, onSettle }: SettleProps) {
  const { busy, problem, start } = useDoing();
  const settle = (): Promise<void> => start(() => onSettle(note, settled ? "reopen" : "resolve"));
  const question = note.kind === "question" ? "question" : "note";
  return (
    <>
      <button class="btn plain" type="button" aria-disabled={busy} onClick={() => void settle()}>
        {settled ? words.notes.reopen[question] : words.notes.settle[question]}
      </button>
      <Problem said={problem} inline />
    </>
  );
}
