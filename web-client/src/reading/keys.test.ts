// Keys act in the text only, by their place on the keyboard, and never together with another program's modifiers.

import { beforeEach, expect, test } from "vitest";
import { commandOf } from "./keys";
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
  ["?", "aside button", { code: "Slash", key: "?", shiftKey: true }, "help"],
])("%s", (_, selector, key, command) => expect(press(selector, key)).toBe(command));

test("single keys can be switched off; Esc and Enter stay", () => {
  setSingleKeys(false);
  expect(press(".block", { code: "KeyJ", key: "j" })).toBeNull();
  expect(press(".block", { code: "Escape", key: "Escape" })).toBe("back");
});
