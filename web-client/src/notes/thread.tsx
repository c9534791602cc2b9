// The replies below an open note, and the form to add one. What is typed is kept in this browser until it is sent.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { inWords } from "../api/http";
import type { Annotation } from "../api/types";
import { forget, recall, remember } from "../reading/storage";
import { announce } from "../reading/status";
import { words } from "../words/words";
import { COMMENT, Time, type CardActions } from "./card";
import { uuid } from "./drafts";
import { renderBody } from "./markdown";
import { keyOf, wordsOf } from "./note";
import { isUnsettled, type Replies } from "./notebook";
import { useUniqueId } from "../reading/uniqueId";

interface ThreadProps {
  readonly parent: Annotation;
  readonly replies: Replies | undefined;
  readonly account: string | null;
  readonly actions: CardActions;
  readonly own: ComponentChildren;
}

export function Thread({ parent, replies, account, actions, own }: ThreadProps) {
  const [writing, setWriting] = useState(recall(draftKey(parent)) !== null);
  return (
    <>
      {replies?.type === "failed" && (
        <p class="problem" role="alert">
          {words.notes.repliesFailed} {replies.reason}{" "}
          <button class="btn plain" type="button" onClick={() => actions.onRetryReplies(parent)}>
            {words.retry}
          </button>
        </p>
      )}
      {replies?.type === "ready" && replies.list.length > 0 && (
        <ol class="replies" role="list">
          {replies.list.map((reply) => (
            <li key={reply.id}>
              <Reply reply={reply} account={account} actions={actions} />
            </li>
          ))}
        </ol>
      )}
      {account && writing && <ReplyForm parent={parent} actions={actions} onDone={() => setWriting(false)} />}
      {account && (!writing || own) && (
        <p class="meta">
          {!writing && (
            <button class="btn plain" type="button" onClick={() => setWriting(true)}>
              {words.notes.reply}
            </button>
          )}
          {own}
        </p>
      )}
    </>
  );
}

function Reply({ reply, account, actions }: { readonly reply: Annotation; readonly account: string | null; readonly actions: CardActions }) {
  const mine = account !== null && reply.creator?.id === account;
  const name = reply.creator?.name ?? words.someone;
  return (
    <div class="reply" role={COMMENT} id={`card-${keyOf(reply.id)}`} tabIndex={-1} aria-label={words.cardName.reply(reply.creator?.name ?? words.someone)}>
      <div class="who">
        <b>{mine ? words.you(name) : name}</b> <Time annotation={reply} />
        {mine && (
          <span class="tools">
            <button class="btn plain small" type="button" onClick={() => actions.onWithdraw(reply, "reply")}>
              {words.notes.withdraw}
            </button>
          </span>
        )}
      </div>
      {wordsOf(reply).map((body, index) => (
        // Sanitised to plain marks of text by renderBody
        <div key={index} class="said" lang={body.language ?? undefined} dangerouslySetInnerHTML={{ __html: renderBody(body) }} />
      ))}
    </div>
  );
}

interface ReplyFormProps {
  readonly parent: Annotation;
  readonly actions: CardActions;
  readonly onDone: () => void;
}

function ReplyForm({ parent, actions, onDone }: ReplyFormProps) {
  const id = useUniqueId();
  const [text, setText] = useState(recall(draftKey(parent)) ?? "");
  const [key, setKey] = useState(uuid);
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const type = (value: string): void => {
    setText(value);
    if (value.trim()) remember(draftKey(parent), value);
    else forget(draftKey(parent));
  };
  const send = async (): Promise<void> => {
    if (busy) return;
    if (text.trim() === "") {
      setProblem(words.composer.needWords);
      return;
    }
    setBusy(true);
    setProblem(null);
    // A key belongs to one wording: the server refuses it with another.
    const sending = sent === null || sent === text ? key : uuid();
    setKey(sending);
    setSent(text);
    try {
      await actions.onReply(text, sending, parent);
      forget(draftKey(parent));
      announce(words.composer.savedReply);
      onDone();
    } catch (reason) {
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
          value={text}
          ref={focusOnce}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
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

function draftKey(parent: Annotation): string {
  return `lectern.reply:${parent.id}`;
}
