import { expect, test } from "vitest";
import { askedSpan, withoutSpan } from "./askedSpan";

const PAGE = { start: 100, end: 200 };

test.each([
  ["", { type: "none" }],
  ["?beside=a1/pages/2", { type: "none" }],
  ["?span=110-120", { type: "here", span: { start: 110, end: 120 }, goesOn: false }],
  ["?span=190-260", { type: "here", span: { start: 190, end: 200 }, goesOn: true }],
  ["?span=50-101", { type: "here", span: { start: 100, end: 101 }, goesOn: false }],
  ["?span=200-210", { type: "elsewhere", span: { start: 200, end: 210 } }],
  ["?span=10-100", { type: "elsewhere", span: { start: 10, end: 100 } }],
  ["?span=120-110", { type: "unreadable", text: "120-110" }],
  ["?span=120-120", { type: "unreadable", text: "120-120" }],
  ["?span=", { type: "unreadable", text: "" }],
  ["?span=a-b", { type: "unreadable", text: "a-b" }],
])("%s on the page from 100 to 200", (search, asked) => expect(askedSpan(search, PAGE)).toEqual(asked));

test("without its span the address keeps what else it says, as it is written", () => {
  expect(withoutSpan("?span=1-2&beside=a1@f8b6a5bd/pages/2")).toBe("?beside=a1@f8b6a5bd/pages/2");
  expect(withoutSpan("?span=1-2")).toBe("");
});
