// Which notes the rail lists. Marks in the text stay as they are: what was annotated does not depend on who looks.

import type { Note, NoteKind } from "./note";
import { audienceOf } from "./audience";

export interface NoteFilter {
  readonly kind: NoteKind | null;
  /** The address of a person. */
  readonly person: string | null;
  /** The path of a group, or "" for notes only their author sees. */
  readonly audience: string | null;
}

export const ALL_NOTES: NoteFilter = { kind: null, person: null, audience: null };

export function passes(note: Note, filter: NoteFilter): boolean {
  const audience = audienceOf(note.annotation);
  return (
    (filter.kind === null || note.kind === filter.kind) &&
    (filter.person === null || note.annotation.creator?.id === filter.person) &&
    (filter.audience === null || (filter.audience === "" ? audience.length === 0 : audience.includes(filter.audience)))
  );
}

export interface FilterChoices {
  readonly kinds: readonly NoteKind[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly audiences: readonly string[];
}

/** Only what would leave something to read. */
export function choicesIn(notes: readonly Note[]): FilterChoices {
  const people = new Map(notes.flatMap(({ annotation: { creator } }) => (creator ? [[creator.id, creator] as const] : [])));
  return {
    kinds: [...new Set(notes.map((note) => note.kind))],
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    audiences: [...new Set(notes.flatMap((note) => {
      const audience = audienceOf(note.annotation);
      return audience.length === 0 ? [""] : audience;
    }))],
  };
}
