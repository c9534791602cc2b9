// The notes beside the text: what is being written on top, then the notes of the page in reading order. On small
// screens the rail is a sheet at the bottom edge with three heights.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Annotation } from "../api/types";
import { SMALL, TOUCH, useMedia } from "../reading/media";
import { blocksOf } from "../reading/page";
import { setShowsReadings, useShowsReadings } from "../reading/asRead";
import { announce } from "../reading/status";
import { useStore } from "../reading/store";
import { words } from "../words/words";
import { useAlignment } from "./alignment";
import { audienceOf, moderates } from "./audience";
import { buildModeration } from "./build";
import { Card, type CardActions } from "./card";
import { DraftList, type DraftHost } from "./draftList";
import { uuid } from "./drafts";
import { passes } from "./filter";
import { HideDialog, type Decide } from "./hide";
import { History } from "./history";
import { isBelowView, isCardSeen } from "./inView";
import { keepPlace } from "./keepPlace";
import { MoreWays } from "./moreWays";
import { FilterMenu } from "./filterMenu";
import { Newer } from "./newer";
import type { Note } from "./note";
import { SheetButtons, useDrawing, type Height } from "./sheet";
import type { Notebook } from "./notebook";
import type { PageReadings } from "./readings";
import { ComposerSheet, type ComposerHost } from "./composerSheet";
import { NO_THREAD } from "./threads";
import { Withdraw } from "./withdraw";

export interface RailHost extends ComposerHost, DraftHost {
  readonly notebook: Notebook;
  readonly sound: boolean;
  /** The suggested readings of this page, as far as they were accepted. */
  readings(): PageReadings;
  openCard(note: Note): void;
  closeCard(note: Note): void;
  toText(note: Note): void;
}

/** New stays to be read so long after it was first in view. */
const NEW_FOR = 5_000;

