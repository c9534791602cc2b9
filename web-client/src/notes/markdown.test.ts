// Notes are other people's words: nothing in them may act, hide, or make the page ask another host.

import { expect, test } from "vitest";
import { clean, renderBody } from "./markdown";

function body(value: string, format = "text/markdown") {
  return { type: "TextualBody", value, format, purpose: null, language: null } as const;
}

test.each([
  ["**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>"],
  ["![far](https://example.org/x.png)", "<p></p>"],
  ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"],
  ["[here](javascript:alert(1))", "<p><a rel=\"noopener nofollow\">here</a></p>"],
])("%s", (markdown, html) => expect(renderBody(body(markdown)).trim()).toBe(html));

test("links tell other sites nothing", () => {
  expect(renderBody(body("[site](https://example.org/)"))).toContain('rel="noopener nofollow"');
});

test("plain text is shown as typed", () => {
  expect(renderBody(body("1 < 2\n**no**", "text/plain"))).toBe("<p>1 &lt; 2<br>**no**</p>");
});

test("HTML of other software is reduced to marks of text", () => {
  const html = '<h1 style="x">Title</h1><script>x()</script><iframe src="//x"></iframe><a href="//x.org" onclick="x()">l</a>';
  expect(clean(html)).toBe('Title<a rel="noopener nofollow">l</a>');
});
