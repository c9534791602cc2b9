// Ways to words other than the mouse: selecting by keyboard, quoting, highlighting at once, and a reply's own address.

import { TextMoves } from "../anchor/moves";
import type { Span } from "../anchor/span";
import { inWords, Problem } from "../api/http";
import { audienceWords, isWithin, lastAudience } from "../notes/audience";
import { boundsOf } from "../notes/bounds";
import { buildAnnotation } from "../notes/build";
import { newDraft } from "../notes/drafts";
import { firstWords } from "../words/format";
import { words } from "../words/words";
import { blocksOf } from "./page";
import { askForQuote } from "./quoteDialog";
import type { Reader } from "./reader";
import { startSelectionMode } from "./selectionMode";
import { announce } from "./status";

/** Highlights without a word: saved at once, for those whom the last note was for. */
export async function highlightWords(reader: Reader, span: Span): Promise<void> {
  const { session } = reader.notebook.state;
  if (!reader.sound || !session?.account) {
    announce(reader.sound ? words.composer.signIn : words.errors.unsound);
    return;
  }
  const quote = reader.pageText().slice(span);
  try {
    const bounds = await boundsOf([reader.page.document]);
    const audience = lastAudience(reader.page.document, session.groups).filter((path) => isWithin(path, bounds));
    const draft = { ...newDraft("note", quote, audience), highlight: true };
    await reader.notebook.create(buildAnnotation(draft, [reader.passage(span)], session.base), draft.key, null);
    announce(words.composer.savedHighlight(firstWords(quote), audienceWords(draft.audience, session.groups)));
    getSelection()?.removeAllRanges();
    reader.showSpan(null);
  } catch (reason) {
    announce(`${words.composer.highlightFailed} ${inWords(reason)}`);
  }
}

/** From the selection, or from the beginning of the paragraph the reader stands on. */
export function selectWords(reader: Reader): void {
  const text = reader.pageText();
  const block = reader.cursor.nearest;
  const first = block ? text.spanOf(block) : null;
  const start = reader.chosenSpan() ?? (first ? { start: first.start, end: first.start } : null);
  if (!start) {
    announce(words.reader.noBlock);
    return;
  }
  getSelection()?.removeAllRanges();
  reader.showSpan(null);
  const paragraphs = blocksOf(reader.page.text).flatMap((one) => text.spanOf(one) ?? []);
  const local = paragraphs.map((one) => ({ start: one.start - text.start, end: one.end - text.start }));
  startSelectionMode(reader.page.main, text, new TextMoves(text.local, local, reader.page.text.lang), start, (span) => {
    if (span) {
      reader.offer(span, block);
      return;
    }
    (block ?? reader.page.main).focus({ preventScroll: true });
    announce(words.select.cancelled);
  });
}

export function quoteWords(reader: Reader): void {
  const active = document.activeElement;
  askForQuote(
    reader.pageText(),
    (span) => reader.compose(span, "note"),
    () => (active instanceof HTMLElement ? active : reader.page.main).focus(),
  );
}

/** The address may be a reply's: its note is opened and the reply takes the focus. */
export async function openReply(reader: Reader, key: string): Promise<void> {
  try {
    const parent = await reader.notebook.parentOf(key);
    if (!parent) {
      announce(words.reader.noSuchNote);
      return;
    }
    reader.openCard(parent);
    requestAnimationFrame(() => document.getElementById(`card-${key}`)?.focus());
  } catch (reason) {
    announce(reason instanceof Problem ? words.reader.noSuchNote : inWords(reason));
  }
}
