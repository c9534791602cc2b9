// What the printed words should read. Nothing is corrected by it: others see both, and the text stays as it is.

import { words } from "../words/words";
import type { Draft } from "./drafts";
import { difference } from "./readings";

interface ReadingFormProps {
  readonly id: string;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function ReadingForm({ id, draft, onChange }: ReadingFormProps) {
  const rows = Math.min(8, Math.max(2, Math.ceil(draft.quote.length / 40)));
  return (
    <div class="field">
      <label for={id}>{words.readings.shouldRead}</label>
      <textarea
        class="input serif"
        id={id}
        rows={rows}
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        value={draft.reading}
        onInput={(event) => onChange({ reading: event.currentTarget.value })}
      />
      <p class="hint" id={`${id}-hint`}>
        {words.readings.hint}
      </p>
      {draft.reading !== draft.quote && <Change printed={draft.quote} read={draft.reading} />}
    </div>
  );
}

/** Printed → read, as far as they differ. */
export function Change({ printed, read }: { readonly printed: string; readonly read: string }) {
  const changed = difference(printed, read);
  return (
    <p class="change">
      <span class="vh">{words.readings.printed} </span>
      <span class="was">{changed.printed}</span>
      <span aria-hidden="true"> → </span>
      <span class="vh">, {words.readings.read} </span>
      <b>{changed.read === "" ? words.readings.nothing : changed.read}</b>
    </p>
  );
}
