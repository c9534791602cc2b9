// Notes are Markdown by other people: rendered, then reduced to plain marks of text. No images, no styles, nothing
// that would make this page ask another host.

import DOMPurify from "dompurify";
import { Marked } from "marked";
import type { TextualBody } from "../api/types";
import { plainMarks } from "./otherHtml";

const TAGS = ["p", "br", "em", "strong", "b", "i", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "sup", "sub"];
const KEPT: ReadonlySet<string> = new Set(TAGS);

const purify = DOMPurify(window);
purify.addHook("afterSanitizeAttributes", (node) => {
  if (node.tagName === "A") node.setAttribute("rel", "noopener nofollow");
});

// Tags inside Markdown are shown as they were typed: nobody's words vanish, and nothing of them is run. An image is
// never fetched; its words stay, and lead to it.
const markdown = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ href, text }) => `<a href="${escape(href)}">${escape(text || href)}</a>`,
  },
});

const rendered = new WeakMap<TextualBody, string>();

export function renderBody(body: TextualBody): string {
  const known = rendered.get(body);
  if (known !== undefined) return known;
  const html = body.format === "text/html" || body.format === "application/xhtml+xml" ? clean(plainMarks(body.value, KEPT)) : cleanOwn(toHtml(body));
  rendered.set(body, html);
  return html;
}

function toHtml({ format, value }: TextualBody): string {
  if (format === "text/markdown") return markdown.parse(value, { async: false });
  return `<p>${escape(value).replaceAll("\n", "<br>")}</p>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A < that begins anything else than a mark of text without attributes. */
const MORE_THAN_MARKS = /<(?!\/?(?:p|br|em|strong|b|i|del|ul|ol|li|blockquote|code|pre|hr|sup|sub)>)/;

/**
 * The same for what was made here, whose marks all end. Most of it is plain marks of text, in which nothing can act, and
 * reading it as a document would take far longer.
 */
export function cleanOwn(html: string): string {
  return MORE_THAN_MARKS.test(html) ? clean(html) : html;
}

export function clean(html: string): string {
  return purify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "lang"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  });
}
