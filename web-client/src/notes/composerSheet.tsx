// Brings a draft, the composer and the server together: which draft is shown, and what saving it does.

import type { Span } from "../anchor/span";
import type { ReaderPage } from "../reading/page";
import { announce } from "../reading/status";
import { words } from "../words/words";
import { buildAnnotation, buildChange, draftOf, type Passage } from "./build";
import { Composer } from "./composer";
import { lastAudience, rememberAudience } from "./audience";
import { savedWords } from "./describe";
import { dropEditDraft, editDraft, keepEditDraft, newDraft, uuid, type Draft, type Drafts, type Verb } from "./drafts";
import { sayTheSame } from "./merge";
import { areaName } from "./describe";
import { quotesOf, tagsOf, type Note } from "./note";
import { inOrder } from "./pieces";
import { rememberPassage } from "./recent";
import { Newer, saysAll } from "./saving";
import { ChangedElsewhere, isUnsettled, type Notebook } from "./notebook";
import type { Composing, NotebookState } from "./notebookState";

export interface ComposerHost {
  readonly notebook: Notebook;
  readonly draftStore: Drafts;
  readonly page: ReaderPage;
  passage(span: Span): Passage;
  compose(span: Span, verb: Verb): void;
  closeComposer(): void;
  /** After saving: the card is opened and takes the focus. */
  showSaved(note: Note | null): void;
}

interface SheetProps {
  readonly host: ComposerHost;
  readonly state: NotebookState;
  readonly composing: Composing;
}

