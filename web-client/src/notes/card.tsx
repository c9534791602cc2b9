// One note in the rail. One card is open; the others show two or three lines, so that neighbours stay in view.
// Number, mark and card carry the same number and link to each other.

import type { AriaRole, TargetedMouseEvent } from "preact";
import type { Outcome } from "../api/changes";
import type { Act, Annotation, JsonObject, Session } from "../api/types";
import type { ReaderPage } from "../reading/page";
import { fullTime, shortTime } from "../words/format";
import { words } from "../words/words";
import { audienceOf, audienceWords } from "./audience";
import { Ratings } from "./badges";
import { areaName, authorOf, cardName, endName, readingAddress } from "./describe";
import { FlagSaid, Retract } from "./flagSaid";
import { Hidden, HideButton, type Decide } from "./hide";
import { renderBody } from "./markdown";
import { NewerState } from "./newer";
import { linkBody, nearEnd, quoteOf, quotesOf, readingOf, tagsOf, wordsOf, type Note } from "./note";
import { Change } from "./readingForm";
import { DecideReading, ReadingState, type Decision } from "./readingState";
import type { PageReadings } from "./readings";
import { Settle, Settled } from "./settle";
import { Standing } from "./standing";
import { Thread } from "./thread";
import type { Thread as ThreadOf } from "./threads";
import { Gone } from "./withdraw";

/** A role of ARIA 1.3 that the type library does not list yet. */
export const COMMENT = "comment" as AriaRole;

export interface CardActions {
  readonly onOpen: (note: Note) => void;
  readonly onClose: (note: Note) => void;
  readonly onText: (note: Note) => void;
  readonly onEdit: (note: Note) => void;
  readonly onWithdraw: (annotation: Annotation, kind: keyof typeof words.kinds) => void;
  /** @param unsettled what was sent before under this key, if its answer never came */
  readonly onReply: (reply: JsonObject, key: string, unsettled: string | null) => Promise<void>;
  readonly onSettle: (note: Note, act: Act) => Promise<void>;
  readonly onReading: (note: Note, act: Decision) => Promise<void>;
  readonly onRestore: (annotation: Annotation, kind: string) => Promise<void>;
  readonly onHistory: (annotation: Annotation) => void;
  readonly onHide: (annotation: Annotation) => void;
  readonly onDecide: Decide;
  /** Whether the reader may hide this and show it again. */
  readonly mayHide: (annotation: Annotation) => boolean;
}

interface CardProps {
  readonly note: Note;
  readonly open: boolean;
  readonly thread: ThreadOf;
  /** Addresses of what is new, and of what was taken away while the page is open. */
  readonly fresh: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly page: ReaderPage;
  /** What became of it in a version that came while the page was read. */
  readonly outcome: Outcome | null;
  readonly session: Session | null;
  readonly readings: PageReadings;
  readonly actions: CardActions;
}

