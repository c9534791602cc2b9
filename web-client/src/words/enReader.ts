// What the reader says around the text, in English.

export const beside = {
  title: "Read beside",
  open: "Open beside",
  loading: "Loading the list of documents…",
  same: (title: string) => `${title} (this document)`,
  page: (pages: number) => `Page, from 1 to ${pages}`,
  swap: "Swap",
  divider: "Between the two texts",
  share: (near: number, far: number) => `${near} % for the first text, ${far} % for the second`,
  more: "More room for the second text",
  less: "Less room for the second text",
  closed: "One text is shown again.",
};

export const ways = {
  annotating: "Annotate",
  reading: "Read",
  moving: "Move",
  nextNote: "Next note in the text",
  previousNote: "Previous note in the text",
};

export const turning = {
  firstPage: "This is the first page.",
  lastPage: "This is the last page.",
};

export const landing = {
  pinned: "In this version.",
  current: "In the current version; the address names none.",
  goesOn: "They go on on the next page.",
  clear: "Show no longer",
  elsewhere: "The words of this address stand on another page.",
  go: "Go to them",
  unreadable: (text: string) => `The address asks for words by “${text}”, which is no place: two numbers belong there, such as 120-160.`,
};

export const printing = {
  command: "Print",
  title: "Print this page",
  what: "What to print",
  both: "Text and notes",
  text: "Text only",
  notes: "Notes only",
  hint: "The paper says document, page, version, address and day. The choice also holds for the browser's own command.",
  print: "Print",
};

export const theme = { label: "Colours", auto: "As the system has it", light: "Light", dark: "Dark" };

export const paragraph = {
  name: (number: string) => `Paragraph ${number}`,
  whole: "Whole paragraph",
  choose: "Choose first and last word",
  hint: "Tap the first word and the last one, or step to them.",
  first: "First word",
  last: "Last word",
  firstBack: "First word: one earlier",
  firstOn: "First word: one later",
  lastBack: "Last word: one earlier",
  lastOn: "Last word: one later",
  sentence: "To the end of the sentence",
};
