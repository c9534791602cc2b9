import { beforeEach, describe, expect, it } from "vitest";
import { words } from "../words/words";
import { show } from "./ledger";

const BEFORE = `<h1>What became of notes</h1><article><form><button>Accept</button></form><textarea></textarea></article>`;
const AFTER = `<h1>What became of notes</h1><article><p>Accepted by Vera</p></article>`;

function main(content: string, current = "a"): HTMLElement {
  const made = document.createElement("main");
  made.tabIndex = -1;
  made.dataset["ledger"] = "compilation";
  made.dataset["current"] = current;
  const parsed = new DOMParser().parseFromString(content, "text/html");
  made.append(...parsed.body.childNodes);
  return made;
}

describe("what became of notes, while somebody looks at it", () => {
  let shown: HTMLElement;
  beforeEach(() => {
    shown = main(BEFORE);
    document.body.replaceChildren(shown);
  });

  it("is shown as it is now, of the version that is current now", () => {
    show(shown, main(AFTER, "b"));
    expect(shown.textContent).toContain("Accepted by Vera");
    expect(shown.dataset["current"]).toBe("b");
  });

  it("stays as it is where nothing differs", () => {
    const article = shown.querySelector("article");
    show(shown, main(BEFORE));
    expect(shown.querySelector("article")).toBe(article);
    expect(shown.querySelector(".newer")).toBeNull();
  });

  it("is offered, once, to whoever is at a button of it or has typed", () => {
    shown.querySelector("button")?.focus();
    show(shown, main(AFTER));
    show(shown, main(AFTER));
    expect(shown.querySelectorAll(".newer").length).toBe(1);
    expect(shown.querySelector(".newer")?.textContent).toContain(words.ledger.changed);
    expect(shown.textContent).not.toContain("Accepted by Vera");
    shown.querySelector<HTMLButtonElement>(".newer button")?.click();
    expect(shown.textContent).toContain("Accepted by Vera");
    expect(shown.querySelector(".newer")).toBeNull();
    expect(document.activeElement).toBe(shown);
  });

  it("takes nothing of what was typed, wherever the focus is", () => {
    const field = shown.querySelector("textarea");
    if (!field) throw new Error("There is the field");
    field.value = "These words";
    show(shown, main(AFTER));
    expect(shown.querySelector("textarea")?.value).toBe("These words");
  });
});
