// The words in the reader's language: the one the server drew the page in, else the one chosen here, else the browser's.
// A change of language loads the page anew, so a module may read its words once.

import { recall, remember } from "../reading/storage";
import { en, type Words } from "./en";
import { ru } from "./ru";

export type Language = "en" | "ru";

export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: "en", name: "English" },
  { language: "ru", name: "Русский" },
];

const KEY = "lectern.language";
const CATALOGUES: Readonly<Record<Language, Words>> = { en, ru };

/** The first of the wishes that there is a catalogue for; `ru-RU` is served by `ru`. */
export function languageOf(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const found = LANGUAGES.find(({ language }) => wish?.toLowerCase().split("-")[0] === language);
    if (found) return found.language;
  }
  return "en";
}

export const language: Language = languageOf([document.documentElement.dataset["words"], recall(KEY), ...navigator.languages]);
export const words: Words = CATALOGUES[language];

export function setLanguage(chosen: Language): void {
  remember(KEY, chosen);
  location.reload();
}
