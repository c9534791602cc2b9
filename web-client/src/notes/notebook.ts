// The notes of one page: who is reading, what was loaded, which card is open, what is being written.
// It knows the server and no elements; the reader paints from it and the rail draws it.

import { annotationsOn, createAnnotation, fetchAnnotation, replaceAnnotation, withdrawAnnotation } from "../api/annotations";
import { pageAddress } from "../api/documents";
import { inWords, Problem, Unreachable } from "../api/http";
import { currentSession } from "../api/session";
import type { Annotation, JsonObject, Session } from "../api/types";
import type { Span } from "../anchor/span";
import type { ReaderPage } from "../reading/page";
import { Store } from "../reading/store";
import { ALL_NOTES, passes, type NoteFilter } from "./filter";
import { keyOf, notesOf, type Note } from "./note";
import type { Draft, Verb } from "./drafts";

export type Loading = { readonly type: "loading" } | { readonly type: "ready" } | { readonly type: "failed"; readonly reason: string };

export type Composing =
  | { readonly type: "new"; readonly span: Span; readonly quote: string; readonly verb: Verb }
  | { readonly type: "edit"; readonly note: Note; readonly draft: Draft | null };

export type Replies = { readonly type: "ready"; readonly list: readonly Annotation[] } | { readonly type: "failed"; readonly reason: string };

export interface NotebookState {
  readonly session: Session | null;
  readonly loading: Loading;
  readonly notes: readonly Note[];
  readonly replies: ReadonlyMap<string, Replies>;
  /** The key of the open card. */
  readonly open: string | null;
  readonly composing: Composing | null;
  /** Counts changes of the drafts, which live in the browser's storage. */
  readonly draftTurn: number;
  readonly filter: NoteFilter;
  /** So many cards are drawn; the rest on demand. */
  readonly most: number;
}

/** Replies of so many notes are asked for at the same time. */
const AT_ONCE = 3;
export const FIRST_CARDS = 50;
/** Replies to replies are followed up so far. */
const DEEPEST = 8;

export class Notebook {
  readonly store = new Store<NotebookState>({
    session: null,
    loading: { type: "loading" },
    notes: [],
    replies: new Map(),
    open: null,
    composing: null,
    draftTurn: 0,
    filter: ALL_NOTES,
    most: FIRST_CARDS,
  });
  readonly #page: ReaderPage;
  #annotations: readonly Annotation[] = [];

  constructor(page: ReaderPage) {
    this.#page = page;
  }

  get state(): NotebookState {
    return this.store.value;
  }

  /** Ends when the notes are shown; their replies follow. */
  async load(): Promise<void> {
    this.store.update({ loading: { type: "loading" } });
    try {
      const session = this.state.session ?? (await currentSession());
      this.store.update({ session });
      const { document, version, number } = this.#page;
      const found = await annotationsOn(session.base + pageAddress(document, version, number));
      this.#show(found, { loading: { type: "ready" } });
    } catch (reason) {
      this.store.update({ loading: { type: "failed", reason: inWords(reason) } });
      return;
    }
    void this.#loadAllReplies();
  }

  open(key: string | null): void {
    const note = this.note(key);
    const { filter, notes, most } = this.state;
    const shown = notes.filter((one) => passes(one, filter));
    const at = note ? shown.indexOf(note) : 0;
    if (note && at === -1) this.store.update({ filter: ALL_NOTES, most: Math.max(most, notes.indexOf(note) + 1) });
    else if (at >= most) this.store.update({ most: at + 1 });
    this.store.update({ open: key });
    if (note) void this.loadReplies(note.annotation);
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
    const replies = new Map(this.state.replies);
    for (const [parent, thread] of replies) {
      if (thread.type !== "ready") continue;
      replies.set(parent, { type: "ready", list: thread.list.filter((reply) => reply.id !== annotation.id) });
    }
    this.#show(this.#annotations.filter((other) => other.id !== annotation.id), { replies });
  }

  async reply(annotation: JsonObject, key: string, parent: Annotation): Promise<void> {
    const made = await createAnnotation(annotation, key);
    const thread = this.state.replies.get(parent.id);
    const list = thread?.type === "ready" ? thread.list : [];
    const replies = new Map(this.state.replies);
    replies.set(parent.id, { type: "ready", list: [...list.filter((reply) => reply.id !== made.id), made] });
    this.store.update({ replies });
  }

  async loadReplies(parent: Annotation): Promise<void> {
    let thread: Replies;
    try {
      const found = await annotationsOn(parent.id);
      const list = found.filter((reply) => reply.motivations.includes("replying"));
      list.sort((a, b) => (a.created ?? "").localeCompare(b.created ?? ""));
      thread = { type: "ready", list };
    } catch (reason) {
      thread = { type: "failed", reason: inWords(reason) };
    }
    this.store.update({ replies: new Map(this.state.replies).set(parent.id, thread) });
  }

  compose(composing: Composing | null): void {
    this.store.update({ composing, draftTurn: this.state.draftTurn + 1 });
  }

  draftsChanged(): void {
    this.store.update({ draftTurn: this.state.draftTurn + 1 });
  }

  async #loadAllReplies(): Promise<void> {
    const waiting = this.state.notes.map((note) => note.annotation);
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.loadReplies(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  #put(annotation: Annotation): Note | null {
    this.#show([...this.#annotations.filter((other) => other.id !== annotation.id), annotation], {});
    return this.state.notes.find((note) => note.annotation.id === annotation.id) ?? null;
  }

  #show(annotations: readonly Annotation[], change: Partial<NotebookState>): void {
    this.#annotations = annotations;
    const account = this.state.session?.account?.id ?? null;
    this.store.update({ notes: notesOf(annotations, this.#page, account), ...change });
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
