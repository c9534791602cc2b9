// Where the layout changes; the widths are those of the style sheets.

import { useEffect, useState } from "preact/hooks";

/** One hand: bottom sheets instead of columns. */
export const SMALL = "(max-width: 640px)";
/** No room for two texts side by side: the second stands below the first. */
export const STACKED = "(max-width: 900px)";
/** The adder stands at the bottom edge, away from the system's own selection handles. */
export const TOUCH = "(max-width: 640px), (pointer: coarse)";

export function useMedia(query: string): boolean {
  const [matches, set] = useState(matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const changed = (): void => set(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [query]);
  return matches;
}
