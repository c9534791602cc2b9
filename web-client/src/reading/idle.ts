// Work that can wait until the page has nothing better to do.

/** At the latest after so many milliseconds, however busy the page is. */
const LATEST = 250;

/** The answer calls it off. */
export function whenIdle(work: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const asked = requestIdleCallback(work, { timeout: LATEST });
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(work, 30);
  return () => clearTimeout(asked);
}
