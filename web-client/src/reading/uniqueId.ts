// Preact's own useId counts anew in each root, and this page has several (bar, notes, pane): one counter for all.

import { useState } from "preact/hooks";

let last = 0;

export function useUniqueId(): string {
  const [id] = useState(() => `l${++last}`);
  return id;
}
