// Notes on areas of a page's image: their frames over the image, and the button that begins a new one.

import type { Area } from "../anchor/area";
import { localPath } from "../api/http";
import { refLabel } from "../notes/describe";
import type { Notebook } from "../notes/notebook";
import type { Note } from "../notes/note";
import { words } from "../words/words";
import { AreaMode, placeArea } from "./areaMode";

export class Areas {
  readonly #facsimile: HTMLElement;
  readonly #page: number;
  readonly #layer = document.createElement("div");
  readonly #button = document.createElement("button");
  readonly #onNew: (area: Area) => void;
  readonly #onOpen: (note: Note) => void;
  #drawn = "";

  constructor(facsimile: HTMLElement, page: number, onNew: (area: Area) => void, onOpen: (note: Note) => void) {
    this.#facsimile = facsimile;
    this.#page = page;
    this.#onNew = onNew;
    this.#onOpen = onOpen;
  }

  start(looks: Element | null): void {
    this.#layer.className = "areas";
    this.#layer.dataset["chrome"] = "";
    this.#facsimile.append(this.#layer);
    this.#button.type = "button";
    this.#button.className = "btn small mark-area";
    this.#button.textContent = words.area.mark;
    this.#button.addEventListener("click", () => this.choose());
    looks?.append(this.#button);
  }

  choose(): void {
    this.#button.disabled = true;
    const back = (): void => {
      this.#button.disabled = false;
    };
    const leave = (): void => {
      back();
      this.#button.focus();
    };
    new AreaMode(
      this.#facsimile,
      this.#page,
      (area) => {
        back();
        this.#onNew(area);
      },
      leave,
    ).start();
  }

  draw(notebook: Notebook, writing: Area | null): void {
    const { notes, open } = notebook.state;
    const frames = notes.flatMap((note) => (note.standing.type === "here" ? note.standing.areas.map((area) => ({ note, area })) : []));
    const drawn = JSON.stringify([frames.map(({ note, area }) => [note.key, note.number, refLabel(note), area]), open, writing]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const links = frames.map(({ note, area }) => this.#link(note, area, open === note.key));
    const frame = document.createElement("div");
    frame.className = "area writing";
    if (writing) placeArea(frame, writing);
    this.#layer.replaceChildren(...links, ...(writing ? [frame] : []));
  }

  #link(note: Note, area: Area, isOpen: boolean): HTMLElement {
    const link = document.createElement("a");
    link.className = `area${note.mine ? " mine" : ""}`;
    link.href = localPath(note.annotation.id);
    link.dataset["key"] = note.key;
    link.setAttribute("aria-label", `${words.kinds[note.kind]} ${note.number ?? ""}: ${refLabel(note)}, ${words.area.at(area)}`);
    if (isOpen) link.setAttribute("aria-current", "true");
    const number = document.createElement("span");
    number.textContent = String(note.number ?? "");
    link.append(number);
    placeArea(link, area);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#onOpen(note);
    });
    return link;
  }

  /** The frame of a note; null where it has none here. */
  frameOf(note: Note): HTMLElement | null {
    return this.#layer.querySelector<HTMLElement>(`[data-key="${CSS.escape(note.key)}"]`);
  }
}
