// How far a text is that is being taken in, without loading the page anew: the focus stays where it is, and what is read
// out is a step now and then, not every page. Without JavaScript the page loads itself.

import { announce } from "../reading/status";
import { words } from "../words/words";

/** Milliseconds between two looks. */
const LOOK = 500;
/** The same while no answer comes. */
const PATIENCE = 3_000;
/** How often is read out how far it is: every tenth of the whole, and not before so many milliseconds. */
const SPOKEN = 10;
const QUIET = 5_000;

export function watchIngest(root: Document): void {
  const main = root.querySelector<HTMLElement>("main[data-ingest]");
  if (main) void new Watch(main).goOn();
}

/** Whether something is to be read out: another thing, or another tenth of the same, and not too soon after the last. */
export function isSpoken(last: Spoken, now: Spoken): boolean {
  if (now.of !== last.of) return true;
  const tenth = ({ done, of }: Spoken): number => (of > 0 ? Math.floor((SPOKEN * done) / of) : 0);
  return tenth(now) > tenth(last) && now.at - last.at >= QUIET;
}

/** What was said, and when, in milliseconds; of nothing that is counted, the whole is 0. */
export interface Spoken {
  readonly done: number;
  readonly of: number;
  readonly at: number;
}

class Watch {
  private readonly said: HTMLElement | null;
  private spoken: Spoken;
  private isLost = false;

  constructor(private readonly main: HTMLElement) {
    this.said = main.querySelector("[data-said]");
    this.said?.removeAttribute("role");
    this.spoken = { ...progressOf(main), at: performance.now() };
    if (this.said) announce(this.said.textContent);
  }

  async goOn(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, this.isLost ? PATIENCE : LOOK));
      if (!(await this.look())) return;
    }
  }

  /** Whether there is more to wait for. */
  private async look(): Promise<boolean> {
    let next: HTMLElement | null;
    try {
      const answer = await fetch(location.pathname, { headers: { accept: "text/html" }, redirect: "manual", cache: "no-store" });
      next = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("main[data-ingest]") : null;
    } catch {
      this.lose();
      return true;
    }
    if (!next) {
      // It is done, failed, or waits for a password: that is another page
      location.replace(location.pathname);
      return false;
    }
    this.isLost = false;
    this.show(next);
    return true;
  }

  private lose(): void {
    if (!this.isLost && this.said) {
      this.said.textContent = words.upload.noAnswer;
      announce(words.upload.noAnswer);
      this.spoken = { done: 0, of: -1, at: performance.now() };
    }
    this.isLost = true;
  }

  private show(next: HTMLElement): void {
    const saying = next.querySelector("[data-said]")?.textContent ?? "";
    if (this.said && this.said.textContent !== saying) this.said.textContent = saying;
    const bar = this.main.querySelector("progress");
    const newer = next.querySelector("progress");
    if (bar && newer) {
      bar.max = newer.max;
      bar.value = newer.value;
    } else if (newer) {
      this.said?.after(newer.closest("p") ?? newer);
    } else {
      (bar?.closest("p") ?? bar)?.remove();
    }
    const now = { ...progressOf(next), at: performance.now() };
    if (isSpoken(this.spoken, now)) {
      announce(saying);
      this.spoken = now;
    }
  }
}

function progressOf(main: HTMLElement): { done: number; of: number } {
  const bar = main.querySelector("progress");
  return bar ? { done: bar.value, of: bar.max } : { done: 0, of: 0 };
}
