// What ends a page and what does not: the keys of reading on.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readingOn } from "./turning";

let main: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<main tabindex="-1"><a href="#x">a link</a><input><div class="block" tabindex="-1">words</div></main>`;
  main = document.querySelector("main")!;
  scrolledTo(0);
});

afterEach(() => vi.unstubAllGlobals());

/** A page of 2,000 pixels in a window of 500. */
function scrolledTo(top: number): void {
  vi.stubGlobal("scrollY", top);
  vi.stubGlobal("innerHeight", 500);
  Object.defineProperty(document.documentElement, "scrollHeight", { configurable: true, value: 2000 });
}

function press(key: string, target: EventTarget, options: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
  let asked: ReturnType<typeof readingOn> = null;
  const listen = (seen: KeyboardEvent): void => {
    asked = readingOn(seen, main);
  };
  document.addEventListener("keydown", listen);
  target.dispatchEvent(event);
  document.removeEventListener("keydown", listen);
  return asked;
}

test("in the middle of a page the browser scrolls", () => {
  scrolledTo(700);
  expect(press(" ", document.body)).toBeNull();
  expect(press("PageDown", document.body)).toBeNull();
  expect(press("PageUp", document.body)).toBeNull();
});

test("at the end Space and Page Down go on, wherever in the text the focus is", () => {
  scrolledTo(1499);
  const block = document.querySelector(".block")!;
  for (const target of [document.body, main, block]) {
    expect(press(" ", target)).toBe("next");
    expect(press("PageDown", target)).toBe("next");
  }
  expect(press("PageUp", main)).toBeNull();
});

test("at the beginning they go back", () => {
  expect(press("PageUp", main)).toBe("prev");
  expect(press(" ", main, { shiftKey: true })).toBe("prev");
  expect(press(" ", main)).toBeNull();
});

test("a field, a link and a held key keep their own meaning", () => {
  scrolledTo(1500);
  expect(press(" ", document.querySelector("input")!)).toBeNull();
  expect(press(" ", document.querySelector("a")!)).toBeNull();
  expect(press("PageDown", main, { ctrlKey: true })).toBeNull();
  expect(press("PageDown", main, { altKey: true })).toBeNull();
});
