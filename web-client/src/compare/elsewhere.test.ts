// @vitest-environment jsdom
import { expect, it } from "vitest";
import { fill } from "./elsewhere";

function place(): HTMLElement {
  document.body.innerHTML = '<article><p data-elsewhere><a href="/x/elsewhere">Passages</a></p></article>';
  const found = document.querySelector<HTMLElement>("[data-elsewhere]");
  if (!found) throw new Error("no place");
  return found;
}

function answer(main: string): Document {
  return new DOMParser().parseFromString(`<html lang="en"><main>${main}</main></html>`, "text/html");
}

it("folds the passages up under what the server says of them", () => {
  fill(place(), answer('<section class="elsewhere-list" data-said="2 passages"><ul><li>one</li><li>two</li></ul></section>'));
  expect(document.querySelector("details.elsewhere summary")?.textContent).toBe("2 passages");
  expect(document.querySelectorAll("details.elsewhere li")).toHaveLength(2);
  expect(document.querySelector("[data-elsewhere]")).toBeNull();
});

it("says nothing where nothing stands elsewhere", () => {
  fill(place(), answer("<p>nothing</p>"));
  expect(document.querySelector("article")?.textContent).toBe("");
});