export function ComposerSheet({ host, state, composing }: SheetProps) {
  const { session } = state;
  if (!session?.account) {
    return (
      <div class="none" role="note">
        <p>{words.composer.signIn}</p>
      </div>
    );
  }
  const { base } = session;
  const { notebook, draftStore } = host;
  const knownTags = [...new Set(state.notes.flatMap((note) => tagsOf(note.annotation)))].sort();

  /** Whether this is still what is written; somebody may have gone on to something else while it was on its way. */
  const isOpen = (): boolean => {
    const now = notebook.state.composing;
    if (now?.type === "new" && composing.type === "new") return now.span.start === composing.span.start && now.span.end === composing.span.end;
    return now?.type === "edit" && composing.type === "edit" && now.note.key === composing.note.key;
  };
  const say = (draft: Draft): void => {
    const { savedNote, savedRating, savedLink, savedReading } = words.composer;
    const saying = { note: savedNote, rate: savedRating, link: savedLink, flag: words.flags.saved, reading: savedReading }[draft.verb];
    announce(saying(savedWords(draft.quote)));
  };
  const saved = (note: Note | null, draft: Draft): void => {
    say(draft);
    if (isOpen()) {
      notebook.compose(null);
      host.showSaved(note);
    } else notebook.draftsChanged();
  };
  /** A second rating of the same words is a change of the first one. */
  const changeExisting = async (address: string, draft: Draft): Promise<void> => {
    let note = notebook.state.notes.find((one) => sameAddress(one.annotation.id, address));
    if (!note) {
      await notebook.load();
      note = notebook.state.notes.find((one) => sameAddress(one.annotation.id, address));
    }
    if (!note) {
      location.assign(new URL(address, location.href).pathname);
      return;
    }
    const before = draftOf(note, draft);
    const merged = { ...before, grades: { ...before.grades, ...draft.grades }, audience: draft.audience };
    if (composing.type === "new") draftStore.drop(composing.span);
    notebook.compose({ type: "edit", note, draft: merged });
  };

  if (composing.type === "edit") {
    const { note } = composing;
    const quote = quotesOf(note.annotation) ?? areaName(note.annotation) ?? words.notes.whole;
    const stored = { ...draftOf(note, newDraft("note", quote)), quote };
    const draft = composing.draft ?? editDraft(note.annotation.id, stored);
    /** Words written on an older state than the one that is shown now. */
    const stale = draft?.begun !== undefined && draft?.begun !== null && draft.begun.modified !== note.annotation.modified;
    const startAgain = (): void => {
      dropEditDraft(note.annotation.id);
      notebook.compose({ type: "edit", note, draft: stored });
    };
    /** An answer that got lost leaves a newer state that says just what was sent: then it is saved. */
    const saveChange = async (done: Draft, seen: string | null): Promise<Note | null> => {
      try {
        return await notebook.change(note, seen, (current) => buildChange(done, current, base));
      } catch (reason) {
        if (!(reason instanceof ChangedElsewhere)) throw reason;
        const theirs = { ...draftOf(reason.note ?? note, newDraft("note", quote)), quote };
        if (!sayTheSame(done, theirs)) throw new Newer(theirs);
        return reason.note;
      }
    };
    const writeAnew = (done: Draft): void => {
      const place = note.standing.type === "here" ? note.standing.places[0] : undefined;
      if (!place) return;
      draftStore.keep(place, { ...done, key: uuid(), begun: null });
      dropEditDraft(note.annotation.id);
      notebook.compose({ type: "new", span: place, quote, verb: done.verb });
    };
    return (
      <Composer
        key={`edit-${note.key}-${state.draftTurn}`}
        session={session}
        document={host.page.document}
        editing
        pieces={[]}
        onPieces={() => undefined}
        knownTags={knownTags}
        onStartAgain={draft && !stale && !composing.draft ? startAgain : null}
        start={draft ?? stored}
        newer={stale ? stored : null}
        onAnew={note.standing.type === "here" ? writeAnew : null}
        onAudience={() => undefined}
        onKeep={(kept) => keepEditDraft(note.annotation.id, kept)}
        onSave={async (done, now) => {
          const seen = done.begun ? done.begun.modified : note.annotation.modified;
          const changed = await saveChange(done, seen);
          const later = now() ?? editDraft(note.annotation.id, stored) ?? done;
          if (changed && !saysAll(later, done)) {
            // What was written on meanwhile is a change of what is saved by now.
            const { begun } = draftOf(changed, done);
            keepEditDraft(note.annotation.id, { ...later, begun });
            say(done);
            return { begun };
          }
          dropEditDraft(note.annotation.id);
          saved(changed, done);
          return null;
        }}
        onChangeExisting={changeExisting}
        onClose={() => host.closeComposer()}
      />
    );
  }

  const { span, quote, verb } = composing;
  const { document } = host.page;
  const begun = draftStore.load(span);
  const more = composing.more ?? begun?.more ?? [];
  const start = { ...(begun ?? newDraft(verb, quote, lastAudience(document, session.groups))), verb, quote, area: composing.area ?? begun?.area ?? null };
  const save = async (draft: Draft, now: () => Draft | null): Promise<Partial<Draft> | null> => {
    const written = (): Draft => now() ?? draftStore.load(span) ?? draft;
    const { version } = host.page;
    const passages = draft.area ? [{ document, version, area: draft.area }] : inOrder<Span>(span, draft.more).map((piece) => host.passage(piece));
    const annotation = buildAnnotation(draft, passages, base);
    try {
      const note = await notebook.create(annotation, draft.key, draft.unsettled);
      const later = written();
      if (!saysAll(later, draft)) {
        // It stays, and the next time it is sent what is saved by now is changed. The key goes with what it was sent with.
        const unsettled = draft.unsettled ?? JSON.stringify(annotation);
        draftStore.keep(span, { ...later, unsettled });
        say(draft);
        return { unsettled };
      }
      draftStore.drop(span);
      if (draft.far) {
        rememberPassage(draft.far);
        if (!draft.area) rememberPassage({ ...host.passage(span), page: host.page.number });
      }
      saved(note, draft);
      return null;
    } catch (reason) {
      if (isUnsettled(reason)) draftStore.keep(span, { ...written(), unsettled: draft.unsettled ?? JSON.stringify(annotation) });
      throw reason;
    }
  };
  return (
    <Composer
      key={`${span.start}-${span.end}-${verb}`}
      session={session}
      document={document}
      editing={false}
      pieces={more}
      onPieces={(pieces) => notebook.pieces(pieces)}
      knownTags={knownTags}
      onStartAgain={null}
      start={start}
      newer={null}
      onAnew={null}
      onAudience={(audience) => rememberAudience(document, audience)}
      onKeep={(draft) => draftStore.keep(span, { ...draft, unsettled: draftStore.load(span)?.unsettled ?? draft.unsettled })}
      onSave={(draft, now) => save({ ...draft, unsettled: draftStore.load(span)?.unsettled ?? draft.unsettled }, now)}
      onChangeExisting={changeExisting}
      onClose={() => host.closeComposer()}
    />
  );
}

function sameAddress(a: string, b: string): boolean {
  return new URL(a, location.href).pathname === new URL(b, location.href).pathname;
}
