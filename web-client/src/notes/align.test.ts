// Cards beside the text: at their words where there is room, never over one another, the open one in its place.

import { expect, test } from "vitest";
import { align, furthest, type Item } from "./align";

const items = (...wants: (number | null)[]): Item[] => wants.map((want) => ({ want, height: 50 }));

test.each<[string, (number | null)[], number | null, number[]]>([
  ["there is room", [0, 100, 300], null, [0, 100, 300]],
  ["two begin on one line", [100, 100, 300], null, [100, 160, 300]],
  ["many on one line", [0, 0, 0, 0], null, [0, 60, 120, 180]],
  ["what stands on no words follows", [200, null, null], null, [200, 260, 320]],
  ["the open one keeps its place, those before it give way", [100, 110, 120], 2, [0, 60, 120]],
  ["there is no room above, so the open one gives way too", [0, 0, 10], 2, [0, 60, 120]],
  ["those after the open one follow it", [0, 100, 110], 1, [0, 100, 160]],
])("%s", (_, wants, held, tops) => expect(align(items(...wants), 10, held)).toEqual(tops));

test("the distance is that of the card furthest from its words", () => {
  const cards = items(0, 0, null, 500);
  expect(furthest(cards, align(cards, 10, null))).toBe(60);
});

test("no card ever covers another or leaves the list, and they keep their order (seeded)", () => {
  const seed = Math.floor(Math.random() * 1e6);
  console.log(`seed ${seed}`);
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
  for (let round = 0; round < 500; round++) {
    const cards = Array.from({ length: 1 + next(12) }, (): Item => ({ want: next(5) === 0 ? null : next(900), height: 20 + next(200) }));
    cards.sort((a, b) => (a.want ?? 1e9) - (b.want ?? 1e9));
    const held = next(3) === 0 ? null : next(cards.length);
    const tops = align(cards, 8, held);
    expect(tops[0]).toBeGreaterThanOrEqual(0);
    for (let index = 1; index < cards.length; index++) {
      expect(tops[index]).toBeGreaterThanOrEqual((tops[index - 1] ?? 0) + (cards[index - 1]?.height ?? 0) + 8);
    }
  }
});
