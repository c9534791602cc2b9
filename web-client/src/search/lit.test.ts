import { expect, test } from "vitest";
import { litSpans } from "./lit";

const frame = { start: 100, end: 200 };

test("words on this page are lit, others and what is no span are left out", () => {
  expect(litSpans("?span=110-115&lit=120-125,190-210,300-310,x,5-", frame)).toEqual([
    { start: 120, end: 125 },
    { start: 190, end: 200 },
  ]);
  expect(litSpans("?span=110-115", frame)).toEqual([]);
});

test("an address of many words lights a bounded number", () => {
  const many = Array.from({ length: 500 }, () => "120-125").join(",");
  expect(litSpans(`?lit=${many}`, frame)).toHaveLength(20);
});
