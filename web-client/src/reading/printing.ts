// On paper a page says where it is from: document, page, version, address and the day it was printed.

import { pageAddress } from "../api/documents";
import { language, words } from "../words/words";
import type { ReaderPage } from "./page";

export function addPrintFoot(page: ReaderPage, base: () => string): void {
  const foot = document.createElement("p");
  foot.className = "print-foot";
  foot.setAttribute("aria-hidden", "true");
  document.querySelector(".reader")?.after(foot);
  addEventListener("beforeprint", () => {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
    const title = page.main.querySelector("h1")?.textContent ?? page.document;
    const address = base() + pageAddress(page.document, page.version, page.number);
    foot.textContent = words.reading.printed(title, page.number, page.pages, page.version.slice(0, 12), address, day);
  });
}
