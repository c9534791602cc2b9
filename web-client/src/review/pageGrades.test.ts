import { describe, expect, it } from "vitest";
import { PageText } from "../anchor/pageText";
import { readHeld } from "./held";
import { paint } from "./pageGrades";

const answer = {
  passages: [
    {
      citation: "http://here/citations/aaaaaaaaaaaa",
      words: [
        { start: 0, end: 4 },
        { start: 5, end: 9 },
      ],
      source: {
        value: "D",
        word: "weak",
        concern: 0.75,
        inherited: true,
        differs: true,
        provenance: "inherited from Chuev 1993 (2 reviewers, November 21, 2026)",
      },
      information: null,
      transmission: { value: "T1", word: "verbatim", concern: 0, inherited: false, differs: false, provenance: "given here" },
    },
    { citation: "http://here/citations/bbbbbbbbbbbb", words: [{ start: 5, end: 9 }], source: null, information: null, transmission: null },
  ],
};

function page(): HTMLElement {
  document.body.innerHTML = `<div class="text"><div class="block" data-start="0" data-end="4"><p data-text>Said</p></div><span data-text hidden>\n</span><div class="block" data-start="5" data-end="9"><p data-text>Book</p></div></div>`;
  const text = document.querySelector<HTMLElement>(".text");
  if (!text) throw new Error("There is the text");
  return text;
}

describe("grades below the passages of a page", () => {
  it("stand where the passage ends, with letter, bars, word and where they come from", () => {
    const text = page();
    paint(text, readHeld(answer));
    const [graded, ...more] = text.querySelectorAll<HTMLElement>(".graded");
    expect(more).toEqual([]);
    expect(graded?.parentElement?.dataset["start"]).toBe("5");
    expect(graded?.querySelector("a")?.getAttribute("href")).toBe("/citations/aaaaaaaaaaaa/grades");
    expect(graded?.querySelector(".grade")?.className).toBe("grade d inherited");
    expect(graded?.querySelectorAll(".grade i.on").length).toBe(4);
    expect(graded?.textContent).toContain("weak");
    expect(graded?.textContent).toContain("inherited from Chuev 1993 (2 reviewers, November 21, 2026)");
    expect(graded?.querySelector(".trans")?.textContent).toBe("T1");
  });

  it("say calmly that what they rest on is gone", () => {
    const text = page();
    const [passage] = answer.passages;
    paint(text, readHeld({ passages: [{ ...passage, source: { ...passage?.source, remark: "What this grade rests on was withdrawn" } }] }));
    expect(text.querySelector(".footing")?.textContent).toBe(" What this grade rests on was withdrawn");
    paint(text, readHeld(answer));
    expect(text.querySelector(".footing")).toBeNull();
  });

  it("are no part of the text, and go when the grade goes", () => {
    const text = page();
    const before = PageText.read(text, 0);
    paint(text, readHeld(answer));
    paint(text, readHeld(answer));
    expect(PageText.read(text, 0).end).toBe(before.end);
    expect(text.querySelectorAll(".graded").length).toBe(1);
    paint(text, []);
    expect(text.querySelectorAll(".graded").length).toBe(0);
  });
});
