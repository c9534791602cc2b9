// Flags in English: what can be seen in a source, in words that accuse nobody.

import type { FlagVerb } from "../api/types";

const verbs: Readonly<Record<FlagVerb, string>> = {
  noSourceGiven: "No source given",
  quotationNotFound: "Quotation not found at cited page",
  quotationAltered: "Quotation altered",
  omitsContext: "Omits context",
  emphasisOfUnknownOrigin: "Emphasis of unknown origin",
  contradictedBy: "Contradicted by",
  sharedTextSourceNotNamed: "Shared text, source not named",
  statesAdvocacy: "States its own purpose as advocacy",
  personalDetailWithoutSource: "Ethnic/biographical detail without source",
  other: "Other",
};

export const flags = {
  verbs,
  verb: "What is to be seen",
  chooseVerb: "Choose…",
  basis: "Basis: what is to be seen, and where",
  basisHint: (length: number, least: number) => (length < least ? `${length} of at least ${least} characters` : `${length} characters`),
  evidence: "Evidence",
  evidenceHint: "The address of a passage or a document, or a source with its page, such as “Getty 1999, p. 471”",
  addEvidence: "Add",
  removeEvidence: (what: string) => `Leave out ${what}`,
  missing: (what: string) => `Still missing: ${what}.`,
  needVerb: "what is to be seen",
  needBasis: (length: number, least: number) => `a basis of at least ${least} characters (this has ${length})`,
  needEvidence: "evidence: an address, or a source with its page",
  needPage: "the page of a source that has no address",
  hint: (word: string, instead: string) => `“${word}” speaks of what somebody is or meant. A reader can check this: ${instead}`,
  instead: {
    untrue: "“The passage gives no source for …” or “… says otherwise on p. …”.",
    advocacy: "“The text states its purpose on p. …”.",
    shared: "“It shares … words with … p. …; no source is named there.” Both may follow a third text.",
    denial: "“The passage does not mention …, which … p. … documents.”",
    made: "“The quotation is not found at the cited page.”",
  },
  save: "Save flag",
  saved: (words: string) => `Flag saved on “${words}”`,
  retract: "Retract",
  retracted: "Retracted by its author",
  nowRetracted: "The flag is retracted. It stays to be read, struck through.",
  standBy: "Take the retraction back",
  standsAgain: "The flag stands again.",
  flags: "flags",
  concerned: "I am concerned: named here, or the author of what is flagged",
  response: "Response",
};
