// What is said of hidden notes, in English.

export const hiding = {
  hide: "Hide",
  show: "Show again",
  title: "Hide this from others?",
  hint: "Everybody who could see it reads “Hidden by a moderator” and your reason in its place. Its author and those who moderate still read it, and any of you can show it again.",
  reason: "Why it is hidden",
  needReason: "Say why it is hidden.",
  hidden: "Hidden by a moderator.",
  hiddenFromOthers: "Hidden from others by a moderator.",
  inLabel: "hidden by a moderator",
  done: "Hidden.",
  shown: "Everybody can read it again.",
};
