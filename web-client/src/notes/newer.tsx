// A version of the document that came while it was read: said once, calmly, with the way to it; and on each card what
// became of its words there. What is being read stays as it is.

import type { Outcome } from "../api/changes";
import type { ReaderPage } from "../reading/page";
import { words } from "../words/words";
import type { Note } from "./note";

interface NewerProps {
  readonly page: ReaderPage;
  readonly hasNotes: boolean;
  readonly onClose: () => void;
}

export function Newer({ page, hasNotes, onClose }: NewerProps) {
  const document = `/documents/${page.document}`;
  return (
    <div class="newer">
      <p>
        {words.newer.here} <a href={`${document}/pages?n=${page.number}`}>{words.newer.read}</a>
        {hasNotes && (
          <>
            {" "}
            <a href={`${document}/changes`}>{words.newer.notes}</a>
          </>
        )}
      </p>
      <button class="btn plain" type="button" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}

/** What became of a note's words in the newer version; nothing where they stand there as they do here. */
export function NewerState({ note, page, outcome }: { readonly note: Note; readonly page: ReaderPage; readonly outcome: Outcome | null }) {
  if (outcome === null || outcome.state === "exact") return null;
  const said =
    outcome.state === "approximate" ? words.newer[outcome.similarity === 1 ? "rewrapped" : "reworded"] : words.newer[outcome.state];
  const id = note.annotation.id.replace(/.*\//, "");
  return (
    <p class={outcome.state === "lost" ? "caption newer-state lost" : "caption newer-state"}>
      {said} <a href={`/documents/${page.document}/changes/${encodeURIComponent(id)}/${outcome.end}`}>{words.notes.bothTexts}</a>
    </p>
  );
}
