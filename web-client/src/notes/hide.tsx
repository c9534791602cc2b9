// What a moderator hides. Others read the reason in place of the words; the author and the moderators read both, and are
// told that nobody else does.

import { useState } from "preact/hooks";
import { inWords } from "../api/http";
import type { Annotation, Hiding } from "../api/types";
import { Dialog } from "../reading/dialog";
import { Problem } from "../reading/problem";
import { announce } from "../reading/status";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";
import { useDoing } from "./doing";

/** As the server counts, in code points. */
const LONGEST = 500;

export type Decide = (act: "hide" | "unhide", annotation: Annotation, reason: string) => Promise<void>;

/** In place of the words where they are kept back, above them where they are not. */
export function Hidden({ hiding }: { readonly hiding: Hiding }) {
  return (
    <p class="hidden-why">
      <b>{hiding.withheld ? words.hiding.hidden : words.hiding.hiddenFromOthers}</b> {hiding.reason}
    </p>
  );
}

interface HideButtonProps {
  readonly annotation: Annotation;
  readonly small?: boolean;
  readonly onHide: (annotation: Annotation) => void;
  readonly onDecide: Decide;
}

/** For those who moderate: hides it, or lets it be read again. */
export function HideButton({ annotation, small, onHide, onDecide }: HideButtonProps) {
  const { busy, problem, start } = useDoing();
  const show = (): Promise<void> =>
    start(async () => {
      await onDecide("unhide", annotation, "");
      announce(words.hiding.shown);
    });
  const kind = small ? "btn plain small" : "btn plain";
  return (
    <>
      {annotation.hidden ? (
        <button class={kind} type="button" aria-disabled={busy} onClick={() => void show()}>
          {words.hiding.show}
        </button>
      ) : (
        <button class={kind} type="button" onClick={() => onHide(annotation)}>
          {words.hiding.hide}
        </button>
      )}
      <Problem said={problem} inline />
    </>
  );
}

interface HideDialogProps {
  readonly annotation: Annotation;
  readonly onDecide: Decide;
  readonly onClose: () => void;
}

export function HideDialog({ annotation, onDecide, onClose }: HideDialogProps) {
  const id = useUniqueId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hide = async (): Promise<void> => {
    if (busy) return;
    if (reason.trim() === "") {
      setProblem(words.hiding.needReason);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await onDecide("hide", annotation, reason.trim());
      onClose();
      announce(words.hiding.done);
    } catch (refused) {
      setProblem(inWords(refused));
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.hiding.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void hide();
        }}
      >
        <p id={`${id}-hint`}>{words.hiding.hint}</p>
        <div class="field">
          <label for={id}>{words.hiding.reason}</label>
          <textarea
            class="input"
            id={id}
            rows={3}
            autoFocus
            maxLength={LONGEST}
            aria-describedby={`${id}-hint`}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <Problem said={problem} />
        <div class="btns">
          <button class="btn danger" type="submit" aria-disabled={busy}>
            {words.hiding.hide}
          </button>
          <button class="btn" type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
