// What is copied from the text is the source's own: no numbers of notes, no readings, and no line ends but its own.

import type { PageText } from "../anchor/pageText";
import { spanOfSelection } from "../anchor/selectionSpan";
import type { ReaderPage } from "./page";

export function copyWords(page: ReaderPage, text: () => PageText): void {
  page.text.addEventListener("copy", (event) => {
    const selection = getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (!range || !page.text.contains(range.commonAncestorContainer)) return;
    const here = text();
    const span = spanOfSelection(here, selection);
    if (!span || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", here.slice(span));
    event.preventDefault();
  });
}
