// The notes of one page: who is reading, what was loaded, which card is open, what is being written.
// It knows the server and no elements; the reader paints from it and the rail draws it.

import { annotationsOn, createAnnotation, fetchAnnotation, replaceAnnotation, restoreAnnotation, withdrawAnnotation } from "../api/annotations";
import { pageAddress } from "../api/documents";
import { outcomesIn } from "../api/changes";
import { listenToEvents, type Change } from "../api/events";
import { inWords, Problem, Unreachable } from "../api/http";
import { currentSession } from "../api/session";
import type { Annotation, JsonObject } from "../api/types";
import type { ReaderPage } from "../reading/page";
import { Store } from "../reading/store";
import { arrive, changesTo, showWaiting, type Arrived } from "./arrivals";
import { buildModeration } from "./build";
import { ALL_NOTES, passes, type NoteFilter } from "./filter";
import { keyOf, notesOf, speaksOfAnother, type Note } from "./note";
import type { Composing, NotebookState } from "./notebookState";
import type { Piece } from "./drafts";
import { actOf, answered, threadsOf } from "./threads";

export const FIRST_CARDS = 50;
/** Replies to replies are followed up so far. */
const DEEPEST = 8;

export class Notebook {
  readonly store = new Store<NotebookState>({
    session: null,
    loading: { type: "loading" },
    notes: [],
    threads: new Map(),
    waiting: [],
    fresh: new Set(),
    gone: new Set(),
    newer: null,
    open: null,
    composing: null,
    draftTurn: 0,
    filter: ALL_NOTES,
    most: FIRST_CARDS,
  });
  /** Whether a note can appear without moving what is being read; the rail knows what is seen. */
  canShow: (note: Note, isAnswer: boolean) => boolean = () => false;
  /** Does what it is given without moving what is being read. */
  keepPlace: (change: () => void) => void = (change) => change();
  readonly #page: ReaderPage;
  #annotations: readonly Annotation[] = [];

  constructor(page: ReaderPage) {
    this.#page = page;
  }

  get state(): NotebookState {
    return this.store.value;
  }

  /** Ends when the notes and what answers them are shown. */
  async load(): Promise<void> {
    this.store.update({ loading: { type: "loading" } });
    try {
      const found = await this.#fetch();
      this.#show(found, { loading: { type: "ready" }, waiting: [], gone: new Set(), fresh: new Set() });
      void this.#askOutcomes();
    } catch (reason) {
      this.store.update({ loading: { type: "failed", reason: inWords(reason) } });
    }
  }

  /** Follows what others do; the answer stops it. */
  listen(): () => void {
    return listenToEvents(this.#page.document, {
      onChange: (change) => {
        // Where it stands on this page, only the page's own listing says then.
        if (change.type === "put" && speaksOfAnother(change.annotation, this.#page)) void this.#catchUp();
        else this.#arrive([change]);
        void this.#askOutcomes();
      },
      onVersion: (version) => this.#isCurrent(version),
      onMissed: () => void this.#catchUp(),
    });
  }

  #isCurrent(version: string): void {
    const { newer } = this.state;
    if (version === this.#page.version || version === this.#page.current) {
      if (newer) this.store.update({ newer: null });
    } else if (newer?.version !== version) {
      this.store.update({ newer: { version, outcomes: new Map(), said: true } });
      void this.#askOutcomes();
    }
  }

  putNewerAside(): void {
    const { newer } = this.state;
    if (newer) this.store.update({ newer: { ...newer, said: false } });
  }

  /** What became of the notes in the newer version, where there is one. */
  async #askOutcomes(): Promise<void> {
    const version = this.state.newer?.version;
    if (version === undefined || this.state.loading.type !== "ready") return;
    try {
      const outcomes = await outcomesIn(this.#page.document, version, this.#annotations.map((one) => one.id));
      const { newer } = this.state;
      if (newer?.version === version) this.keepPlace(() => this.store.update({ newer: { ...newer, outcomes } }));
    } catch (reason) {
      // The way to the newer version is there all the same, and its page tells of them.
      console.warn("Could not ask what became of the notes.", reason);
    }
  }

