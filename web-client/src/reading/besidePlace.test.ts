import { expect, test } from "vitest";
import { parsePlace, placeIn, placePath, withPlace } from "./besidePlace";

const HASH = "f8b6a5bd".repeat(8);

test.each([
  ["werth-2010/pages/3", { document: "werth-2010", page: 3 }],
  [`werth-2010@${HASH}/pages/12`, { document: `werth-2010@${HASH}`, page: 12 }],
  ["werth-2010@f8b6a5bd/pages/1", { document: "werth-2010@f8b6a5bd", page: 1 }],
  ["werth-2010/pages/0", null],
  ["werth-2010", null],
  ["../account/pages/1", null],
  ["//elsewhere.example/pages/1", null],
  ["Werth/pages/1", null],
  ["", null],
  [null, null],
])("%s names a place or none", (text, place) => expect(parsePlace(text)).toEqual(place));

test("the address of both places can be read by people and keeps what else it says", () => {
  const place = { document: `werth-2010@${HASH}`, page: 3 };
  const search = withPlace("?span=3-9", place);
  expect(search).toBe(`?span=3-9&beside=werth-2010@${HASH}/pages/3`);
  expect(placeIn(search)).toEqual(place);
  expect(withPlace(search, { document: "b2", page: 1 })).toBe("?span=3-9&beside=b2/pages/1");
  expect(withPlace(search, null)).toBe("?span=3-9");
  expect(withPlace("?beside=b2/pages/1", null)).toBe("");
  expect(placePath(place)).toBe(`/documents/werth-2010@${HASH}/pages/3`);
});
