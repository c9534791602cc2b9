// Keys act in the text only, by their place on the keyboard, and never together with another program's modifiers.

import { beforeEach, expect, test } from "vitest";
import { rebind, resetBindings } from "./bindings";
import { nextFound } from "./find";
import { commandOf } from "./keys";
import { askedBy } from "./selectionMode";
import { setSingleKeys } from "./settings";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '<main><div class="block" tabindex="-1">x</div><input></main><aside><button>b</button></aside>';
});

function press(selector: string, key: KeyboardEventInit): ReturnType<typeof commandOf> {
  const target = document.querySelector(selector);
  const main = document.querySelector("main");
  if (!target || !main) throw new Error("fixture");
  let command: ReturnType<typeof commandOf> = null;
  const listen = (event: KeyboardEvent): void => {
    command = commandOf(event, main);
  };
  document.addEventListener("keydown", listen, { once: true });
  target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key }));
  return command;
}

test.each([
  ["J", "body", { code: "KeyJ", key: "j" }, "next-block"],
  ["J on a Russian layout", ".block", { code: "KeyJ", key: "о" }, "next-block"],
  ["Shift+N", ".block", { code: "KeyN", key: "N", shiftKey: true }, "previous-note"],
  ["Shift+J", ".block", { code: "KeyJ", key: "J", shiftKey: true }, null],
  ["Ctrl+A", ".block", { code: "KeyA", key: "a", ctrlKey: true }, null],
  ["AltGr", ".block", { code: "KeyA", key: "ą", modifierAltGraph: true }, null],
  ["in a field", "input", { code: "KeyA", key: "a" }, null],
  ["in the notes", "aside button", { code: "KeyA", key: "a" }, null],
  ["Enter on a block", ".block", { code: "Enter", key: "Enter" }, "open-note"],
  ["Alt+PageDown", ".block", { code: "PageDown", key: "PageDown", altKey: true }, "next-page"],
  ["Ctrl+Alt+Q in the notes", "aside button", { code: "KeyQ", key: "q", ctrlKey: true, altKey: true }, "quote"],
  ["Ctrl+Alt+Shift+N", "aside button", { code: "KeyN", key: "N", ctrlKey: true, altKey: true, shiftKey: true }, "previous-note"],
  ["AltGr that reads as Ctrl+Alt", ".block", { code: "KeyQ", key: "@", ctrlKey: true, altKey: true, modifierAltGraph: true }, null],
  ["Ctrl+Alt+A in a field", "input", { code: "KeyA", key: "a", ctrlKey: true, altKey: true }, null],
  ["O on a Russian layout", ".block", { code: "KeyO", key: "щ" }, "to-outline"],
  ["Ctrl+Alt+E", "aside button", { code: "KeyE", key: "e", ctrlKey: true, altKey: true }, "excerpts"],
  ["F on a Russian layout", ".block", { code: "KeyF", key: "а" }, "flag"],
  ["/", ".block", { code: "Slash", key: "/" }, "find"],
  ["its place on a Russian layout", ".block", { code: "Slash", key: "." }, "find"],
  ["the question mark's place on a Russian layout", ".block", { code: "Slash", key: ",", shiftKey: true }, "help"],
  ["?", "aside button", { code: "Slash", key: "?", shiftKey: true }, "help"],
])("%s", (_, selector, key, command) => expect(press(selector, key)).toBe(command));

test("single keys can be switched off; Esc and Enter stay", () => {
  setSingleKeys(false);
  expect(press(".block", { code: "KeyJ", key: "j" })).toBeNull();
  expect(press(".block", { code: "Escape", key: "Escape" })).toBe("back");
  expect(press(".block", { code: "KeyJ", key: "j", ctrlKey: true, altKey: true })).toBe("next-block");
});

test("a key can be moved; what is taken or cannot be a key is named, and all can be put back", () => {
  expect(rebind("note", "KeyM")).toEqual({ type: "bound" });
  expect(press(".block", { code: "KeyM", key: "m" })).toBe("note");
  expect(press(".block", { code: "KeyA", key: "a" })).toBeNull();
  expect(rebind("rate", "KeyM")).toEqual({ type: "taken", by: "note" });
  expect(rebind("rate", "ArrowUp")).toEqual({ type: "unusable" });
  expect(rebind("rate", "KeyA")).toEqual({ type: "bound" });
  resetBindings();
  expect(press(".block", { code: "KeyA", key: "a" })).toBe("note");
});

test("the next place found goes round the document", () => {
  const found = [3, 10, 20].map((start) => ({ start, end: start + 2 }));
  expect(nextFound(found, 3, 1)?.start).toBe(10);
  expect(nextFound(found, 20, 1)?.start).toBe(3);
  expect(nextFound(found, 3, -1)?.start).toBe(20);
  expect(nextFound([], 3, 1)).toBeUndefined();
});

test.each([
  ["ArrowRight", "ArrowRight", false, { move: "letter", direction: 1 }],
  ["ArrowLeft", "ArrowLeft", true, { move: "word", direction: -1 }],
  ["ArrowUp", "ArrowUp", false, { move: "line", direction: -1 }],
  ["ю", "Period", false, { move: "sentence", direction: 1 }],
  ["з", "KeyP", false, { move: "whole", direction: 1 }],
  ["p", "KeyP", true, null],
  ["Tab", "Tab", false, { move: "swap", direction: 1 }],
  ["Enter", "Enter", false, "finish"],
  ["Escape", "Escape", false, "cancel"],
] as const)("selecting: %s (%s)", (key, code, ctrlKey, asked) => expect(askedBy({ key, code, ctrlKey })).toEqual(asked));
