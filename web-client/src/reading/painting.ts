// What the text shows of the notes: their marks and numbers.

import type { PaintedNote } from "../anchor/paint";
import { localPath } from "../api/http";
import { refLabel } from "../notes/describe";
import type { Notebook } from "../notes/notebook";
import { words } from "../words/words";

export function paintedNotes(notebook: Notebook): PaintedNote[] {
  const { notes, open } = notebook.state;
  const listed = new Set(notebook.listed.map((note) => note.key));
  return notes.flatMap((note) => {
    if (note.standing.type !== "here" || note.number === null) return [];
    return [
      {
        key: note.key,
        number: note.number,
        label: refLabel(note),
        word: words.kinds[note.kind],
        href: localPath(note.annotation.id),
        mine: note.mine,
        link: note.kind === "link",
        open: note.key === open,
        listed: listed.has(note.key),
        places: note.standing.places,
      },
    ];
  });
}
