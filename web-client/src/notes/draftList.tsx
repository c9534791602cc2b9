// What was begun on this page and not saved.

import type { Span } from "../anchor/span";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import type { Draft, Verb } from "./drafts";

export interface DraftHost {
  drafts(): readonly { readonly span: Span; readonly draft: Draft }[];
  discardDraft(span: Span): void;
  compose(span: Span, verb: Verb): void;
}

export function DraftList({ host }: { readonly host: DraftHost }) {
  const drafts = host.drafts();
  if (drafts.length === 0) return null;
  return (
    <section class="drafts" aria-label={words.notes.drafts}>
      <h3 class="label">{words.notes.drafts}</h3>
      <ul>
        {drafts.map(({ span, draft }) => (
          <li key={`${span.start}-${span.end}`}>
            <p class="serif">“{firstWords(draft.quote)}”</p>
            <p class="btns">
              <button class="btn plain" type="button" onClick={() => host.compose(span, draft.verb)}>
                {words.notes.continueDraft}
                <span class="vh">: {firstWords(draft.quote)}</span>
              </button>
              <button class="btn plain" type="button" onClick={() => host.discardDraft(span)}>
                {words.notes.discardDraft}
                <span class="vh">: {firstWords(draft.quote)}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
