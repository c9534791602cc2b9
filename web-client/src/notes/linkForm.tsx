// A cross-reference: the relation, the other document, and the words in it, which are chosen in a pane of their own.

import { useEffect, useState } from "preact/hooks";
import { fetchDocuments } from "../api/documents";
import { inWords } from "../api/http";
import { RELATIONS, type DocumentEntry, type Relation } from "../api/types";
import { words } from "../words/words";
import type { Draft } from "./drafts";
import { PlacePicker } from "./placePicker";
import { useUniqueId } from "../reading/uniqueId";

interface LinkFormProps {
  readonly draft: Draft;
  /** When an existing link is changed its ends stay. */
  readonly fixed: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onChoose: (document: DocumentEntry) => void;
}

type Documents =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly list: readonly DocumentEntry[] }
  | { readonly type: "failed"; readonly reason: string };

export function LinkForm({ draft, fixed, onChange, onChoose }: LinkFormProps) {
  const id = useUniqueId();
  const [documents, setDocuments] = useState<Documents>({ type: "loading" });
  const [chosen, setChosen] = useState(draft.far?.document ?? "");
  const load = (): void => {
    if (fixed) return;
    fetchDocuments().then(
      (list) => setDocuments({ type: "ready", list }),
      (reason: unknown) => setDocuments({ type: "failed", reason: inWords(reason) }),
    );
  };
  useEffect(load, [fixed]);
  const entry = documents.type === "ready" ? documents.list.find((document) => document.id === chosen) : undefined;

  return (
    <div class="stack">
      <div class="field">
        <label for={`${id}-relation`}>{words.thisPassage}</label>
        <select
          class="input"
          id={`${id}-relation`}
          value={draft.relation}
          onChange={(event) => onChange({ relation: event.currentTarget.value as Relation })}
        >
          {RELATIONS.map((relation) => (
            <option key={relation} value={relation}>
              {words.relation[relation]}
            </option>
          ))}
        </select>
      </div>
      {!fixed && <PlacePicker onPick={(far) => onChange({ far })} />}
      {!fixed && (
        <div class="field">
          <label for={`${id}-document`}>{words.other.choose}</label>
          <select
            class="input"
            id={`${id}-document`}
            data-document=""
            value={chosen}
            onChange={(event) => {
              const next = event.currentTarget.value;
              setChosen(next);
              const found = documents.type === "ready" ? documents.list.find((document) => document.id === next) : undefined;
              if (found) onChoose(found);
            }}
          >
            <option value="">{words.other.chooseNone}</option>
            {documents.type === "ready" &&
              documents.list.map((document) => (
                <option key={document.id} value={document.id}>
                  {document.title}
                </option>
              ))}
          </select>
        </div>
      )}
      {documents.type === "failed" && (
        <p class="problem" role="alert">
          {words.other.documentsFailed} {documents.reason}{" "}
          <button class="btn plain" type="button" onClick={load}>
            {words.retry}
          </button>
        </p>
      )}
      {draft.far && (
        <figure class="far">
          <figcaption class="caption">{words.place(draft.far.document, draft.far.page)}</figcaption>
          <blockquote class="quoted other">
            <p>{draft.far.selectors.quote.exact}</p>
          </blockquote>
        </figure>
      )}
      {entry && (
        <div class="btns">
          <button class="btn" type="button" onClick={() => onChoose(entry)}>
            {draft.far ? words.other.changeWords : words.other.openPane}
          </button>
        </div>
      )}
    </div>
  );
}
