// Find in the document: this page's places are shown at once, the rest of the document's text is fetched one time.
// A place on another page opens that page with it shown, and the bar comes along.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { CodePointText } from "../anchor/codePoints";
import { FoldedSource } from "../anchor/find";
import { highlight } from "../anchor/highlight";
import { PageText } from "../anchor/pageText";
import type { Span } from "../anchor/span";
import { fetchText } from "../api/documents";
import { inWords } from "../api/http";
import { language, words } from "../words/words";
import { placeIn, withPlace } from "./besidePlace";
import type { ReaderPage } from "./page";
import { bringIntoView } from "./scrolling";
import { useUniqueId } from "./uniqueId";

const CARRIED = "lectern.find";

let holder: HTMLElement | null = null;

export function openFind(page: ReaderPage, query = "", at: Span | null = null): void {
  if (!holder) {
    holder = document.createElement("div");
    holder.lang = language;
    holder.className = "find-holder";
    page.main.querySelector(".page")?.before(holder);
    standBelowHead(page.main);
  }
  const place = holder;
  /** Whoever found something reads on there. */
  const close = (found: HTMLElement | null): void => {
    render(null, place);
    place.remove();
    holder = null;
    highlight("lectern-find", []);
    highlight("lectern-found", []);
    (found ?? page.main).focus({ preventScroll: true });
  };
  render(<Find page={page} start={query} at={at} onClose={close} />, place);
  place.querySelector("input")?.select();
}

/** The bar stands below the head of the text, however many lines that has, or where the head scrolls away at the top. */
function standBelowHead(main: HTMLElement): void {
  const head = main.querySelector<HTMLElement>(".head");
  if (!head) return;
  const stays = getComputedStyle(head).position === "sticky";
  main.style.setProperty("--find-below", `${stays ? head.offsetHeight : 0}px`);
}

/** After turning the page for a find: the bar is opened again with what was looked for. */
export function continueFind(page: ReaderPage, shown: Span | null): void {
  const query = sessionStorage.getItem(CARRIED);
  sessionStorage.removeItem(CARRIED);
  if (query && shown) openFind(page, query, shown);
}

/** The place after (or before) another one, going round. */
export function nextFound(found: readonly Span[], from: number, direction: 1 | -1): Span | undefined {
  if (direction > 0) return found.find((span) => span.start > from) ?? found[0];
  return found.findLast((span) => span.start < from) ?? found.at(-1);
}

interface FindProps {
  readonly page: ReaderPage;
  readonly start: string;
  readonly at: Span | null;
  readonly onClose: (found: HTMLElement | null) => void;
}

function Find({ page, start, at, onClose }: FindProps) {
  const id = useUniqueId();
  const source = useRef<FoldedSource | null>(null);
  const [query, setQuery] = useState(start);
  const [ready, setReady] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Span[]>([]);
  const [current, setCurrent] = useState<Span | null>(at);

  const load = (): void => {
    setFailed(null);
    fetchText(page.document, page.version).then(
      (text) => {
        source.current = new FoldedSource(new CodePointText(text));
        setReady(true);
      },
      (reason: unknown) => setFailed(inWords(reason)),
    );
  };
  useEffect(load, []);
  useEffect(() => {
    const text = PageText.read(page.text, page.start);
    const here = new FoldedSource(text.local).find(query).map((span) => ({ start: span.start + page.start, end: span.end + page.start }));
    setFound(source.current ? source.current.places(query) : here);
    highlight("lectern-find", here.flatMap((span) => text.ranges(span)));
  }, [query, ready]);
  useEffect(() => {
    const ranges = current ? PageText.read(page.text, page.start).ranges(whole(current)) : [];
    highlight("lectern-found", ranges);
    bringIntoView(ranges[0]);
  }, [current]);

  const here = found.filter((span) => span.start >= page.start && span.start < page.end).length;
  const index = current ? found.findIndex((span) => span.start <= current.start && current.start < span.end) : -1;
  /** Places are found among code points; what is shown begins and ends with a letter. */
  const whole = (place: Span): Span => source.current?.snap(place) ?? place;
  const go = (direction: 1 | -1): void => {
    const from = current?.start ?? (direction > 0 ? page.start - 1 : page.end);
    const next = nextFound(found, from, direction);
    if (!next) return;
    if (next.start >= page.start && next.start < page.end) {
      setCurrent(next);
      return;
    }
    sessionStorage.setItem(CARRIED, query);
    const shown = whole(next);
    location.assign(`${location.pathname.replace(/\/\d+$/, "")}${withPlace(`?span=${shown.start}-${shown.end}`, placeIn(location.search))}`);
  };
  const said = query.trim() === "" ? "" : found.length === 0 ? (ready ? words.find.none : "") : index >= 0 ? words.find.place(index + 1, found.length, here) : words.find.count(found.length, here);
  const close = (): void => {
    const [range] = current ? PageText.read(page.text, page.start).ranges(current) : [];
    onClose(range?.startContainer.parentElement?.closest<HTMLElement>(".block") ?? null);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <search class="find" onKeyDown={keys}>
      <label for={id}>{words.find.label}</label>
      <input
        class="input"
        id={id}
        type="text"
        autoComplete="off"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setCurrent(null);
        }}
      />
      <span class="btns">
        <button class="btn" type="button" onClick={() => go(-1)}>
          ‹<span class="vh"> {words.find.previous}</span>
        </button>
        <button class="btn" type="button" onClick={() => go(1)}>
          ›<span class="vh"> {words.find.next}</span>
        </button>
        <button class="btn plain" type="button" onClick={close}>
          {words.close}
        </button>
      </span>
      <span class="hint" role="status">
        {said}
        {!ready && !failed && query.trim() !== "" && ` ${words.find.loading}`}
      </span>
      {failed && (
        <p class="problem" role="alert">
          {failed}{" "}
          <button class="btn plain" type="button" onClick={load}>
            {words.retry}
          </button>
        </p>
      )}
    </search>
  );
}
