// Writing a reply. What is typed is kept in this browser until the server has it, with the key that makes sending it
// twice harmless, so that neither a lost answer nor a closed page makes two of it or none.

import { useEffect, useRef, useState } from "preact/hooks";
import { inWords } from "../api/http";
import type { Annotation, Group } from "../api/types";
import { Problem } from "../reading/problem";
import { announce } from "../reading/status";
import { forget, recall, remember } from "../reading/storage";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";
import { buildReply } from "./build";
import type { CardActions } from "./card";
import { uuid } from "./drafts";
import { flagOf } from "./flag";
import { isUnsettled } from "./notebook";

interface ReplyDraft {
  readonly text: string;
  readonly key: string;
  /** The body of a request whose outcome is unknown. */
  readonly unsettled: string | null;
}

function draftKey(parent: Annotation): string {
  return `lectern.reply:${parent.id}`;
}

export function hasReplyDraft(parent: Annotation): boolean {
  return recall(draftKey(parent)) !== null;
}

export function loadReplyDraft(parent: Annotation): ReplyDraft {
  try {
    const { text, key, unsettled } = JSON.parse(recall(draftKey(parent)) ?? "{}") as Partial<ReplyDraft>;
    if (typeof text === "string" && typeof key === "string") return { text, key, unsettled: typeof unsettled === "string" ? unsettled : null };
  } catch {
    // not written by this client
  }
  return { text: "", key: uuid(), unsettled: null };
}

export function keepReplyDraft(parent: Annotation, draft: ReplyDraft): void {
  if (draft.text.trim() || draft.unsettled) remember(draftKey(parent), JSON.stringify(draft));
  else forget(draftKey(parent));
}

interface ReplyFormProps {
  readonly parent: Annotation;
  /** Those of who replies. */
  readonly groups: readonly Group[];
  readonly actions: CardActions;
  readonly onDone: () => void;
}

export function ReplyForm({ parent, groups, actions, onDone }: ReplyFormProps) {
  const id = useUniqueId();
  const [draft, setDraft] = useState(() => loadReplyDraft(parent));
  /** Also for what was begun before the last letter was typed. */
  const latest = useRef(draft);
  const closed = useRef(false);
  useEffect(() => () => void (closed.current = true), []);
  const [busy, setBusy] = useState(false);
  const [concerned, setConcerned] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const keep = (next: ReplyDraft): void => {
    latest.current = next;
    setDraft(next);
    keepReplyDraft(parent, next);
  };
  /** Somebody who is quick goes on writing while it is on its way, or closes the form. */
  const written = (sent: ReplyDraft): ReplyDraft => {
    if (!closed.current) return latest.current;
    return hasReplyDraft(parent) ? loadReplyDraft(parent) : sent;
  };
  const send = async (): Promise<void> => {
    if (busy) return;
    const sent = latest.current;
    if (sent.text.trim() === "") {
      setProblem(words.composer.needWords);
      return;
    }
    setBusy(true);
    setProblem(null);
    const reply = buildReply(sent.text, parent, groups, concerned);
    // The key goes with what it was sent with first.
    const unsettled = sent.unsettled ?? JSON.stringify(reply);
    try {
      await actions.onReply(reply, sent.key, sent.unsettled);
      announce(words.composer.savedReply);
      const later = written(sent);
      if (later.text.trim() !== sent.text.trim()) {
        keep({ ...later, unsettled });
        setProblem(words.composer.savedMeanwhile);
        setBusy(false);
        return;
      }
      forget(draftKey(parent));
      onDone();
    } catch (reason) {
      if (isUnsettled(reason)) keep({ ...written(sent), unsettled });
      setProblem(isUnsettled(reason) ? words.composer.notSent : inWords(reason));
      setBusy(false);
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onDone();
    }
  };
  return (
    <form
      class="stack tight"
      aria-label={words.notes.reply}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="field">
        <label for={id}>{words.notes.reply}</label>
        <textarea
          class="input"
          id={id}
          rows={3}
          value={draft.text}
          ref={focusOnce}
          onInput={(event) => keep({ ...latest.current, text: event.currentTarget.value })}
        />
      </div>
      {flagOf(parent) && (
        <label class="check">
          <input type="checkbox" checked={concerned} onChange={(event) => setConcerned(event.currentTarget.checked)} /> {words.flags.concerned}
        </label>
      )}
      <Problem said={problem} />
      <div class="btns">
        <button class="btn primary" type="submit" aria-disabled={busy}>
          {busy ? words.composer.saving : words.notes.sendReply}
        </button>
        <button class="btn" type="button" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** Takes the focus when the form appears, not again at each letter. */
function focusOnce(area: HTMLTextAreaElement | null): void {
  area?.focus();
}
