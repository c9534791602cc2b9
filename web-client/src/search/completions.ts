// The search box offers how the last word may go on: a combobox with a list below it (WAI-ARIA Authoring Practices,
// "Editable Combobox With List Autocomplete"). The focus stays in the box; nothing is chosen unless somebody chooses it,
// so Enter searches for what is typed.

import { Problem, Unreachable } from "../api/http";
import { completions, type Completion } from "../api/search";
import { language, words } from "../words/words";

const BOX = "#search-words";
const LIST = "search-completions";

/** Milliseconds without a key before the server is asked. */
const PAUSE = 120;

export function offerCompletions(): void {
  const box = document.querySelector<HTMLInputElement>(BOX);
  if (box) new CompletedBox(box);
}

class CompletedBox {
  private readonly list = document.createElement("ul");
  private readonly said = document.createElement("p");
  private offered: readonly Completion[] = [];
  private active = -1;
  private timer = 0;
  private asking: AbortController | null = null;
  /** Those taken or closed for this content are not offered again until it changes. */
  private settled: string;

  constructor(private readonly box: HTMLInputElement) {
    this.settled = box.value;
    this.list.id = LIST;
    this.list.className = "completions";
    this.list.hidden = true;
    this.list.lang = language;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.completions.name);
    this.said.className = "vh";
    this.said.lang = language;
    this.said.setAttribute("role", "status");
    const frame = document.createElement("div");
    frame.className = "completed";
    box.replaceWith(frame);
    frame.append(box, this.list, this.said);
    // Taking a node out of the page takes the focus from it
    if (box.autofocus) box.focus();
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", LIST);
    box.setAttribute("aria-expanded", "false");
    box.addEventListener("input", (event) => this.changed(event));
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.close());
    // The focus stays in the box, also where a finger chooses
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.clicked(event));
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private changed(event: Event): void {
    window.clearTimeout(this.timer);
    if (event instanceof InputEvent && event.isComposing) return;
    this.timer = window.setTimeout(() => void this.offer(), PAUSE);
  }

  private async offer(): Promise<void> {
    const typed = this.box.value;
    this.asking?.abort();
    if (typed === this.settled || this.box.selectionEnd !== typed.length) {
      this.close();
      return;
    }
    const asking = new AbortController();
    this.asking = asking;
    let found: readonly Completion[] = [];
    try {
      found = await completions(this.query(), asking.signal);
    } catch (reason) {
      // What was typed meanwhile asks anew. Without an answer the box is what it was: one that searches
      if (!(reason instanceof Problem || reason instanceof Unreachable)) throw reason;
    }
    if (asking.signal.aborted || this.box.value !== typed || document.activeElement !== this.box) return;
    this.show(found);
  }

  /** The whole form, so that only words are offered with which something is found. */
  private query(): URLSearchParams {
    const query = new URLSearchParams();
    const data = this.box.form ? new FormData(this.box.form) : new FormData();
    data.set("q", this.box.value);
    for (const [name, value] of data) if (typeof value === "string" && value !== "") query.append(name, value);
    return query;
  }

  private show(found: readonly Completion[]): void {
    this.offered = found;
    this.list.replaceChildren(...found.map((one, index) => option(one, index)));
    this.activate(-1);
    this.list.hidden = found.length === 0;
    this.box.setAttribute("aria-expanded", String(this.isOpen));
    this.said.textContent = found.length === 0 ? "" : words.completions.count(found.length);
  }

  private close(): void {
    this.stay();
    if (this.isOpen) this.show([]);
  }

  /** What is chosen from is not exchanged for a later answer under the chooser's hands. */
  private stay(): void {
    window.clearTimeout(this.timer);
    this.asking?.abort();
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((child, at) => child.setAttribute("aria-selected", String(at === index)));
    const chosen = index < 0 ? undefined : this.list.children[index];
    if (chosen) {
      this.box.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  private take(index: number): void {
    const chosen = this.offered[index];
    if (!chosen) return;
    this.box.value = `${chosen.box} `;
    this.settled = this.box.value;
    this.close();
    this.said.textContent = words.completions.taken(chosen.text);
    this.box.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.isOpen) return;
    // One more than the options: the box itself, where nothing is chosen
    const places = this.offered.length + 1;
    switch (event.key) {
      case "ArrowDown":
        this.stay();
        this.activate(((this.active + 2) % places) - 1);
        break;
      case "ArrowUp":
        this.stay();
        this.activate(((this.active + places) % places) - 1);
        break;
      case "Enter":
        if (this.active < 0) {
          this.close();
          return;
        }
        this.take(this.active);
        break;
      case "Escape":
        this.settled = this.box.value;
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private clicked(event: MouseEvent): void {
    const item = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (item) this.take([...this.list.children].indexOf(item));
  }
}

function option(one: Completion, index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.id = `${LIST}-${index}`;
  item.setAttribute("role", "option");
  const text = document.createElement("span");
  text.lang = "und";
  text.textContent = one.text;
  item.append(text);
  const kind = words.completions.kinds[one.kind];
  if (kind) {
    const small = document.createElement("small");
    small.textContent = kind;
    item.append(" ", small);
  }
  return item;
}
