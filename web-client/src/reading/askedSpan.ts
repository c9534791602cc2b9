// `?span=a-b` asks for words to be shown. What becomes of it is said in words, since a highlight alone is not.

import { clip, parseSpan, type Span } from "../anchor/span";

export type Asked =
  | { readonly type: "none" }
  /** `goesOn`: the words reach beyond this page, so only their part here is shown. */
  | { readonly type: "here"; readonly span: Span; readonly goesOn: boolean }
  | { readonly type: "elsewhere"; readonly span: Span }
  | { readonly type: "unreadable"; readonly text: string };

/** `frame` is the page's own span; all offsets are code points of the document. */
export function askedSpan(search: string, frame: Span): Asked {
  const text = new URLSearchParams(search).get("span");
  if (text === null) return { type: "none" };
  const span = parseSpan(text);
  if (!span) return { type: "unreadable", text };
  const here = clip(span, { start: frame.start, end: frame.end });
  if (!here) return { type: "elsewhere", span };
  return { type: "here", span: here, goesOn: span.end > frame.end };
}

/** The query without the span; what else it says stays as it is written. */
export function withoutSpan(search: string): string {
  const parts = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "" && !part.startsWith("span="));
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
