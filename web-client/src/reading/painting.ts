// What the text shows of the notes: their marks and numbers, and readings that were accepted, where they are asked for.

import type { PaintedNote, PaintedReading } from "../anchor/paint";
import { localPath } from "../api/http";
import { refLabel } from "../notes/describe";
import type { Notebook } from "../notes/notebook";
import type { PageReadings } from "../notes/readings";
import { words } from "../words/words";
import { showsReadings } from "./asRead";

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

export function paintedReadings(readings: PageReadings): PaintedReading[] {
  if (!showsReadings()) return [];
  return readings.counted.map((reading) => ({
    ...reading,
    words: reading.words === "" ? words.readings.nothing : reading.words,
    before: `${words.readings.read} `,
    after: `, ${words.readings.printed} `,
  }));
}
