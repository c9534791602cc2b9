// HTML that other software wrote into a note, read without an element ever being made of it: browsers report an inline
// handler as an offence against this page's policy as soon as any document holds the attribute, even one that never
// runs it. So marks of text and the addresses of links are written anew, images become their words, all else is dropped.
// What comes out is cleaned again like everything that is shown (markdown.ts); here nothing has to be safe, only quiet.

/** What is inside of these was never meant to be read. */
const UNREAD = new Set(["script", "style", "template", "noscript", "iframe", "object", "title", "head", "svg", "math", "textarea", "select"]);
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** @param kept names of elements, in lower case, that stay; those that part words from words leave a line end */
export function plainMarks(html: string, kept: ReadonlySet<string>): string {
  let written = "";
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) return written + html.slice(at);
    written += html.slice(at, open);
    const tag = tagAt(html, open);
    if (tag === null) {
      written += "&lt;";
      at = open + 1;
    } else {
      at = UNREAD.has(tag.name) && !tag.closes ? endOf(html, tag) : tag.end;
      written += mark(tag, kept);
    }
  }
  return written;
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  /** Just after it. */
  readonly end: number;
}

/** Null where a `<` begins nothing: then it is a sign like others. */
function tagAt(html: string, open: number): Tag | null {
  if (html.startsWith("<!--", open)) return { name: "", closes: true, attributes: "", end: after(html, "-->", open + 4) };
  const next = html.charAt(open + 1);
  if (next === "!" || next === "?") return { name: "", closes: true, attributes: "", end: after(html, ">", open + 2) };
  const closes = next === "/";
  const start = open + (closes ? 2 : 1);
  const name = /^[a-z][a-z0-9-]*/i.exec(html.slice(start, start + 40))?.[0];
  if (!name) return null;
  const attributesAt = start + name.length;
  const end = tagEnd(html, attributesAt);
  return { name: name.toLowerCase(), closes, attributes: html.slice(attributesAt, end - 1), end };
}

function after(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found === -1 ? html.length : found + sign.length;
}

/** A `>` between quotation marks ends no tag; a mark that is never closed is none. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const sign = html.charAt(at);
    if (sign === ">") return at + 1;
    if ((sign === '"' || sign === "'") && /=\s*$/.test(html.slice(Math.max(from, at - 8), at))) {
      const close = html.indexOf(sign, at + 1);
      if (close === -1) return after(html, ">", at);
      at = close;
    }
  }
  return html.length;
}

function endOf(html: string, tag: Tag): number {
  const closing = new RegExp(`</${tag.name}(?=[\\s/>])[^>]*>?`, "gi");
  closing.lastIndex = tag.end;
  const found = closing.exec(html);
  return found ? found.index + found[0].length : html.length;
}

function mark({ name, closes, attributes }: Tag, kept: ReadonlySet<string>): string {
  if (name === "img") return escapeQuotes(attribute(attributes, "alt") ?? "").replaceAll("<", "&lt;");
  if (!kept.has(name)) return BLOCKS.has(name) ? "<br>" : "";
  if (closes) return `</${name}>`;
  const href = name === "a" ? attribute(attributes, "href") : null;
  return href === null ? `<${name}>` : `<a href="${escapeQuotes(href)}">`;
}

/** Elements whose ends part words, so that headings and cells of a table do not run together. */
const BLOCKS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "td", "th", "dt", "dd", "section", "article", "figcaption"]);

function attribute(attributes: string, wanted: string): string | null {
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (name?.toLowerCase() === wanted) return double ?? single ?? bare ?? "";
  }
  return null;
}

function escapeQuotes(value: string): string {
  return value.replaceAll('"', "&quot;");
}
