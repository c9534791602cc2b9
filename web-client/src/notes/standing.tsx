// Where a note stands, said on its card where there is something to be said.

import { words } from "../words/words";
import { nearEnd, type Note } from "./note";

export function Standing({ note }: { readonly note: Note }) {
  switch (note.standing.type) {
    case "here":
      return note.standing.changed ? (
        <p class="caption">
          {words.notes[note.standing.changed]} <Changed note={note} />
        </p>
      ) : null;
    case "whole":
      return <p class="caption">{words.notes.whole}</p>;
    case "elsewhere":
      return <p class="caption">{words.notes.elsewhere}</p>;
    case "lost":
      return (
        <p class="lost">
          {words.notes.lost} <Changed note={note} />
        </p>
      );
  }
}

/** The way to the words as they were when it was written, and to both texts side by side, where that can be put right. */
function Changed({ note }: { readonly note: Note }) {
  const end = nearEnd(note.annotation);
  if (!end) return null;
  const path = new URL(end.source, location.href).pathname;
  const position = end.selectors.find((selector) => selector.type === "TextPositionSelector");
  const original = position ? `${path}/pages?span=${position.start}-${position.end}` : path;
  const ledger = `${path.replace(/@.*/, "")}/changes/${encodeURIComponent(note.annotation.id.replace(/.*\//, ""))}/0`;
  return (
    <>
      <a href={original}>{words.notes.inOriginal}</a> <a href={ledger}>{words.notes.bothTexts}</a>
    </>
  );
}
