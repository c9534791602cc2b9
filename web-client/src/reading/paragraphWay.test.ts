// Two taps say where words begin and end, in either order; each further tap moves the end that is nearer.

import { expect, test } from "vitest";
import { tapped } from "./paragraphWay";

const start = { first: 10, last: 10, taps: 0 };

test("the second tap is the other end, before or behind the first", () => {
  expect(tapped(tapped(start, 14), 18)).toMatchObject({ first: 14, last: 18 });
  expect(tapped(tapped(start, 14), 11)).toMatchObject({ first: 11, last: 14 });
});

test("a further tap moves the end that is nearer", () => {
  const chosen = { first: 10, last: 20, taps: 2 };
  expect(tapped(chosen, 12)).toMatchObject({ first: 12, last: 20 });
  expect(tapped(chosen, 17)).toMatchObject({ first: 10, last: 17 });
  expect(tapped(chosen, 25)).toMatchObject({ first: 10, last: 25 });
  expect(tapped(chosen, 4)).toMatchObject({ first: 4, last: 20 });
});
