// Asks before a note is withdrawn. Its card stays for as long as the page is open, with a button that brings it back.

import { useState } from "preact/hooks";
import { inWords } from "../api/http";
import type { Annotation } from "../api/types";
import { Dialog } from "../reading/dialog";
import { Problem } from "../reading/problem";
import { announce } from "../reading/status";
import { words } from "../words/words";
import { useDoing } from "./doing";
import type { Notebook } from "./notebook";

interface WithdrawProps {
  readonly notebook: Notebook;
  readonly annotation: Annotation;
  readonly kind: string;
  readonly onClose: () => void;
}

export function Withdraw({ notebook, annotation, kind, onClose }: WithdrawProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const withdraw = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await notebook.withdraw(annotation);
      onClose();
      announce(words.notes.withdrawn(kind));
      // Only when the dialog is gone can anything else take the focus.
      setTimeout(() => document.querySelector<HTMLElement>("[data-undo]")?.focus(), 50);
    } catch (reason) {
      setProblem(inWords(reason));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={words.notes.withdrawTitle(kind)}
      kind="alertdialog"
      onClose={onClose}
      foot={
        <div class="btns">
          <button class="btn danger" type="button" aria-disabled={busy} onClick={() => void withdraw()}>
            {words.notes.withdraw}
          </button>
          <button class="btn" type="button" onClick={onClose}>
            {words.notes.keep}
          </button>
        </div>
      }
    >
      <p>{words.notes.withdrawHint}</p>
      <Problem said={problem} />
    </Dialog>
  );
}

interface GoneProps {
  readonly annotation: Annotation;
  readonly mine: boolean;
  readonly kind: string;
  readonly onRestore: (annotation: Annotation, kind: string) => Promise<void>;
}

/** What is left of what was taken away, until the page is loaded again. */
export function Gone({ annotation, mine, kind, onRestore }: GoneProps) {
  const { busy, problem, start } = useDoing();
  const restore = (): Promise<void> => start(() => onRestore(annotation, kind));
  if (!mine) return <p class="hint">{words.notes.removed}</p>;
  return (
    <div class="gone">
      <p class="hint">{words.notes.withdrawn(kind)}</p>
      <button class="btn plain small" type="button" data-undo="" aria-disabled={busy} onClick={() => void restore()}>
        {words.notes.undo}
      </button>
      <Problem said={problem} />
    </div>
  );
}
