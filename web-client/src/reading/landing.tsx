// Where an address leads on its page: to words (`?span=`), to a paragraph or to a note (`#…`). Going back or loading
// anew leaves the place to the browser, which knows where the reader was.

import { render } from "preact";
import { firstWords } from "../words/format";
import { language, words } from "../words/words";
import { askedSpan, withoutSpan, type Asked } from "./askedSpan";
import { placeIn, withPlace } from "./besidePlace";
import { openReply } from "./choosing";
import type { Reader } from "./reader";
import { announce } from "./status";

const NOTE = "annotation-";

/** Whether somebody came here anew, not by going back or loading again. */
export function arrived(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return !(entry instanceof PerformanceNavigationTiming) || (entry.type !== "reload" && entry.type !== "back_forward");
}

export class Landing {
  readonly #reader: Reader;
  readonly #notice = document.createElement("div");

  constructor(reader: Reader) {
    this.#reader = reader;
    this.#notice.lang = language;
  }

  /** What needs no notes: words and paragraphs. */
  start(): void {
    const { page } = this.#reader;
    const asked = askedSpan(location.search, page);
    const fresh = arrived();
    if (asked.type !== "none") {
      page.main.querySelector(".running")?.after(this.#notice);
      this.#draw(asked);
    }
    if (asked.type === "here") this.#reader.showSpan(asked.span, fresh);
    if (fresh) this.#paragraph();
    addEventListener("hashchange", () => {
      this.#paragraph();
      this.note();
    });
  }

  /** `#annotation-…` opens that note, or the note that a reply of that name belongs to. */
  note(scroll = true): void {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith(NOTE)) return;
    const { notebook, page } = this.#reader;
    const key = id.slice(NOTE.length);
    const note = notebook.note(key);
    if (note) {
      const mark = page.text.querySelector(`mark[data-a~="${CSS.escape(note.key)}"]`);
      this.#reader.openCard(note);
      if (scroll) mark?.scrollIntoView({ block: "center" });
    } else if (notebook.state.loading.type === "ready") void openReply(this.#reader, key);
  }

  /** The words are shown no longer, and the address does not ask for them any more. */
  clear(): void {
    if (!this.#notice.isConnected) return;
    render(null, this.#notice);
    this.#notice.remove();
    history.replaceState(history.state, "", location.pathname + withoutSpan(location.search) + location.hash);
  }

  #paragraph(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    const block = id ? document.getElementById(id) : null;
    if (block?.classList.contains("block")) this.#reader.cursor.standOn(block);
  }

  #draw(asked: Asked): void {
    if (asked.type === "none") return;
    if (asked.type === "here") {
      const pinned = location.pathname.includes("@");
      const quote = firstWords(this.#reader.pageText().slice(asked.span), 40);
      const clear = (): void => {
        this.#reader.showSpan(null);
        this.#reader.page.main.focus({ preventScroll: true });
      };
      render(
        <p class="shown-words">
          <span>
            {words.reader.shown(quote)} {asked.goesOn && words.landing.goesOn} {pinned ? words.landing.pinned : words.landing.current}
          </span>
          <button class="btn plain small" type="button" onClick={clear}>
            {words.landing.clear}
          </button>
        </p>,
        this.#notice,
      );
      return;
    }
    const said = asked.type === "elsewhere" ? words.landing.elsewhere : words.landing.unreadable(asked.text);
    render(
      <p class="notice">
        {said}{" "}
        {asked.type === "elsewhere" && (
          <a href={location.pathname.replace(/\/\d+$/, "") + withPlace(`?span=${asked.span.start}-${asked.span.end}`, placeIn(location.search))}>{words.landing.go}</a>
        )}
      </p>,
      this.#notice,
    );
    announce(said);
  }
}
