// On paper a page says where it is from: document, page, version, address and the day it was printed. What is printed
// besides the text is the reader's choice, also for the browser's own command.

import { render } from "preact";
import { useState } from "preact/hooks";
import { highlight, LAYERS } from "../anchor/highlight";
import { pageAddress } from "../api/documents";
import { language, words } from "../words/words";
import { Dialog } from "./dialog";
import { titleOf, type ReaderPage } from "./page";
import { recall, remember } from "./storage";
import { useUniqueId } from "./uniqueId";

const KEY = "lectern.print";
const CHOICES = ["both", "text", "notes"] as const;
export type Printed = (typeof CHOICES)[number];

export function printedChoice(kept: string | null): Printed {
  return CHOICES.find((one) => one === kept) ?? "both";
}

/** Before paper everything passing is taken away; the notes are all drawn. */
export function preparePrinting(page: ReaderPage, base: () => string, onBefore: () => void, onAfter: () => void): void {
  const foot = document.createElement("p");
  foot.className = "print-foot";
  foot.lang = language;
  foot.setAttribute("aria-hidden", "true");
  document.querySelector(".reader")?.after(foot);
  document.documentElement.dataset["print"] = printedChoice(recall(KEY));
  addEventListener("beforeprint", () => {
    onBefore();
    for (const layer of LAYERS) highlight(layer, []);
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
    const address = base() + pageAddress(page.document, page.version, page.number);
    const said = words.reading.printed(titleOf(page), page.number, page.pages, page.version.slice(0, 12), address, day);
    foot.textContent = page.text.querySelector(".read") ? `${said} ${words.readings.onPaper}` : said;
  });
  addEventListener("afterprint", onAfter);
}

export function askForPrinting(onClosed: () => void): void {
  const holder = document.createElement("div");
  holder.lang = language;
  document.body.append(holder);
  const close = (chosen: Printed | null): void => {
    render(null, holder);
    holder.remove();
    onClosed();
    if (!chosen) return;
    remember(KEY, chosen);
    document.documentElement.dataset["print"] = chosen;
    // The dialog is gone from the page only in the next frame.
    requestAnimationFrame(() => print());
  };
  render(<PrintDialog onClose={close} />, holder);
}

function PrintDialog({ onClose }: { readonly onClose: (chosen: Printed | null) => void }) {
  const name = useUniqueId();
  const [chosen, set] = useState(printedChoice(recall(KEY)));
  return (
    <Dialog title={words.printing.title} onClose={() => onClose(null)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onClose(chosen);
        }}
      >
        <fieldset>
          <legend class="label">{words.printing.what}</legend>
          {CHOICES.map((choice) => (
            <label class="choice" key={choice}>
              <input type="radio" name={name} autoFocus={choice === chosen} checked={choice === chosen} onChange={() => set(choice)} />
              <span>{words.printing[choice]}</span>
            </label>
          ))}
        </fieldset>
        <p class="hint">{words.printing.hint}</p>
        <div class="btns">
          <button class="btn primary" type="submit">
            {words.printing.print}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
