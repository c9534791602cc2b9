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
