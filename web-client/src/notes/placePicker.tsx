// The other end of a cross-reference without leafing: found by its words in all documents, or one that was copied or
// linked lately. What is taken are the document's own words at that place, never what the search shows of them.

import { useState } from "preact/hooks";
import { inWords } from "../api/http";
import { searchPassages, selectorsOf, type FoundPassage } from "../api/search";
import { useUniqueId } from "../reading/uniqueId";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import type { FarEnd } from "./drafts";
import { recentPassages } from "./recent";

const MOST = 8;

type Found =
  | { readonly type: "none" }
  | { readonly type: "searching" }
  | { readonly type: "ready"; readonly list: readonly FoundPassage[] }
  | { readonly type: "failed"; readonly reason: string };

export function PlacePicker({ onPick }: { readonly onPick: (far: FarEnd) => void }) {
  const id = useUniqueId();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found>({ type: "none" });
  const [recent] = useState(recentPassages);

  const search = async (): Promise<void> => {
    if (query.trim() === "") return;
    setFound({ type: "searching" });
    try {
      setFound({ type: "ready", list: await searchPassages(query, MOST) });
    } catch (reason) {
      setFound({ type: "failed", reason: inWords(reason) });
    }
  };
  const take = async (one: FoundPassage): Promise<void> => {
    try {
      onPick({ document: one.document, version: one.version, page: one.page, selectors: await selectorsOf(one) });
      setFound({ type: "none" });
    } catch (reason) {
      setFound({ type: "failed", reason: inWords(reason) });
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    void search();
  };
  return (
    <div class="stack tight">
      <div class="field">
        <label for={id}>{words.picker.find}</label>
        <div class="with-button">
          <input class="input" id={id} type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={keys} />
          <button class="btn" type="button" onClick={() => void search()}>
            {words.picker.search}
          </button>
        </div>
      </div>
      <div role="status">
        {found.type === "searching" && <p class="hint">{words.picker.searching}</p>}
        {found.type === "ready" && <p class="hint">{words.picker.found(found.list.length)}</p>}
      </div>
      {found.type === "failed" && (
        <p class="problem" role="alert">
          {found.reason}
        </p>
      )}
      {found.type === "ready" && found.list.length > 0 && (
        <ul class="places">
          {found.list.map((one) => (
            <li key={`${one.document}-${one.start}`}>
              <button class="btn plain" type="button" onClick={() => void take(one)}>
                <span class="caption">{words.place(one.document, one.page)}</span> {firstWords(one.snippet, 110)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {recent.length > 0 && (
        <details class="also">
          <summary>{words.picker.recent}</summary>
          <ul class="places">
            {recent.map((far) => (
              <li key={`${far.document}-${far.selectors.position.start}-${far.selectors.position.end}`}>
                <button class="btn plain" type="button" onClick={() => onPick(far)}>
                  <span class="caption">{words.place(far.document, far.page)}</span> {firstWords(far.selectors.quote.exact, 110)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
