// Quote to annotate: type or paste words and choose where they stand. For those whose screen reader shows the page
// its own selection only, and for everybody who has the words in another window.

import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
import { FoldedSource } from "../anchor/find";
import type { PageText } from "../anchor/pageText";
import type { Span } from "../anchor/span";
import { language, words } from "../words/words";
import { Dialog } from "./dialog";
import { useUniqueId } from "./uniqueId";

/** Code points of context shown on each side of a match. */
const CONTEXT = 40;
const MOST = 20;

export function askForQuote(text: PageText, onChosen: (span: Span) => void, onClosed: () => void): void {
  const holder = document.createElement("div");
  holder.lang = language;
  document.body.append(holder);
  const close = (span: Span | null): void => {
    render(null, holder);
    holder.remove();
    if (span) onChosen(span);
    else onClosed();
  };
  render(<QuoteDialog text={text} onClose={close} />, holder);
}

function QuoteDialog({ text, onClose }: { readonly text: PageText; readonly onClose: (span: Span | null) => void }) {
  const id = useUniqueId();
  const source = useMemo(() => new FoldedSource(text.local), [text]);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const matches = useMemo(() => source.find(query, MOST + 1), [query]);
  const shown = matches.slice(0, MOST);
  const found = shown[Math.min(chosen, shown.length - 1)];
  const submit = (event: Event): void => {
    event.preventDefault();
    if (found) onClose({ start: found.start + text.start, end: found.end + text.start });
  };
  return (
    <Dialog title={words.quote.title} onClose={() => onClose(null)}>
      <form class="stack" onSubmit={submit}>
        <div class="field">
          <label for={id}>{words.quote.label}</label>
          <input
            class="input"
            id={id}
            autoFocus
            autoComplete="off"
            value={query}
            aria-describedby={`${id}-hint`}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setChosen(0);
            }}
          />
          <p class="hint" id={`${id}-hint`}>
            {words.quote.hint}
          </p>
        </div>
        <p role="status">{query.trim() === "" ? "" : matches.length > MOST ? words.quote.tooMany(MOST) : words.quote.found(matches.length)}</p>
        {shown.length > 0 && (
          <fieldset class="matches">
            <legend class="vh">{words.quote.matches}</legend>
            {shown.map((match, index) => (
              <label class="choice" key={match.start}>
                <input type="radio" name={`${id}-match`} checked={index === chosen} onChange={() => setChosen(index)} />
                <span class="serif">
                  …{text.local.slice(match.start - CONTEXT, match.start)}
                  <b>{text.local.slice(match.start, match.end)}</b>
                  {text.local.slice(match.end, match.end + CONTEXT)}…
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <div class="btns">
          <button class="btn primary" type="submit" aria-disabled={!found}>
            {words.quote.annotate}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
