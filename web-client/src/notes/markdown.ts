// Notes are Markdown by other people: rendered, then reduced to plain marks of text. No images, no styles, nothing
// that would make this page ask another host.

import DOMPurify from "dompurify";
import { Marked } from "marked";
import type { TextualBody } from "../api/types";

const TAGS = ["p", "br", "em", "strong", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "sup", "sub"];

const purify = DOMPurify(window);
purify.addHook("afterSanitizeAttributes", (node) => {
  if (node.tagName === "A") node.setAttribute("rel", "noopener nofollow");
});

// Tags inside Markdown are shown as they were typed: nobody's words vanish, and nothing of them is run.
const markdown = new Marked({ gfm: true, breaks: true, renderer: { html: ({ text }) => escape(text) } });

const rendered = new WeakMap<TextualBody, string>();

export function renderBody(body: TextualBody): string {
  const known = rendered.get(body);
  if (known !== undefined) return known;
  const html = clean(toHtml(body));
  rendered.set(body, html);
  return html;
}

function toHtml({ format, value }: TextualBody): string {
  if (format === "text/html" || format === "application/xhtml+xml") return value;
  if (format === "text/markdown") return markdown.parse(value, { async: false });
  return `<p>${escape(value).replaceAll("\n", "<br>")}</p>`;
}

function escape(text: string): string {
  const holder = document.createElement("p");
  holder.textContent = text;
  return holder.innerHTML;
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
