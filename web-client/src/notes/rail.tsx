// The notes beside the text: what is being written on top, then the notes of the page in reading order. On small
// screens the rail is a sheet at the bottom edge with three heights.

import { useState } from "preact/hooks";
import { inWords } from "../api/http";
import type { Annotation } from "../api/types";
import type { Span } from "../anchor/span";
import { Dialog } from "../reading/dialog";
import { SMALL, TOUCH, useMedia } from "../reading/media";
import { announce } from "../reading/status";
import { useStore } from "../reading/store";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import { Card, type CardActions } from "./card";
import type { Draft } from "./drafts";
import { passes } from "./filter";
import { MoreWays } from "./moreWays";
import { FilterMenu } from "./filterMenu";
import type { Note } from "./note";
import type { Notebook } from "./notebook";
import { ComposerSheet, type ComposerHost } from "./composerSheet";

export interface RailHost extends ComposerHost {
  readonly notebook: Notebook;
  readonly sound: boolean;
  drafts(): readonly { readonly span: Span; readonly draft: Draft }[];
  discardDraft(span: Span): void;
  openCard(note: Note): void;
  closeCard(note: Note): void;
  toText(note: Note): void;
}

type Height = "peek" | "half" | "full";

export function Rail({ host }: { readonly host: RailHost }) {
  const { notebook } = host;
  const state = useStore(notebook.store);
  const small = useMedia(SMALL);
  const touch = useMedia(TOUCH);
  const [height, setHeight] = useState<Height>("peek");
  const [leaving, setLeaving] = useState<{ annotation: Annotation; kind: keyof typeof words.kinds } | null>(null);
  const { composing, session, loading, notes } = state;
  const shown = notes.filter((note) => passes(note, state.filter));
  const account = session?.account?.id ?? null;
  const tall = height === "peek" && (composing || state.open) ? "half" : height;

  const actions: CardActions = {
    onOpen: (note) => host.openCard(note),
    onClose: (note) => host.closeCard(note),
    onText: (note) => {
      setHeight("peek");
      host.toText(note);
    },
    onEdit: (note) => notebook.compose({ type: "edit", note, draft: null }),
    onWithdraw: (annotation, kind) => setLeaving({ annotation, kind }),
    onReply: (text, key, parent) => host.reply(text, key, parent),
    onRetryReplies: (parent) => void notebook.loadReplies(parent),
  };
  const close = (): void => {
    setHeight("peek");
    if (composing) host.closeComposer();
    else notebook.open(null);
  };
  const title = composing
    ? composing.type === "edit"
      ? words.composer.editHeading
      : words.composer.heading
    : loading.type === "ready"
      ? words.notes.count(notes.length)
      : words.notes.title;

  return (
    <div class="rail" data-height={small ? tall : "full"}>
      <span class="sheet-grip" aria-hidden="true" />
      <div class="head">
        <h2 id="notes-title" tabIndex={-1}>
          {title}
        </h2>
        {!composing && notes.length > 1 && (!small || tall !== "peek") && (
          <FilterMenu notes={notes} groups={session?.groups ?? []} filter={state.filter} onFilter={(filter) => notebook.filter(filter)} />
        )}
        {!composing && <MoreWays annotate={account !== null} />}
        {small ? (
          <SheetButtons height={tall} onHeight={setHeight} onClose={close} />
        ) : (
          composing && (
            <button class="btn plain" type="button" onClick={close}>
              {words.close}
            </button>
          )
        )}
      </div>
      <div class="notes" hidden={small && tall === "peek"}>
        {composing && <ComposerSheet host={host} state={state} composing={composing} />}
        {!host.sound && (
          <p class="problem" role="alert">
            {words.errors.unsound}
          </p>
        )}
        {loading.type === "loading" && <p class="hint">{words.notes.loading}</p>}
        {loading.type === "failed" && (
          <div class="problem" role="alert">
            <p>
              {words.notes.failed} {loading.reason}
            </p>
            <button class="btn" type="button" onClick={() => void notebook.load()}>
              {words.retry}
            </button>
          </div>
        )}
        {!composing && account && <DraftList host={host} />}
        {loading.type === "ready" && notes.length === 0 && !composing && (
          <div class="none">
            <p>{words.notes.none}</p>
            <p class="hint">
              {account ? (touch ? words.notes.howToTouch : words.notes.howTo) : session?.claimed ? words.welcome.signIn : words.welcome.reading}
            </p>
          </div>
        )}
        {notes.length > 0 && shown.length === 0 && <p class="hint">{words.filter.none}</p>}
        {shown.length > 0 && (
          <ol class="cards" role="list">
            {shown.slice(0, state.most).map((note) => (
              <li key={note.key}>
                <Card
                  note={note}
                  open={state.open === note.key && !composing}
                  replies={state.replies.get(note.annotation.id)}
                  account={account}
                  groups={session?.groups ?? []}
                  actions={actions}
                />
              </li>
            ))}
          </ol>
        )}
        {shown.length > state.most && (
          <button class="btn" type="button" onClick={() => notebook.showMore()}>
            {words.notes.more(shown.length - state.most)}
          </button>
        )}
      </div>
      {leaving && (
        <Withdraw notebook={notebook} annotation={leaving.annotation} kind={words.kinds[leaving.kind]} onClose={() => setLeaving(null)} />
      )}
    </div>
  );
}

interface SheetButtonsProps {
  readonly height: Height;
  readonly onHeight: (height: Height) => void;
  readonly onClose: () => void;
}

function SheetButtons({ height, onHeight, onClose }: SheetButtonsProps) {
  if (height === "peek") {
    return (
      <button class="btn plain" type="button" onClick={() => onHeight("half")}>
        {words.notes.open}
        <span class="vh"> {words.notes.title}</span>
      </button>
    );
  }
  return (
    <span class="btns">
      <button class="btn plain" type="button" onClick={() => onHeight(height === "half" ? "full" : "half")}>
        {height === "half" ? words.notes.larger : words.notes.smaller}
      </button>
      <button class="btn plain" type="button" onClick={onClose}>
        {words.close}
      </button>
    </span>
  );
}

function DraftList({ host }: { readonly host: RailHost }) {
  const drafts = host.drafts();
  if (drafts.length === 0) return null;
  return (
    <section class="drafts" aria-label={words.notes.drafts}>
      <h3 class="label">{words.notes.drafts}</h3>
      <ul>
        {drafts.map(({ span, draft }) => (
          <li key={`${span.start}-${span.end}`}>
            <p class="serif">“{firstWords(draft.quote)}”</p>
            <p class="btns">
              <button class="btn plain" type="button" onClick={() => host.compose(span, draft.verb)}>
                {words.notes.continueDraft}
                <span class="vh">: {firstWords(draft.quote)}</span>
              </button>
              <button class="btn plain" type="button" onClick={() => host.discardDraft(span)}>
                {words.notes.discardDraft}
                <span class="vh">: {firstWords(draft.quote)}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WithdrawProps {
  readonly notebook: Notebook;
  readonly annotation: Annotation;
  readonly kind: string;
  readonly onClose: () => void;
}

function Withdraw({ notebook, annotation, kind, onClose }: WithdrawProps) {
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
      setTimeout(() => document.getElementById("notes-title")?.focus(), 50);
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
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
