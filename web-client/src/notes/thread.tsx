// The replies below an open note, and what can be done with it.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Annotation, Group } from "../api/types";
import { words } from "../words/words";
import { RESPONDING } from "./build";
import { COMMENT, New, Time, type CardActions } from "./card";
import { Hidden, HideButton } from "./hide";
import { renderBody } from "./markdown";
import { keyOf, wordsOf } from "./note";
import { hasReplyDraft, ReplyForm } from "./replyForm";
import type { Thread as ThreadOf } from "./threads";
import { Gone } from "./withdraw";

interface ThreadProps {
  readonly parent: Annotation;
  readonly thread: ThreadOf;
  readonly fresh: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly account: string | null;
  readonly groups: readonly Group[];
  readonly actions: CardActions;
  readonly own: ComponentChildren;
}

export function Thread({ parent, thread, fresh, gone, account, groups, actions, own }: ThreadProps) {
  const [writing, setWriting] = useState(hasReplyDraft(parent));
  return (
    <>
      {thread.replies.length > 0 && (
        <ol class="replies" role="list">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Reply reply={reply} isNew={fresh.has(reply.id)} isGone={gone.has(reply.id)} account={account} actions={actions} />
            </li>
          ))}
        </ol>
      )}
      {account && writing && <ReplyForm parent={parent} groups={groups} actions={actions} onDone={() => setWriting(false)} />}
      {(account || own) && (
        <p class="meta">
          {account && !writing && (
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

function isResponse(reply: Annotation): boolean {
  return reply.bodies.some((body) => body.type === "TextualBody" && body.purpose === RESPONDING);
}

interface ReplyProps {
  readonly reply: Annotation;
  readonly isNew: boolean;
  readonly isGone: boolean;
  readonly account: string | null;
  readonly actions: CardActions;
}

function Reply({ reply, isNew, isGone, account, actions }: ReplyProps) {
  const mine = account !== null && reply.creator?.id === account;
  const moderates = actions.mayHide(reply) && (!mine || reply.hidden !== null);
  const name = reply.creator?.name ?? words.someone;
  const label = words.cardName.reply(name);
  return (
    <div
      class={`reply${isNew ? " is-new" : ""}`}
      role={COMMENT}
      id={`card-${keyOf(reply.id)}`}
      data-address={reply.id}
      tabIndex={-1}
      aria-label={isNew ? words.notes.isNew(label) : label}
    >
      <div class="who">
        <b>{mine ? words.you(name) : name}</b> <Time annotation={reply} /> {isNew && <New />}
        {isResponse(reply) && <span class="caption">{words.flags.response}</span>}
        {!isGone && (mine || moderates) && (
          <span class="tools">
            {moderates && <HideButton annotation={reply} small onHide={actions.onHide} onDecide={actions.onDecide} />}
            {mine && (
              <button class="btn plain small" type="button" onClick={() => actions.onWithdraw(reply, "reply")}>
                {words.notes.withdraw}
              </button>
            )}
          </span>
        )}
      </div>
      {!isGone && reply.hidden && <Hidden hiding={reply.hidden} />}
      {isGone ? (
        <Gone annotation={reply} mine={mine} kind={words.kinds.reply} onRestore={actions.onRestore} />
      ) : (
        wordsOf(reply).map((body, index) => (
          // Sanitised to plain marks of text by renderBody
          <div key={index} class="said" lang={body.language ?? undefined} dangerouslySetInnerHTML={{ __html: renderBody(body) }} />
        ))
      )}
    </div>
  );
}
