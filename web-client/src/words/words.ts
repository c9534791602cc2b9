// The words in the reader's language: the one the server drew the page in, else the one chosen here, else the browser's.
// A change of language loads the page anew, so a module may read its words once.

import { en, type Words } from "./en";
import { ru } from "./ru";

export type Language = "en" | "ru";

export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: "en", name: "English" },
  { language: "ru", name: "Русский" },
];

/** The server reads it too: its pages and what is drawn in them here speak one language. */
const COOKIE = "lectern-language";
const A_YEAR = 31_536_000;
const CATALOGUES: Readonly<Record<Language, Words>> = { en, ru };

/** The first of the wishes that there is a catalogue for; `ru-RU` is served by `ru`. */
export function languageOf(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const found = LANGUAGES.find(({ language }) => wish?.toLowerCase().split("-")[0] === language);
    if (found) return found.language;
  }
  return "en";
}

/** What was chosen on this server, if anything was. */
export function chosenLanguage(cookies: string): string | undefined {
  return cookies
    .split(/;\s*/)
    .find((one) => one.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
}

export const language: Language = languageOf([document.documentElement.dataset["words"], chosenLanguage(document.cookie), ...navigator.languages]);
export const words: Words = CATALOGUES[language];

export function setLanguage(chosen: Language): void {
  document.cookie = `${COOKIE}=${chosen}; path=/; max-age=${A_YEAR}; samesite=lax`;
  location.reload();
}
