// The other document of a cross-reference, beside the text: the same page the server renders for reading, with its own
// page turning. Words are chosen with the mouse, or a paragraph with its button or J, K and Enter.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { highlight } from "../anchor/highlight";
import { PageText } from "../anchor/pageText";
import { spanOfSelection } from "../anchor/selectionSpan";
import { selectorsFor } from "../anchor/selectors";
import type { Span } from "../anchor/span";
import { fetchPage } from "../api/documents";
import { inWords } from "../api/http";
import type { DocumentEntry } from "../api/types";
import { blocksOf, readPage } from "../reading/page";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import type { FarEnd } from "./drafts";
import { useUniqueId } from "../reading/uniqueId";

/** Shows the pane between text and notes; the answer takes it away again. */
export function showOther(document_: DocumentEntry, onPick: (far: FarEnd) => void, onClose: () => void): () => void {
  const pane = document.createElement("section");
  pane.className = "other";
  pane.setAttribute("aria-label", words.other.name);
  const reader = document.querySelector(".reader");
  reader?.insertBefore(pane, reader.querySelector(".notes-rail"));
  reader?.classList.add("linking");
  render(<OtherDocument key={document_.id} entry={document_} onPick={onPick} onClose={onClose} />, pane);
  return () => {
    render(null, pane);
    pane.remove();
    reader?.classList.remove("linking");
    highlight("lectern-other", []);
  };
}

interface OtherProps {
  readonly entry: DocumentEntry;
  readonly onPick: (far: FarEnd) => void;
  readonly onClose: () => void;
}

type Shown =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly text: HTMLElement; readonly start: number }
  | { readonly type: "failed"; readonly reason: string };

function OtherDocument({ entry, onPick, onClose }: OtherProps) {
  const id = useUniqueId();
  const holder = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<Shown>({ type: "loading" });
  const [span, setSpan] = useState<Span | null>(null);

  const load = (): (() => void) => {
    let current = true;
    setShown({ type: "loading" });
    setSpan(null);
    fetchPage(entry.id, entry.version, page).then(
      (found) => {
        if (!current) return;
        const read = readPage(found);
        setShown(read ? { type: "ready", text: plain(read.text), start: read.start } : { type: "failed", reason: words.errors.unreadable });
      },
      (reason: unknown) => {
        if (current) setShown({ type: "failed", reason: inWords(reason) });
      },
    );
    return () => {
      current = false;
    };
  };
  useEffect(() => heading.current?.focus(), []);
  useEffect(load, [page]);
  useEffect(() => {
    if (shown.type !== "ready") return undefined;
    holder.current?.replaceChildren(shown.text);
    const changed = (): void => {
      const chosen = spanOfSelection(PageText.read(shown.text, shown.start), getSelection());
      if (chosen) setSpan(chosen);
    };
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, [shown]);
  useEffect(() => {
    highlight("lectern-other", shown.type === "ready" && span ? PageText.read(shown.text, shown.start).ranges(span) : []);
  }, [shown, span]);

  const choose = (block: Element | null): void => {
    if (shown.type !== "ready" || !block) return;
    getSelection()?.removeAllRanges();
    setSpan(PageText.read(shown.text, shown.start).spanOf(block));
  };
  const pick = (): void => {
    if (shown.type !== "ready" || !span) return;
    const selectors = selectorsFor(PageText.read(shown.text, shown.start), span);
    onPick({ document: entry.id, version: entry.version, page, selectors });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
      return;
    }
    if (shown.type !== "ready" || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const blocks = blocksOf(shown.text);
    const at = blocks.findIndex((block) => block.contains(document.activeElement));
    if (event.code === "KeyJ" || event.code === "KeyK") {
      event.preventDefault();
      blocks[at === -1 ? 0 : at + (event.code === "KeyJ" ? 1 : -1)]?.focus();
    } else if (event.key === "Enter" && document.activeElement === blocks[at]) {
      event.preventDefault();
      choose(blocks[at] ?? null);
    }
  };
  const click = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest("button.choose") : null;
    if (button) choose(button.closest(".block"));
  };
  const go = (to: number): void => {
    if (Number.isInteger(to) && to >= 1 && to <= entry.pages) setPage(to);
  };
  const quote = shown.type === "ready" && span ? PageText.read(shown.text, shown.start).slice(span) : null;

  return (
    <div class="other-inner" onKeyDown={keys}>
      <div class="head">
        <h2 ref={heading} tabIndex={-1}>
          {entry.title}
        </h2>
        <button class="btn plain" type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      <div class="leaf">
        <button class="btn" type="button" aria-disabled={page <= 1} onClick={() => go(page - 1)}>
          ‹<span class="vh"> {words.other.previous}</span>
        </button>
        <label for={`${id}-page`}>{words.other.page}</label>
        <input
          id={`${id}-page`}
          inputMode="numeric"
          value={page}
          onChange={(event) => go(Number(event.currentTarget.value))}
        />
        <span>{words.other.of(entry.pages)}</span>
        <button class="btn" type="button" aria-disabled={page >= entry.pages} onClick={() => go(page + 1)}>
          ›<span class="vh"> {words.other.next}</span>
        </button>
      </div>
      {shown.type === "loading" && <p class="hint pad">{words.other.loading}</p>}
      {shown.type === "failed" && (
        <p class="problem pad" role="alert">
          {shown.reason}{" "}
          <button class="btn plain" type="button" onClick={load}>
            {words.retry}
          </button>
        </p>
      )}
      <div class="other-page" ref={holder} onClick={click} hidden={shown.type !== "ready"} />
      <div class="other-foot">
        <p class="hint" role="status">
          {quote ? `${words.other.chosen}: “${firstWords(quote, 60)}”` : words.other.hint}
        </p>
        <button class="btn primary" type="button" aria-disabled={!quote} onClick={pick}>
          {words.other.link}
        </button>
      </div>
    </div>
  );
}

/** The text as it stands in the other page, without its ids and links, and with a button on each paragraph. */
function plain(text: HTMLElement): HTMLElement {
  const copy = document.importNode(text, true);
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of copy.querySelectorAll("a.pn")) {
    const number = document.createElement("span");
    number.className = "pn";
    number.dataset["chrome"] = "";
    number.append(...link.childNodes);
    link.replaceWith(number);
  }
  for (const block of blocksOf(copy)) {
    block.tabIndex = -1;
    block.removeAttribute("aria-current");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn choose";
    button.dataset["chrome"] = "";
    button.textContent = words.other.chooseBlock;
    block.append(button);
  }
  return copy;
}
