import { expect, test } from "vitest";
import { along } from "./looks";

test("what was found and what is beside goes along to the other look", () => {
  expect(along("http://localhost:7070/documents/a/pages/2?look=image", "?span=1-5&lit=7-9,11-12&beside=b/3", "#note-1")).toBe("/documents/a/pages/2?look=image&span=1-5&lit=7-9,11-12&beside=b/3#note-1");
});

test("the look of the address gives way to that of the link", () => {
  expect(along("/documents/a/pages/2?look=text", "?look=image&span=1-5", "")).toBe("/documents/a/pages/2?look=text&span=1-5");
  expect(along("/documents/a/pages/2?look=text", "", "")).toBe("/documents/a/pages/2?look=text");
});
