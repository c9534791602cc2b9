// The scales of reliability in English: the question each axis asks, and what each grade means.

export const axes = {
  source: {
    title: "The source",
    short: "Source",
    ask: "How far can the source of these words be relied on?",
    legend: "Source, A to F",
  },
  information: {
    title: "The information",
    short: "Information",
    ask: "Is this claim credible, whoever makes it?",
    legend: "Information, 1 to 6",
  },
  transmission: {
    title: "The transmission",
    short: "Transmission",
    ask: "Does the passage pass its source on faithfully?",
    legend: "Transmission, T0 to T4",
  },
};

// What is said of a grade that holds for a passage.
export const held = { differ: "reviewers differ" };

export const grades = {
  source: [
    { value: "A", word: "checkable", meaning: "Archival edition or peer-reviewed work, sources open to checking" },
    { value: "B", word: "documented", meaning: "Scholarly or documented, minor known faults" },
    { value: "C", word: "mixed", meaning: "Useful but mixed; memoir or journalism with identifiable basis" },
    { value: "D", word: "weak", meaning: "Often wrong, or a strongly interested party" },
    { value: "E", word: "distorted", meaning: "Known invention or systematic distortion" },
    { value: "F", word: "no basis", meaning: "Cannot be judged. Kept as missing, never as a middle" },
  ],
  information: [
    { value: "1", word: "confirmed", meaning: "Confirmed by other independent sources" },
    { value: "2", word: "probable", meaning: "Probably true" },
    { value: "3", word: "possible", meaning: "Possibly true" },
    { value: "4", word: "doubtful", meaning: "Doubtful" },
    { value: "5", word: "improbable", meaning: "Improbable" },
    { value: "6", word: "not judged", meaning: "Cannot be judged. Kept as missing, never as a middle" },
  ],
  transmission: [
    { value: "T0", word: "not checked", meaning: "Nobody has compared it with its source yet" },
    { value: "T1", word: "verbatim", meaning: "Compared, word for word the same" },
    { value: "T2", word: "edits disclosed", meaning: "Compared; shortened or changed, and it says so" },
    { value: "T3", word: "edits change sense", meaning: "Compared; changes alter the sense" },
    { value: "T4", word: "not found", meaning: "Not found at the cited page" },
  ],
};

// The other scales of sources; their grades by value, from best to worst.
export const scales = {
  names: { admiralty: "Admiralty code, A to F", rsp: "Five classes, as Wikipedia lists sources", three: "Three steps: rely, check, avoid" } as { readonly admiralty: string } & Readonly<Record<string, string>>,
  own: "a group’s own scale",
  of: (group: string, scale: string) => `${group} grades sources on: ${scale}.`,
  asking: (group: string) => `Asking what ${group} grades sources on…`,
  failed: (group: string) => `What ${group} grades sources on could not be loaded. The other questions can be answered meanwhile.`,
  stays: (grade: string, scale: string) => `Graded “${grade}” until now (${scale}). That stays until you choose one of these; nothing is converted.`,
  kept: (grade: string, scale: string, now: string) => `The source is graded “${grade}” (${scale}), and is saved so. Those you share it with grade sources on: ${now}.`,
  anew: "Grade it on that scale",
  grades: {
    rsp: {
      "generally reliable": { word: "generally reliable", meaning: "Reliable in its areas of expertise; exceptions are known and named" },
      "no consensus": { word: "no consensus", meaning: "No agreement, or more is to be considered, such as who writes on what" },
      "generally unreliable": { word: "generally unreliable", meaning: "Questionable in most cases; only for what it says of itself" },
      "deprecated": { word: "deprecated", meaning: "Not used, but for what is beyond doubt" },
      "blacklisted": { word: "blacklisted", meaning: "Not linked at all" },
    },
    three: {
      "rely": { word: "rely", meaning: "Can be quoted as it stands" },
      "check": { word: "check", meaning: "Look it up elsewhere first" },
      "avoid": { word: "avoid", meaning: "Do not rest anything on it" },
    },
  } as Readonly<Record<string, Readonly<Record<string, { readonly word: string; readonly meaning: string }>>>>,
};
