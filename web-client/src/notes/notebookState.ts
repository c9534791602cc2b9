// What is known of the notes of one page, and what is being done with them.

import type { Area } from "../anchor/area";
import type { Span } from "../anchor/span";
import type { Outcome } from "../api/changes";
import type { Annotation, Session } from "../api/types";
import type { Draft, Piece, Verb } from "./drafts";
import type { NoteFilter } from "./filter";
import type { Note } from "./note";
import type { Thread } from "./threads";

export type Loading = { readonly type: "loading" } | { readonly type: "ready" } | { readonly type: "failed"; readonly reason: string };

export type Composing =
  | {
      readonly type: "new";
      readonly span: Span;
      readonly quote: string;
      readonly verb: Verb;
      /** The part of the page's image that it is about, instead of words. */
      readonly area?: Area;
      /** Further pieces of the passage; those of its draft until some were added or left out. */
      readonly more?: readonly Piece[];
    }
  | { readonly type: "edit"; readonly note: Note; readonly draft: Draft | null };

/** Whether words can join what is being written about; an area of an image is one by itself. */
export function takesPieces(composing: Composing | null): composing is Extract<Composing, { type: "new" }> {
  return composing?.type === "new" && !composing.area;
}

export interface NotebookState {
  readonly session: Session | null;
  readonly loading: Loading;
  readonly notes: readonly Note[];
  /** What answers each note, by the note's address. */
  readonly threads: ReadonlyMap<string, Thread>;
  /** What others wrote meanwhile and what is not shown yet, since showing it would move what is being read. */
  readonly waiting: readonly Annotation[];
  /** Addresses of what came while the page was read, until it was seen. */
  readonly fresh: ReadonlySet<string>;
  /** Addresses of what was taken away while the page was read. */
  readonly gone: ReadonlySet<string>;
  /** The version that became current while the page was read, and what became of the notes in it, by their addresses. */
  readonly newer: Newer | null;
  /** The key of the open card. */
  readonly open: string | null;
  readonly composing: Composing | null;
  /** Counts changes of the drafts, which live in the browser's storage. */
  readonly draftTurn: number;
  readonly filter: NoteFilter;
  /** So many cards are drawn; the rest on demand. */
  readonly most: number;
}

interface Newer {
  readonly version: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Whether it is still said; the reader may put the words aside. */
  readonly said: boolean;
}