export function Card({ note, open, thread, fresh, gone, page, outcome, session, readings, actions }: CardProps) {
  const account = session?.account?.id ?? null;
  const groups = session?.groups ?? [];
  const reading = readingOf(note.annotation);
  const kind = words.kinds[note.kind];
  const { id } = note.annotation;
  const isNew = fresh.has(id);
  const isGone = gone.has(id);
  // One's own is withdrawn, not hidden.
  const moderates = actions.mayHide(note.annotation) && (!note.mine || note.annotation.hidden !== null);
  const count = thread.replies.filter((reply) => !gone.has(reply.id)).length;
  const newReplies = thread.replies.filter((reply) => fresh.has(reply.id)).length;
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    actions.onText(note);
  };
  const click = (event: TargetedMouseEvent<HTMLDivElement>): void => {
    if (!open && event.target instanceof Element && !event.target.closest("a, button")) actions.onOpen(note);
  };
  return (
    <div
      class={`note${open ? "" : " closed"}${note.kind === "link" ? " xref" : ""}${note.kind === "reading" ? " reading" : ""}${isNew ? " is-new" : ""}${thread.settled ? " is-settled" : ""}`}
      data-address={id}
      role={COMMENT}
      id={`card-${note.key}`}
      tabIndex={-1}
      aria-label={isNew ? words.notes.isNew(cardName(note)) : cardName(note)}
      aria-current={open ? "true" : undefined}
      data-quote={open ? undefined : (quoteOf(nearEnd(note.annotation)) ?? undefined)}
      onKeyDown={escape}
      onClick={click}
    >
      <div class="who">
        <b>{authorOf(note)}</b>
        <Verb note={note} />
        <span>{audienceWords(audienceOf(note.annotation), groups)}</span>
        {open && <Time annotation={note.annotation} />}
        {isNew && <New />}
        <Settled note={note} settled={thread.settled} />
        <span class="tools">
          <button
            class="btn unfold"
            type="button"
            aria-expanded={open}
            onClick={() => (open ? actions.onClose(note) : actions.onOpen(note))}
          >
            <span class="vh">{open ? words.notes.fold(kind, note.number) : words.notes.unfold(kind, note.number)}</span>
          </button>
          {note.number !== null && (
            <a
              class="num"
              href={`#ref-${note.number}`}
              onClick={(event) => {
                event.preventDefault();
                actions.onText(note);
              }}
            >
              <span class="vh">{words.notes.backToText(kind)}</span>
              {note.number}
            </a>
          )}
        </span>
      </div>
      {!isGone && note.annotation.hidden && <Hidden hiding={note.annotation.hidden} />}
      {isGone ? (
        <Gone annotation={note.annotation} mine={note.mine} kind={kind} onRestore={actions.onRestore} />
      ) : (
        <>
          <Standing note={note} />
          <NewerState note={note} page={page} outcome={outcome} />
          {(reading === null || note.standing.type !== "here") && <Quotes note={note} open={open} />}
          {note.kind === "flag" && <FlagSaid annotation={note.annotation} retracted={thread.retracted} open={open} />}
          {reading !== null && (
            <>
              <Change printed={quoteOf(nearEnd(note.annotation)) ?? ""} read={reading} />
              <ReadingState note={note} thread={thread} page={readings} />
            </>
          )}
          {note.kind === "rating" && <Ratings annotation={note.annotation} full={open} />}
          {wordsOf(note.annotation).map((body, index) => (
            // Sanitised to plain marks of text by renderBody
            <div key={index} class="said" lang={body.language ?? undefined} dangerouslySetInnerHTML={{ __html: renderBody(body) }} />
          ))}
          <Tags tags={tagsOf(note.annotation)} />
          {!open && count > 0 && (
            <p class="caption">
              {words.notes.replies(count)} {newReplies > 0 && <New />}
            </p>
          )}
        </>
      )}
      {open && !isGone && (
        <Thread
          parent={note.annotation}
          thread={thread}
          fresh={fresh}
          gone={gone}
          account={account}
          groups={groups}
          actions={actions}
          own={
            <>
              {reading !== null && <DecideReading note={note} thread={thread} session={session} onDecide={actions.onReading} />}
              {account && reading === null && <Settle note={note} settled={thread.settled !== null} onSettle={actions.onSettle} />}
              {note.mine && (
                <>
                  {note.kind === "flag" && (
                    <Retract retracted={thread.retracted !== null} onDecide={(act) => actions.onSettle(note, act)} />
                  )}
                  <button class="btn plain" type="button" onClick={() => actions.onEdit(note)}>
                    {words.notes.edit}
                  </button>
                  <button class="btn plain" type="button" onClick={() => actions.onWithdraw(note.annotation, note.kind)}>
                    {words.notes.withdraw}
                  </button>
                </>
              )}
              {note.annotation.modified !== note.annotation.created && (
                <button class="btn plain" type="button" onClick={() => actions.onHistory(note.annotation)}>
                  {words.history.open}
                </button>
              )}
              {moderates && <HideButton annotation={note.annotation} onHide={actions.onHide} onDecide={actions.onDecide} />}
            </>
          }
        />
      )}
    </div>
  );
}

export function New() {
  return <span class="new">{words.notes.new}</span>;
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={words.tags.label}>
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  );
}

export function Time({ annotation }: { readonly annotation: Annotation }) {
  if (!annotation.created) return null;
  return (
    <time dateTime={annotation.created} title={fullTime(annotation.created)}>
      {shortTime(annotation.created)}
    </time>
  );
}

function Verb({ note }: { readonly note: Note }) {
  switch (note.kind) {
    case "note":
      return null;
    case "highlight":
      return <span>{words.highlights}</span>;
    case "question":
      return <span>{words.asks}</span>;
    case "rating":
      return <span>{words.rates}</span>;
    case "flag":
      return <span>{words.flags.flags}</span>;
    case "reading":
      return <span>{words.readings.suggests}</span>;
    case "link": {
      const body = linkBody(note.annotation);
      const relation = words.nearEnd[body?.relation ?? "seeAlso"];
      const end = note.far ? nearEnd(note.annotation) : body;
      const address = end ? readingAddress(end) : null;
      const place = address ? <a href={address}>{endName(end)}</a> : endName(end);
      if (!note.far) {
        return (
          <span>
            <span class="state">{relation}</span> {place}
          </span>
        );
      }
      const [before, after] = (body?.relation === "seeAlso" ? words.farSeeAlso("\0") : words.farEnd("\0", relation)).split("\0");
      return (
        <span>
          {before}
          {place}
          <span class="state">{after}</span>
        </span>
      );
    }
  }
}

/** The words it stands on, for an open card; of a cross-reference the words at its other end. */
function Quotes({ note, open }: { readonly note: Note; readonly open: boolean }) {
  const near = nearEnd(note.annotation);
  const other = note.kind === "link" ? (note.far ? near : linkBody(note.annotation)) : null;
  const quote = other ? quoteOf(other) : (quotesOf(note.annotation) ?? areaName(note.annotation));
  if (!quote || (!open && note.kind !== "link" && note.standing.type === "here")) return null;
  return (
    <blockquote>
      <p>{quote}</p>
    </blockquote>
  );
}
