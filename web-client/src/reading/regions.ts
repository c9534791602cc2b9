// F6 goes round the regions of the page: bar, outline, text, notes; Shift+F6 the other way. Coming back to a region
// finds the element that was left there.

const REGIONS = ["header.bar", ".outline", "main", ".other", ".notes-rail"] as const;
const FOCUSABLE = "a[href], button:not([disabled]), input, select, textarea, summary";

export function listenForRegions(): void {
  const left = new Map<Element, HTMLElement>();
  document.addEventListener("focusin", (event) => {
    const region = event.target instanceof HTMLElement ? event.target.closest(REGIONS.join()) : null;
    if (region && event.target instanceof HTMLElement) left.set(region, event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const regions = shownRegions();
    if (regions.length === 0) return;
    event.preventDefault();
    const at = regions.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    const next = regions[at === -1 ? (step > 0 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length];
    if (next) placeIn(next, left.get(next))?.focus();
  });
}

export function shownRegions(): HTMLElement[] {
  return REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).filter(isShown);
}

function placeIn(region: HTMLElement, last: HTMLElement | undefined): HTMLElement | null {
  if (last?.isConnected && region.contains(last) && isShown(last)) return last;
  const current = region.querySelector<HTMLElement>('[aria-current="true"][tabindex], a[aria-current]');
  if (current && isShown(current)) return current;
  if (region.tabIndex === -1 && region.hasAttribute("tabindex")) return region;
  const heading = region.querySelector<HTMLElement>("h2[tabindex]");
  return heading ?? [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown) ?? null;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
