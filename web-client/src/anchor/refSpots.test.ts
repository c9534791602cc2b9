// Links stand after the last words of a place, in the element that holds them.

import { expect, test } from "vitest";
import { refSpots } from "./refSpots";

const ELEMENTS = [
  { start: 0, end: 10 },
  { start: 12, end: 20 },
  { start: 20, end: 20 },
  { start: 25, end: 40 },
];

function at(start: number, end: number): (readonly [number, number])[] {
  return refSpots([{ key: "a", places: [{ start, end }] }], ELEMENTS).flatMap((spots, element) => spots.map((spot) => [element, spot.at] as const));
}

test.each([
  [2, 5, [[0, 5]]],
  [0, 10, [[0, 10]]],
  [5, 15, [[1, 15]]],
  [5, 20, [[1, 20]]],
  [12, 22, [[1, 20]]],
  [13, 26, [[3, 26]]],
  [30, 99, [[3, 40]]],
  [10, 12, []],
  [20, 25, []],
  [40, 50, []],
] as const)("a place %i–%i", (start, end, spots) => expect(at(start, end)).toEqual(spots));

test("pieces of a passage have a link each", () => {
  const places = [{ start: 1, end: 3 }, { start: 14, end: 16 }];
  expect(refSpots([{ key: "a", places }], ELEMENTS).map((spots) => spots.map(({ place }) => place))).toEqual([[0], [1], [], []]);
});