  async #fetch(): Promise<Annotation[]> {
    const session = this.state.session ?? (await currentSession());
    this.store.update({ session });
    const { document, version, number } = this.#page;
    return annotationsOn(session.base + pageAddress(document, version, number));
  }

  /** What was missed comes in like anything else that others do. */
  async #catchUp(): Promise<void> {
    if (this.state.loading.type !== "ready") return;
    try {
      const found = await this.#fetch();
      this.#arrive(changesTo(this.#arrived(), found));
      void this.#askOutcomes();
    } catch (reason) {
      // What is shown stays right as far as it goes; the next event or turn asks again.
      console.warn("Could not ask what others wrote meanwhile.", reason);
    }
  }

  #arrived(): Arrived {
    const { waiting, gone, fresh } = this.state;
    return { annotations: this.#annotations, waiting, gone, fresh };
  }

  #arrive(changes: readonly Change[]): void {
    if (this.state.loading.type !== "ready") return;
    const account = this.state.session?.account?.id ?? null;
    const before = this.#arrived();
    let after = before;
    for (const change of changes) {
      if (change.type === "put" && !this.#belongs(change.annotation, after)) continue;
      after = arrive(after, change, (one) => account !== null && one.creator?.id === account, (one) => this.#canShow(one));
    }
    if (after !== before) this.#take(after);
  }

  /** On this page, or an answer to what is. */
  #belongs(annotation: Annotation, { annotations, waiting }: Arrived): boolean {
    const parent = answered(annotation);
    if (parent !== null) return annotations.some((one) => one.id === parent) || waiting.some((one) => one.id === parent);
    const standing = notesOf([annotation], this.#page, null)[0]?.standing.type;
    return standing === "here" || standing === "whole";
  }

  #canShow(annotation: Annotation): boolean {
    if (answered(annotation) === null) {
      const [note] = notesOf([annotation], this.#page, null);
      return note !== undefined && this.canShow(note, false);
    }
    // A decision changes a word and lengthens nothing.
    if (actOf(annotation) !== null) return true;
    const root = [...threadsOf([...this.#annotations, annotation])].find(([, thread]) => thread.replies.includes(annotation))?.[0];
    const note = this.state.notes.find((one) => one.annotation.id === root);
    return note === undefined || this.canShow(note, true);
  }

  showWaiting(): void {
    this.#take(showWaiting(this.#arrived()));
  }

  /** It is no longer new. */
  seen(addresses: readonly string[]): void {
    if (!addresses.some((address) => this.state.fresh.has(address))) return;
    this.store.update({ fresh: new Set([...this.state.fresh].filter((address) => !addresses.includes(address))) });
  }

  open(key: string | null): void {
    const note = this.note(key);
    const { filter, notes, most } = this.state;
    const shown = notes.filter((one) => passes(one, filter));
    const at = note ? shown.indexOf(note) : 0;
    if (note && at === -1) this.store.update({ open: key, filter: ALL_NOTES, most: Math.max(most, notes.indexOf(note) + 1) });
    else this.store.update({ open: key, most: Math.max(most, at + 1) });
  }

  /** The notes whose cards are drawn now. */
  get listed(): readonly Note[] {
    const { notes, filter, most } = this.state;
    return notes.filter((note) => passes(note, filter)).slice(0, most);
  }

  filter(filter: NoteFilter): void {
    this.store.update({ filter, most: FIRST_CARDS });
  }

  showMore(): void {
    this.store.update({ most: this.state.most + FIRST_CARDS });
  }

  showAll(): void {
    this.store.update({ most: Number.POSITIVE_INFINITY });
  }

  /** The note that a reply belongs to, however deep; null where it is not on this page or not to be seen. */
  async parentOf(reply: string): Promise<Note | null> {
    let address = `/annotations/${encodeURIComponent(reply)}`;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const { annotation } = await fetchAnnotation(address);
      const parent = annotation.targets.find((target) => target.type === "IRI");
      if (!parent) return null;
      const note = this.note(keyOf(parent.id));
      if (note) return note;
      address = parent.id;
    }
    return null;
  }

  note(key: string | null): Note | undefined {
    return this.state.notes.find((note) => note.key === key);
  }

  /** Sends a new annotation; a repeated call with the same key never makes a second one. */
  async create(annotation: JsonObject, key: string, unsettled: string | null): Promise<Note | null> {
    const body = JSON.stringify(annotation);
    let made: Annotation;
    if (unsettled !== null && unsettled !== body) {
      // The earlier words may have arrived although the answer did not: settle those first, then change them.
      const earlier = await createAnnotation(JSON.parse(unsettled) as JsonObject, key);
      const { etag } = await fetchAnnotation(earlier.id);
      made = await replaceAnnotation(earlier.id, { ...annotation, id: earlier.id }, etag);
    } else {
      made = await createAnnotation(annotation, key);
    }
    return this.#put(made);
  }

  /**
   * Replaces the state that the person has seen.
   *
   * @param seen when that state was saved
   * @throws ChangedElsewhere with what is saved now, where it is another
   */
  async change(note: Note, seen: string | null, build: (stored: Annotation) => JsonObject): Promise<Note | null> {
    const { annotation, etag } = await fetchAnnotation(note.annotation.id);
    if (annotation.modified !== seen) throw this.#changedElsewhere(annotation);
    try {
      return this.#put(await replaceAnnotation(annotation.id, build(annotation), etag));
    } catch (reason) {
      if (!(reason instanceof Problem && reason.status === 412)) throw reason;
      throw this.#changedElsewhere((await fetchAnnotation(annotation.id)).annotation);
    }
  }

  #changedElsewhere(annotation: Annotation): ChangedElsewhere {
    const note = this.#put(annotation);
    return new ChangedElsewhere(note);
  }

  async withdraw(annotation: Annotation): Promise<void> {
    try {
      await withdrawAnnotation(annotation.id);
    } catch (reason) {
      // Gone already is what was wanted.
      if (!(reason instanceof Problem && (reason.status === 404 || reason.status === 410))) throw reason;
    }
    this.store.update({ gone: new Set([...this.state.gone, annotation.id]) });
  }

  /** Takes a withdrawal back. */
  async restore(annotation: Annotation): Promise<void> {
    this.#put(await restoreAnnotation(annotation.id));
  }

  /** A reply to a note, or a decision about it. */
  async answer(annotation: JsonObject, key: string): Promise<void> {
    this.#put(await createAnnotation(annotation, key));
  }

  /** Hides an annotation or lets it be read again; what is served of it is another then. */
  async decide(act: "hide" | "unhide", annotation: Annotation, reason: string, key: string): Promise<void> {
    await createAnnotation(buildModeration(act, annotation, this.state.session?.groups ?? [], reason), key);
    this.#put((await fetchAnnotation(annotation.id)).annotation);
  }

  compose(composing: Composing | null): void {
    this.store.update({ composing, draftTurn: this.state.draftTurn + 1 });
  }

  /** Other pieces for what is being written. */
  pieces(more: readonly Piece[]): void {
    const { composing } = this.state;
    if (composing?.type === "new") this.store.update({ composing: { ...composing, more } });
  }

  draftsChanged(): void {
    this.store.update({ draftTurn: this.state.draftTurn + 1 });
  }

  #put(annotation: Annotation): Note | null {
    const gone = new Set([...this.state.gone].filter((address) => address !== annotation.id));
    this.#show([...this.#annotations.filter((other) => other.id !== annotation.id), annotation], { gone });
    return this.state.notes.find((note) => note.annotation.id === annotation.id) ?? null;
  }

  #take({ annotations, waiting, gone, fresh }: Arrived): void {
    this.keepPlace(() => this.#show(annotations, { waiting, gone, fresh }));
  }

  #show(annotations: readonly Annotation[], change: Partial<NotebookState>): void {
    this.#annotations = annotations;
    const account = this.state.session?.account?.id ?? null;
    const gone = change.gone ?? this.state.gone;
    // A decision that was taken back decides nothing.
    const standing = annotations.filter((one) => actOf(one) === null || !gone.has(one.id));
    this.store.update({ notes: notesOf(annotations, this.#page, account), threads: threadsOf(standing), ...change });
  }
}

/** Another browser or program saved a newer state; it is shown already, so `note` is null only where it left the page. */
export class ChangedElsewhere extends Error {
  override readonly name = "ChangedElsewhere";
  constructor(readonly note: Note | null) {
    super("changed elsewhere");
  }
}

/** Whether the server may have acted although no answer came. */
export function isUnsettled(reason: unknown): boolean {
  return reason instanceof Unreachable || (reason instanceof Problem && reason.status >= 500);
}
