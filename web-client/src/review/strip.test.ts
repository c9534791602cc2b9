import { describe, expect, it } from "vitest";
import { mountStrip, pageAfter, pageAtPoint, type Pages } from "./strip";

const pages: Pages = {
  said: Array.from({ length: 30 }, (_, n) => `Page ${n + 1}`),
  concerns: Array.from({ length: 30 }, (_, n) => ([4, 20].includes(n) ? 0.75 : n === 27 ? 1 : n % 2 ? 0.5 : null)),
};

function press(page: number, key: string, more: { code?: string; shiftKey?: boolean } = {}): number | null {
  return pageAfter(pages, page, { key, code: more.code ?? "", shiftKey: more.shiftKey ?? false });
}

describe("the strip as a slider", () => {
  it.each([
    [1, "ArrowRight", 2],
    [1, "ArrowLeft", 1],
    [30, "ArrowUp", 30],
    [5, "ArrowDown", 4],
    [5, "PageUp", 15],
    [25, "PageUp", 30],
    [5, "PageDown", 1],
    [17, "Home", 1],
    [17, "End", 30],
  ])("goes from page %i by %s to page %i", (from, key, to) => {
    expect(press(from, key)).toBe(to);
  });

  it("finds weak pages in both directions, on a Cyrillic keyboard too, and stays where there is none", () => {
    expect(press(1, "d", { code: "KeyD" })).toBe(5);
    expect(press(5, "в", { code: "KeyD" })).toBe(21);
    expect(press(21, "D", { code: "KeyD", shiftKey: true })).toBe(5);
    expect(press(28, "d", { code: "KeyD" })).toBe(28);
  });

  it("leaves other keys alone", () => {
    expect(press(1, "x", { code: "KeyX" })).toBeNull();
    expect(press(1, "Tab")).toBeNull();
  });

  it("finds the page under a point, also at the edges", () => {
    expect(pageAtPoint(pages, 0)).toBe(1);
    expect(pageAtPoint(pages, 0.5)).toBe(16);
    expect(pageAtPoint(pages, 1)).toBe(30);
    expect(pageAtPoint(pages, -1)).toBe(1);
  });

  it("says what each page holds and leads to it", () => {
    document.body.innerHTML = `<section><div data-strip="/documents/d/pages/" data-label="Pages" data-said="Page 1: D\nPage 2: A"
      data-concerns="0.75,0"><svg><rect class="cur" hidden/></svg></div><p class="strip-at" hidden><span></span><a href="/">Go</a></p></section>`;
    const box = document.querySelector<HTMLElement>("[data-strip]");
    if (!box) throw new Error("There is the strip");
    mountStrip(box);
    expect(box.getAttribute("role")).toBe("slider");
    expect(box.getAttribute("aria-valuetext")).toBe("Page 1: D");
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    expect(box.getAttribute("aria-valuetext")).toBe("Page 2: A");
    expect(box.getAttribute("aria-valuenow")).toBe("2");
    expect(document.querySelector(".strip-at")?.textContent).toContain("Page 2: A");
    expect(document.querySelector("a")?.getAttribute("href")).toBe("/documents/d/pages/2");
  });
});
