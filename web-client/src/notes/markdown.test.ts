// Notes are other people's words: nothing in them may act, hide, or make the page ask another host.

import { expect, test } from "vitest";
import { clean, cleanOwn, renderBody } from "./markdown";
import { plainMarks } from "./otherHtml";

function body(value: string, format = "text/markdown") {
  return { type: "TextualBody", value, format, purpose: null, language: null } as const;
}

test.each([
  ["**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>"],
  ["![far away](https://example.org/x.png)", '<p><a href="https://example.org/x.png" rel="noopener nofollow">far away</a></p>'],
  ["![](https://example.org/x.png)", '<p><a href="https://example.org/x.png" rel="noopener nofollow">https://example.org/x.png</a></p>'],
  ['![a "b"](javascript:alert(1))', '<p><a rel="noopener nofollow">a "b"</a></p>'],
  ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"],
  ["[here](javascript:alert(1))", "<p><a rel=\"noopener nofollow\">here</a></p>"],
])("%s", (markdown, html) => expect(renderBody(body(markdown)).trim()).toBe(html));

test("links tell other sites nothing", () => {
  expect(renderBody(body("[site](https://example.org/)"))).toContain('rel="noopener nofollow"');
});

test("plain text is shown as typed", () => {
  expect(renderBody(body("1 < 2\n**no**", "text/plain"))).toBe("<p>1 &lt; 2<br>**no**</p>");
});

test.each([
  ['<h1 style="x">Title</h1><p>Words</p>', "<br>Title<br><p>Words</p>"],
  ["<script>x()</script>left<style>p{}</style>", "left"],
  ["<SCRIPT>x()</SCRIPT >left", "left"],
  ["<script>never closed", ""],
  ['<iframe src="//x">in it</iframe>left', "left"],
  ['<a href="//x.org" onclick="x()">l</a>', '<a rel="noopener nofollow">l</a>'],
  ["<a HREF = 'https://x.org/?a=1&amp;b=2'>l</a>", '<a href="https://x.org/?a=1&amp;b=2" rel="noopener nofollow">l</a>'],
  ["<a href=javascript:alert(1)>l</a>", '<a rel="noopener nofollow">l</a>'],
  ['<img src=x onerror="x()" alt="a <b> picture">', "a &lt;b> picture"],
  ['<b title="1 > 0">bold</b> &amp; <i>it\'s</i>', "<b>bold</b> &amp; <i>it's</i>"],
  ["1 < 2 and <3", "1 &lt; 2 and &lt;3"],
  ["<!-- hidden -->seen<!-- never closed", "seen"],
  ["<p onclick=\"x()", "<p></p>"],
])("HTML of other software: %s", (html, shown) => expect(renderBody(body(html, "text/html"))).toBe(shown));

test("what is cleaned loses its handlers whoever wrote it", () => {
  const html = '<script>x()</script><iframe src="//x"></iframe><a href="//x.org" onclick="x()">l</a>';
  expect(clean(html)).toBe('<a rel="noopener nofollow">l</a>');
});

test.each(["<p>1 &lt; 2 &amp; <em>so</em><br>on</p>", "<ul>\n<li>a</li>\n</ul>\n<pre><code>x</code></pre>", "words"])("plain marks stay as they are: %s", (html) => {
  expect(cleanOwn(html)).toBe(html);
  expect(clean(html)).toBe(html);
});

test.each(["<p >a", "<P>a</P>", "<p/onclick=x()>", "<p\nonclick=x()>a", "<svg>", "< p>", "<!--a-->", "<br/>", "</p onclick=x()>", "<script>x()</script>", "<ol start=3>", "a<"])(
  "anything else is read as a document: %s",
  (html) => expect(cleanOwn(html)).toBe(clean(html)),
);

test("no wish for an element with a handler reaches the browser", () => {
  for (const html of ['<p onclick="x()">a', "<svg/onload=x()>", '<math><mi//xlink:href="javascript:x()">', "<a <img src=x onerror=x()>>", '<x y="<img onerror=x()>">']) {
    expect(plainMarks(html, new Set(["p", "a"]))).not.toMatch(/<[^>]*on[a-z]+=/);
  }
});

test("a megabyte of open tags is read in one go", () => {
  const begun = performance.now();
  plainMarks("<a ".repeat(350_000), new Set(["a"]));
  plainMarks("<".repeat(1_000_000), new Set(["a"]));
  plainMarks("<script ".repeat(100_000), new Set(["a"]));
  expect(performance.now() - begun).toBeLessThan(5_000);
});
