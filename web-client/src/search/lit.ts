// `?lit=a-b,c-d`: further words that a search found on the page, beside those of `?span=`. The search page said which
// they are, and they stand in bold there, so that the colour here says nothing new.

import { clip, parseSpan, type Span } from "../anchor/span";

/** No address of ours names more. */
const MOST = 20;

/** Those on this page, in the order of the address; what cannot be read is left out. */
export function litSpans(search: string, frame: Span): Span[] {
  const text = new URLSearchParams(search).get("lit") ?? "";
  return text
    .split(",")
    .slice(0, MOST)
    .flatMap((part) => parseSpan(part) ?? [])
    .flatMap((span) => clip(span, frame) ?? []);
}
