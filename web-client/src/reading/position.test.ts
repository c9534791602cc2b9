// Going on where one stopped.

import { beforeEach, expect, test } from "vitest";
import { offerToContinue, positionIn } from "./position";

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `
    <ul class="books"><li><h3><a href="/documents/werth-2010/pages/1">Werth</a></h3><p class="found"><a href="/documents/werth-2010">About</a></p></li>
    <li><h3><a href="/documents/other/pages/1">Other</a></h3><p class="found"></p></li></ul>
    <main class="about"><a class="btn primary" href="/documents/werth-2010/pages/1">Read</a></main>`;
});

test("without a kept place nothing changes", () => {
  const before = document.body.innerHTML;
  offerToContinue(document);
  expect(document.body.innerHTML).toBe(before);
});

test("library and document offer to continue, and the beginning stays at hand", () => {
  localStorage.setItem("lectern.place:werth-2010", '{"page":5,"passage":"k7m3q9zd2abc"}');
  offerToContinue(document);
  const [first, other] = document.querySelectorAll(".found");
  expect(first?.querySelector("a")?.getAttribute("href")).toBe("/documents/werth-2010/pages/5#k7m3q9zd2abc");
  expect(other?.textContent).toBe("");
  const links = [...document.querySelectorAll(".about a")];
  expect(links.map((link) => link.textContent)).toEqual(["Continue on p. 5", "From the beginning"]);
  expect(document.querySelector(".books h3 a")?.getAttribute("href")).toBe("/documents/werth-2010/pages/1");
});

test.each(["nonsense", "null", '{"page":0,"passage":"a"}', '{"page":2,"passage":"\\"><b"}'])("%s is no place", (kept) => {
  localStorage.setItem("lectern.place:werth-2010", kept);
  expect(positionIn("werth-2010")).toBeNull();
});
