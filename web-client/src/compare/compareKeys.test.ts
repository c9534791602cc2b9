// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { runOn } from "./compareKeys";

function page(): Element {
  document.body.innerHTML = `<main class="cmp" tabindex="-1"><div class="runbar"><a rel="prev" href="/one">Previous</a><a rel="next" href="/three">Next</a></div><input></main>`;
  const main = document.querySelector("main");
  if (!main) throw new Error("no page");
  return main;
}

function press(target: Element, code: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { code, key: code.slice(3).toLowerCase(), bubbles: true });
  target.dispatchEvent(event);
  return event;
}

describe("walking through shared runs by keys", () => {
  it("goes to the next and the previous run where the buttons lead", () => {
    const main = page();
    expect(runOn(press(main, "KeyJ"), main)).toContain("/three");
    expect(runOn(press(main, "KeyK"), main)).toContain("/one");
  });

  it("stays where it is at the ends, and leaves fields alone", () => {
    const main = page();
    main.querySelector('a[rel="next"]')?.remove();
    expect(runOn(press(main, "KeyJ"), main)).toBeNull();
    const field = main.querySelector("input");
    if (field) expect(runOn(press(field, "KeyK"), main)).toBeNull();
  });
});
