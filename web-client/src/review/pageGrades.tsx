// Badges below the passages of a page: solid where a grade was given here, outlined where it is inherited; letter, bars
// and word. They stand outside of the text, so no offset and no quotation knows of them.

import { render } from "preact";
import { blocksOf, type ReaderPage } from "../reading/page";
import { language, words } from "../words/words";
import { fetchHeld, type Held, type HeldPassage } from "./held";

const BARS = 5;
/** Codes stand before their word; grades that are words stand alone. */
const CODE = /^T?[A-Z0-9]$/;

/** Draws the grades of a page, and draws them anew when somebody comes back to it. */
export function showGrades(page: ReaderPage): void {
  const draw = (): void => {
    fetchHeld(page.document, page.version, page.number).then(
      (passages) => paint(page.text, passages),
      // The text is whole without them; coming back asks again
      (reason: unknown) => console.info("The grades of this page could not be asked for.", reason),
    );
  };
  draw();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") draw();
  });
}

/** Puts each passage's badges at the end of the block that its last words stand in. */
export function paint(text: HTMLElement, passages: readonly HeldPassage[]): void {
  const blocks = blocksOf(text);
  const byBlock = new Map<HTMLElement, HeldPassage[]>();
  for (const passage of passages) {
    const block = blocks.find(({ dataset }) => Number(dataset["start"]) < passage.end && passage.end <= Number(dataset["end"]));
    if (block) byBlock.set(block, [...(byBlock.get(block) ?? []), passage]);
  }
  for (const block of blocks) {
    const there = block.querySelector<HTMLElement>(":scope > .graded");
    const held = byBlock.get(block);
    if (!held) {
      there?.remove();
      continue;
    }
    const place = there ?? document.createElement("div");
    if (!there) {
      place.className = "graded";
      place.dataset["chrome"] = "";
      place.lang = language;
      block.append(place);
    }
    render(<>{held.map((passage, n) => <Passage key={passage.address ?? n} passage={passage} />)}</>, place);
  }
}

function Passage({ passage }: { readonly passage: HeldPassage }) {
  const badges = passage.held.map((held) => <Badge key={held.axis} held={held} />);
  const said = passage.held.map((held) => held.provenance).join("; ");
  return passage.address ? (
    <a class="held-by" href={passage.address} title={said}>
      {badges}
      <span class="vh"> {said}</span>
    </a>
  ) : (
    <span class="held-by" title={said}>
      {badges}
      <span class="vh"> {said}</span>
    </span>
  );
}

function Badge({ held }: { readonly held: Held }) {
  const more = (
    <>
      {held.differs ? <span class="differ"> {words.held.differ}</span> : null}
      {held.remark ? <span class="differ footing"> {held.remark}</span> : null}
    </>
  );
  switch (held.axis) {
    case "source":
      return (
        <span class="of-axis">
          <span class="vh">{words.axes.source.short}: </span>
          <SourceBadge held={held} />
          {more}
        </span>
      );
    case "information":
    case "transmission":
      return (
        <span class="of-axis">
          <span class="vh">{words.axes[held.axis].short}: </span>
          <span class={held.axis === "information" ? "info" : "trans"}>{held.value}</span> {held.word}
          {more}
        </span>
      );
  }
}

function SourceBadge({ held }: { readonly held: Held }) {
  const { value, word, concern, inherited } = held;
  const shade = concern === null ? "f" : "abcde".charAt(Math.round(concern * (BARS - 1)));
  const on = concern === null ? 0 : 1 + Math.round(concern * (BARS - 1));
  const code = CODE.test(value);
  return (
    <>
      <span class={`grade ${shade}${inherited ? " inherited" : ""}`}>
        {code ? value : word}
        {concern === null ? (
          <span aria-hidden="true">?</span>
        ) : (
          <span class="bars" aria-hidden="true">
            {[1, 2, 3, 4, 5].map((bar) => (
              <i key={bar} class={bar <= on ? "on" : ""} />
            ))}
          </span>
        )}
      </span>
      {code ? ` ${word}` : ""}
    </>
  );
}
