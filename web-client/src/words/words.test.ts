// Both languages say the same things; numbers take their forms.

import { expect, test } from "vitest";
import { en } from "./en";
import { ru } from "./ru";
import { languageOf } from "./words";

/** Every path to something that is said, with the number of words it is made from. */
function paths(value: unknown, at = ""): string[] {
  if (typeof value === "function") return [`${at}()`];
  if (Array.isArray(value)) return value.flatMap((one, index) => paths(one, `${at}[${index}]`));
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([name, one]) => paths(one, `${at}.${name}`));
}

function sayings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sayings) : [];
}

test("both catalogues have the same keys", () => expect(paths(ru).sort()).toEqual(paths(en).sort()));

test("nothing is left empty, and nothing Russian is left in English", () => {
  expect([...sayings(en), ...sayings(ru)].filter((said) => said.trim() === "")).toEqual([]);
  const same = sayings(ru).filter((said) => /[a-z]{4}/i.test(said) && sayings(en).includes(said));
  expect(same.filter((said) => !/^(Ctrl|Alt|Shift|Enter|F6)/.test(said))).toEqual([]);
});

test.each([
  [1, "1 note on this page", "1 заметка на этой странице"],
  [2, "2 notes on this page", "2 заметки на этой странице"],
  [5, "5 notes on this page", "5 заметок на этой странице"],
  [11, "11 notes on this page", "11 заметок на этой странице"],
  [21, "21 notes on this page", "21 заметка на этой странице"],
  [0, "0 notes on this page", "0 заметок на этой странице"],
])("%i takes its form", (count, english, russian) => {
  expect(en.notes.count(count)).toBe(english);
  expect(ru.notes.count(count)).toBe(russian);
});

test.each([
  [["ru-RU", "en"], "ru"],
  [["de-DE", "ru"], "ru"],
  [["de", "fr"], "en"],
  [[undefined, "nonsense", "RU"], "ru"],
  [[], "en"],
])("the wishes %j choose %s", (wishes, language) => expect(languageOf(wishes)).toBe(language));

test("large numbers are written as the language writes them", () => {
  expect(en.find.count(12_345, 0)).toBe("12,345 places, 0 on this page");
  expect(ru.find.count(12_345, 0)).toBe("12\u00a0345 мест, на этой странице 0");
});