export function Rail({ host }: { readonly host: RailHost }) {
  const { notebook } = host;
  const state = useStore(notebook.store);
  const small = useMedia(SMALL);
  const touch = useMedia(TOUCH);
  const [height, setHeight] = useState<Height>("strip");
  const [leaving, setLeaving] = useState<{ annotation: Annotation; kind: keyof typeof words.kinds } | null>(null);
  const [past, setPast] = useState<Annotation | null>(null);
  const [hiding, setHiding] = useState<Annotation | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { composing, session, loading, notes } = state;
  const shown = notes.filter((note) => passes(note, state.filter));
  const listed = shown.slice(0, state.most);
  const account = session?.account?.id ?? null;
  const readings = host.readings();
  const tall = height === "strip" && (composing || state.open) ? "half" : height;
  const rail = useRef<HTMLDivElement>(null);
  const drawing = useDrawing(rail, small, setHeight);

  // Nobody writes in the lowest height; whoever draws the sheet down while writing has it so.
  useEffect(() => {
    if (composing && height === "low") setHeight("half");
  }, [composing === null]);
  useEffect(() => {
    notebook.canShow = (note, isAnswer) => (isAnswer ? !isCardSeen(note.key) : isBelowView(host.page, note, notebook.listed));
    notebook.keepPlace = (change) => keepPlace(host.page, change);
    return notebook.listen();
  }, [notebook]);
  useEffect(() => watchFresh(list.current, state.fresh, notebook), [state.fresh, state.open, state.most]);
  useAlignment(list, {
    page: host.page,
    open: state.open,
    wanted: !small && composing === null,
    listed: `${loading.type} ${state.most} ${JSON.stringify(state.filter)}`,
  });

  const decide: Decide = (act, annotation, reason) => notebook.decide(act, annotation, reason, uuid());
  const actions: CardActions = {
    onOpen: (note) => host.openCard(note),
    onClose: (note) => host.closeCard(note),
    onText: (note) => {
      setHeight("strip");
      host.toText(note);
    },
    onEdit: (note) => notebook.compose({ type: "edit", note, draft: null }),
    onWithdraw: (annotation, kind) => setLeaving({ annotation, kind }),
    onReply: async (reply, key, unsettled) => void (await notebook.create(reply, key, unsettled)),
    onSettle: async (note, act) => {
      await notebook.answer(buildModeration(act, note.annotation, session?.groups ?? []), uuid());
      if (note.kind === "flag" && note.mine && act !== "resolve") {
        announce(act === "retract" ? words.flags.nowRetracted : words.flags.standsAgain);
        return;
      }
      announce(act === "resolve" ? words.notes.settled[note.kind === "question" ? "question" : "note"] : words.notes.reopened);
    },
    onReading: async (note, act) => {
      await notebook.answer(buildModeration(act, note.annotation, session?.groups ?? []), uuid());
      announce(act === "accept" ? words.readings.accepted : words.readings.putAside);
    },
    onRestore: async (annotation, kind) => {
      await notebook.restore(annotation);
      announce(words.notes.restored(kind));
    },
    onHistory: setPast,
    onHide: setHiding,
    onDecide: decide,
    mayHide: (annotation) => moderates(session, audienceOf(annotation)),
  };
  const showWaiting = (): void => {
    const first = state.waiting[0];
    notebook.showWaiting();
    if (first) requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(".is-new")?.focus({ preventScroll: true }));
  };
  const close = (): void => {
    setHeight("strip");
    if (composing) host.closeComposer();
    else notebook.open(null);
  };
  const title = composing
    ? composing.type === "edit"
      ? words.composer.editHeading
      : composing.area
        ? words.composer.areaHeading
        : words.composer.heading
    : loading.type === "ready"
      ? words.notes.count(notes.filter((note) => !state.gone.has(note.annotation.id)).length)
      : words.notes.title;

  const howTo = blocksOf(host.page.text).length === 0 ? words.notes.howToArea : touch ? words.notes.howToTouch : words.notes.howTo;

  return (
    <div class={drawing ? "rail drawing" : "rail"} data-height={small ? tall : "full"} ref={rail}>
      <span class="sheet-grip" aria-hidden="true" />
      <div class="head">
        <h2 id="notes-title" tabIndex={-1}>
          {title}
        </h2>
        {!composing && notes.length > 1 && (!small || tall !== "strip") && (
          <FilterMenu notes={notes} groups={session?.groups ?? []} filter={state.filter} onFilter={(filter) => notebook.filter(filter)} />
        )}
        {!composing && <MoreWays annotate={account !== null} />}
        <div class="arrived" role="status">
          {state.newer?.said && (
            <Newer page={host.page} hasNotes={notes.length > 0} onClose={() => notebook.putNewerAside()} />
          )}
          {state.waiting.length > 0 && (
            <button class="btn pill" type="button" onClick={showWaiting}>
              {words.notes.waiting(state.waiting.length)} <u>{words.notes.showWaiting}</u>
            </button>
          )}
        </div>
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
      <div class="notes" hidden={small && tall === "strip" && !drawing}>
        {composing && <ComposerSheet host={host} state={state} composing={composing} />}
        {!host.sound && (
          <p class="problem" role="alert">
            {words.errors.unsound}
          </p>
        )}
        {readings.counted.length > 0 && <ShowReadings count={readings.counted.length} />}
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
              {account ? howTo : session?.claimed ? words.welcome.signIn : words.welcome.reading}
            </p>
          </div>
        )}
        {notes.length > 0 && shown.length === 0 && <p class="hint">{words.filter.none}</p>}
        {shown.length > 0 && (
          <ol class="cards" role="list" ref={list}>
            {listed.map((note, index) => (
              <li key={note.key} data-key={note.key}>
                {note.standing.type === "lost" && listed[index - 1]?.standing.type !== "lost" && (
                  <h3 class="lost-head">{words.notes.lostHead}</h3>
                )}
                <Card
                  note={note}
                  open={state.open === note.key && !composing}
                  thread={state.threads.get(note.annotation.id) ?? NO_THREAD}
                  fresh={state.fresh}
                  gone={state.gone}
                  page={host.page}
                  outcome={state.newer?.outcomes.get(note.annotation.id) ?? null}
                  session={session}
                  readings={readings}
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
      {past && <History annotation={past} groups={session?.groups ?? []} onClose={() => setPast(null)} />}
      {hiding && <HideDialog annotation={hiding} onDecide={decide} onClose={() => setHiding(null)} />}
      {leaving && (
        <Withdraw notebook={notebook} annotation={leaving.annotation} kind={words.kinds[leaving.kind]} onClose={() => setLeaving(null)} />
      )}
    </div>
  );
}

/** The switch stands where one learns that there is something to switch. */
function ShowReadings({ count }: { readonly count: number }) {
  const shown = useShowsReadings();
  return (
    <p class="hint show-readings">
      <span>{words.readings.count(count)}</span>
      <button class="btn plain small" type="button" aria-pressed={shown} onClick={() => setShowsReadings(!shown)}>
        {words.readings.show}
      </button>
    </p>
  );
}

/** What is new says so until it was in view for a while. */
function watchFresh(list: HTMLElement | null, fresh: ReadonlySet<string>, notebook: Notebook): (() => void) | undefined {
  if (!list || fresh.size === 0) return undefined;
  const timers: number[] = [];
  const watching = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      watching.unobserve(target);
      const address = target.dataset["address"] ?? "";
      timers.push(window.setTimeout(() => notebook.seen([address]), NEW_FOR));
    }
  });
  for (const one of list.querySelectorAll(".is-new")) watching.observe(one);
  return () => {
    watching.disconnect();
    timers.forEach(clearTimeout);
  };
}
