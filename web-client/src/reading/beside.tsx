// Two places side by side: of two documents, or of one. The second stands in the address, so that Back, Forward and a
// mailed address show both; turning the first one's pages takes the second along. A cross-reference chooses its far
// words in the same pane, which afterwards is as it was.

import { render } from "preact";
import { highlight } from "../anchor/highlight";
import type { FarEnd } from "../notes/drafts";
import { language, words } from "../words/words";
import { BesidePane, type Picking } from "./besidePane";
import { placeIn, placeText, withPlace, type BesidePlace } from "./besidePlace";
import type { ReaderPage } from "./page";
import { restoreSplit } from "./split";

let pane: Beside | null = null;

/** The one pane of the page; there is none in pages without a text. */
export function besidePane(): Beside | null {
  return pane;
}

export class Beside {
  readonly #page: ReaderPage;
  readonly #reader: Element;
  readonly #link: () => ((far: FarEnd) => void) | null;
  readonly #section = document.createElement("section");
  readonly #left = document.createElement("input");
  #place: BesidePlace | null = null;
  /** While words are chosen for a cross-reference: the pane's own place, which the address does not say. */
  #picking: { readonly what: Picking; readonly place: BesidePlace } | null = null;

  /** @param link links to words chosen here; none where nobody is signed in who could */
  constructor(page: ReaderPage, reader: Element, link: () => ((far: FarEnd) => void) | null) {
    this.#page = page;
    this.#reader = reader;
    this.#link = link;
    this.#section.className = "other";
    this.#section.lang = language;
    this.#section.setAttribute("aria-label", words.other.name);
    this.#left.type = "hidden";
    this.#left.name = "beside";
    pane = this;
  }

  start(): void {
    restoreSplit(this.#reader);
    this.#place = placeIn(location.search);
    this.#draw();
    addEventListener("popstate", () => {
      const place = placeIn(location.search);
      if (place?.document === this.#place?.document && place?.page === this.#place?.page) return;
      this.#place = place;
      this.#draw();
    });
    for (const kind of ["click", "auxclick"] as const) document.addEventListener(kind, (event) => this.#takeAlong(event), true);
  }

  /** Whether the selection or the focus is in it: a button that chooses a paragraph selects nothing. */
  isInUse(): boolean {
    const anchor = getSelection()?.anchorNode ?? null;
    return this.#section.contains(anchor) || this.#section.contains(document.activeElement);
  }

  get place(): BesidePlace | null {
    return this.#place;
  }

  /** Shows a page beside this one, with the focus on its title. */
  open(place: BesidePlace): void {
    this.#go(place);
    this.#draw(true);
  }

  close(): void {
    this.#go(null);
    this.#draw();
    this.#page.main.focus({ preventScroll: true });
  }

  /** For a cross-reference: words are chosen in that document. The answer ends it and shows what was there before. */
  pick(document: string, version: string, what: Picking): () => void {
    const pinned = `${document}@${version}`;
    const same = this.#place && (this.#place.document === document || this.#place.document === pinned);
    this.#picking = { what, place: { document: pinned, page: same ? this.#place!.page : 1 } };
    this.#draw(true);
    return () => {
      this.#picking = null;
      this.#draw();
    };
  }

  /** Who is signed in is known a little later than what is shown. */
  refresh(): void {
    this.#draw();
  }

  #turn(page: number): void {
    if (this.#picking) this.#picking = { ...this.#picking, place: { ...this.#picking.place, page } };
    else if (this.#place) this.#go({ ...this.#place, page });
    this.#draw();
  }

  #go(place: BesidePlace | null): void {
    this.#place = place;
    history.pushState(history.state, "", location.pathname + withPlace(location.search, place) + location.hash);
  }

  #draw(focus = false): void {
    const place = this.#picking?.place ?? this.#place;
    this.#reader.classList.toggle("beside", place !== null);
    this.#reader.classList.toggle("linking", this.#picking !== null);
    this.#carry();
    if (!place) {
      render(null, this.#section);
      this.#section.remove();
      highlight("lectern-other", []);
      return;
    }
    if (!this.#section.isConnected) this.#reader.insertBefore(this.#section, this.#reader.querySelector(".notes-rail"));
    render(
      <BesidePane
        key={`${place.document} ${this.#picking ? "pick" : "read"}`}
        place={place}
        focus={focus}
        picking={this.#picking?.what ?? null}
        onLink={this.#link()}
        swapped={this.#swapped(place)}
        onTurn={(page) => this.#turn(page)}
        onClose={() => (this.#picking ? this.#picking.what.onClose() : this.close())}
        reader={this.#reader}
      />,
      this.#section,
    );
  }

  /** The address with the two places exchanged. */
  #swapped(place: BesidePlace): string {
    const own = location.pathname.replace(/^\/documents\//, "");
    return `/documents/${placeText(place)}?beside=${own}`;
  }

  /** The page field leads on by a form, which says where the second place is. */
  #carry(): void {
    if (this.#place) {
      this.#left.value = placeText(this.#place);
      this.#page.main.querySelector("form.leaf")?.append(this.#left);
    } else this.#left.remove();
  }

  /** Links to other pages of the text keep the second place open. */
  #takeAlong(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("main a[href], .outline a[href]") : null;
    if (!this.#place || !link || link.getAttribute("href")?.startsWith("#")) return;
    const address = new URL(link.href);
    if (address.origin === location.origin && /^\/documents\/[^/]+\/pages\/\d+$/.test(address.pathname)) {
      address.search = withPlace(address.search, this.#place);
      link.href = address.pathname + address.search + address.hash;
    }
  }
}
