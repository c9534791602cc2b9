// Suggested readings, in English.

import { plurals } from "./plurals";

const forms = plurals("en");

export const readings = {
  suggests: "suggests a reading",
  shouldRead: "Should read",
  hint: "The text stays as it is printed. Leave this empty where the words are to be left out.",
  printed: "printed:",
  read: "read:",
  nothing: "(leave out)",
  needChange: "These are the printed words. Write what they should read.",
  tooLong: (most: number) => `A reading is about ${most} characters at most. Choose only the words that read otherwise.`,
  onePiece: "A reading is about words that stand together. Leave the other pieces out.",
  accept: "Accept",
  setAside: "Set aside",
  states: {
    accepted: (by: string) => `Accepted by ${by}`,
    changed: (by: string) => `Changed since ${by} accepted it, so it is open again`,
    "set-aside": (by: string) => `Set aside by ${by}`,
  },
  accepted: "Accepted.",
  putAside: "Set aside.",
  corrected: "It is printed so in this version.",
  replaced: "Another reading of these words was accepted later and is the one shown.",
  legend: "Readings",
  asPrinted: "As transcribed",
  asRead: "With accepted readings",
  nowAsPrinted: "The text is shown as transcribed.",
  nowAsRead: "Accepted readings are shown in the text.",
  count: (count: number) => forms(count, { one: "1 accepted reading on this page.", other: `${count} accepted readings on this page.` }),
  show: "Show in the text",
  onPaper: "With accepted readings; the printed words follow in brackets.",
};
