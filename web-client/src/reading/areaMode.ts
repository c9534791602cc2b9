// Choosing an area of a page's image, by mouse or finger from corner to corner, or by keyboard: arrows move it, Shift with
// arrows changes its size, Enter takes it, Escape leaves. A bar says so, and has both as buttons for those without keys.

import { between, within, type Area } from "../anchor/area";
import { language, words } from "../words/words";
import { TOUCH } from "./media";
import { announce } from "./status";

const STEP = 1;
const BIG_STEP = 5;

export class AreaMode {
  readonly #facsimile: HTMLElement;
  readonly #page: number;
  readonly #onArea: (area: Area) => void;
  readonly #onLeave: () => void;
  readonly #cover = document.createElement("div");
  readonly #frame = document.createElement("div");
  readonly #bar = document.createElement("div");
  #area: Area;
  #corner: readonly [number, number] | null = null;

  constructor(facsimile: HTMLElement, page: number, onArea: (area: Area) => void, onLeave: () => void) {
    this.#facsimile = facsimile;
    this.#page = page;
    this.#onArea = onArea;
    this.#onLeave = onLeave;
    this.#area = { page, x: 30, y: 30, width: 40, height: 20 };
  }

  start(): void {
    this.#cover.className = "area-cover";
    this.#cover.dataset["chrome"] = "";
    this.#frame.className = "area-frame";
    this.#frame.tabIndex = 0;
    this.#frame.setAttribute("role", "application");
    this.#frame.setAttribute("aria-roledescription", words.area.frame);
    this.#cover.append(this.#frame);
    this.#facsimile.append(this.#cover);
    this.#facsimile.after(this.#bar);
    this.#fillBar();
    this.#cover.addEventListener("pointerdown", (event) => this.#down(event));
    this.#cover.addEventListener("pointermove", (event) => this.#move(event));
    this.#cover.addEventListener("pointerup", (event) => this.#up(event));
    // The second finger came: the page is moved or enlarged, nothing is drawn.
    this.#cover.addEventListener("pointercancel", () => (this.#corner = null));
    this.#frame.addEventListener("keydown", (event) => this.#key(event));
    this.#show(false);
    this.#frame.focus({ preventScroll: false });
    announce(words.area.how);
  }

  leave(): void {
    this.#remove();
    this.#onLeave();
    announce(words.area.left);
  }

  #remove(): void {
    this.#cover.remove();
    this.#bar.remove();
  }

  #fillBar(): void {
    const how = document.createElement("p");
    how.textContent = matchMedia(TOUCH).matches ? words.area.howTouch : words.area.how;
    const buttons = document.createElement("div");
    buttons.className = "btns";
    buttons.append(
      button("btn primary", words.area.take, "Enter", () => this.#take()),
      button("btn", words.cancel, "Esc", () => this.leave()),
    );
    this.#bar.className = "select-bar";
    this.#bar.dataset["chrome"] = "";
    this.#bar.lang = language;
    this.#bar.setAttribute("role", "group");
    this.#bar.setAttribute("aria-label", words.area.mark);
    this.#bar.append(how, buttons);
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.leave();
    });
  }

  #at(event: PointerEvent): readonly [number, number] {
    const box = this.#cover.getBoundingClientRect();
    return [(100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height];
  }

  #down(event: PointerEvent): void {
    event.preventDefault();
    this.#cover.setPointerCapture(event.pointerId);
    this.#corner = this.#at(event);
    this.#frame.focus({ preventScroll: true });
  }

  #move(event: PointerEvent): void {
    if (!this.#corner) return;
    this.#area = between(this.#page, ...this.#corner, ...this.#at(event));
    this.#show(false);
  }

  #up(event: PointerEvent): void {
    const corner = this.#corner;
    if (!corner) return;
    this.#corner = null;
    const at = this.#at(event);
    // A click without drawing puts the area there, to be taken by Enter or drawn anew.
    if (Math.abs(at[0] - corner[0]) < 1 && Math.abs(at[1] - corner[1]) < 1) {
      const { width, height } = this.#area;
      this.#area = within({ ...this.#area, x: at[0] - width / 2, y: at[1] - height / 2 });
      this.#show(true);
      return;
    }
    this.#area = between(this.#page, ...corner, ...at);
    this.#take();
  }

  #key(event: KeyboardEvent): void {
    const step = event.ctrlKey ? STEP : BIG_STEP;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [0, 0];
    if (dx !== 0 || dy !== 0) {
      const { x, y, width, height } = this.#area;
      this.#area = within(event.shiftKey ? { ...this.#area, width: width + (dx ?? 0), height: height + (dy ?? 0) } : { ...this.#area, x: x + (dx ?? 0), y: y + (dy ?? 0) });
      this.#show(true);
    } else if (event.key === "Enter") {
      this.#take();
    } else if (event.key === "Escape") {
      this.leave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #take(): void {
    this.#remove();
    this.#onArea(this.#area);
  }

  #show(say: boolean): void {
    placeArea(this.#frame, this.#area);
    this.#frame.setAttribute("aria-label", words.area.at(this.#area));
    if (say) announce(words.area.at(this.#area));
  }
}

function button(classes: string, said: string, key: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = classes;
  const keys = document.createElement("kbd");
  keys.setAttribute("aria-hidden", "true");
  keys.textContent = key;
  made.append(`${said} `, keys);
  made.addEventListener("click", onClick);
  return made;
}

export function placeArea(element: HTMLElement, area: Area): void {
  element.style.left = `${area.x}%`;
  element.style.top = `${area.y}%`;
  element.style.width = `${area.width}%`;
  element.style.height = `${area.height}%`;
}
