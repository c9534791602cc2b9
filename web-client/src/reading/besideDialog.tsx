// Asks which document, and which of its pages, is to be read beside this one. The same document is a good answer too.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { fetchDocuments } from "../api/documents";
import { inWords } from "../api/http";
import type { DocumentEntry } from "../api/types";
import { language, words } from "../words/words";
import type { BesidePlace } from "./besidePlace";
import { Dialog } from "./dialog";
import type { ReaderPage } from "./page";
import { positionIn } from "./position";
import { useUniqueId } from "./uniqueId";

export function askForBeside(page: ReaderPage, onChosen: (place: BesidePlace) => void, onClosed: () => void): void {
  const holder = document.createElement("div");
  holder.lang = language;
  document.body.append(holder);
  const close = (place: BesidePlace | null): void => {
    render(null, holder);
    holder.remove();
    if (place) onChosen(place);
    else onClosed();
  };
  render(<BesideDialog page={page} onClose={close} />, holder);
}

type Documents =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly list: readonly DocumentEntry[] }
  | { readonly type: "failed"; readonly reason: string };

function BesideDialog({ page, onClose }: { readonly page: ReaderPage; readonly onClose: (place: BesidePlace | null) => void }) {
  const id = useUniqueId();
  const [documents, setDocuments] = useState<Documents>({ type: "loading" });
  const [chosen, setChosen] = useState<DocumentEntry | null>(null);
  const [number, setNumber] = useState("1");
  const choose = (entry: DocumentEntry | undefined): void => {
    if (!entry) return;
    setChosen(entry);
    const place = entry.id === page.document ? page.number : (positionIn(entry.id)?.page ?? 1);
    setNumber(String(Math.min(place, entry.pages)));
  };
  const load = (): void => {
    setDocuments({ type: "loading" });
    fetchDocuments().then(
      (list) => {
        setDocuments({ type: "ready", list });
        choose(list.find((entry) => entry.id !== page.document) ?? list[0]);
      },
      (reason: unknown) => setDocuments({ type: "failed", reason: inWords(reason) }),
    );
  };
  useEffect(load, []);
  // The dialog opened with the focus on its closing button, before there was anything to choose from.
  useEffect(() => {
    if (documents.type === "ready") document.getElementById(`${id}-document`)?.focus();
  }, [documents.type]);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!chosen) return;
    const wanted = Math.round(Number(number)) || 1;
    onClose({ document: chosen.id, page: Math.min(Math.max(wanted, 1), chosen.pages) });
  };
  return (
    <Dialog title={words.beside.title} onClose={() => onClose(null)}>
      <form class="stack" onSubmit={submit}>
        {documents.type === "loading" && <p role="status">{words.beside.loading}</p>}
        {documents.type === "failed" && (
          <p class="problem" role="alert">
            {words.other.documentsFailed} {documents.reason}{" "}
            <button class="btn plain" type="button" onClick={load}>
              {words.retry}
            </button>
          </p>
        )}
        {documents.type === "ready" && (
          <>
            <div class="field">
              <label for={`${id}-document`}>{words.other.choose}</label>
              <select
                class="input"
                id={`${id}-document`}
                value={chosen?.id ?? ""}
                onChange={(event) => choose(documents.list.find((entry) => entry.id === event.currentTarget.value))}
              >
                {documents.list.map((entry) => (
                  <option key={entry.id} value={entry.id}>
                    {entry.id === page.document ? words.beside.same(entry.title) : entry.title}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for={`${id}-page`}>{words.beside.page(chosen?.pages ?? 1)}</label>
              <input class="input" id={`${id}-page`} inputMode="numeric" autoComplete="off" value={number} onInput={(event) => setNumber(event.currentTarget.value)} />
            </div>
          </>
        )}
        <div class="btns">
          <button class="btn primary" type="submit" aria-disabled={!chosen}>
            {words.beside.open}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
