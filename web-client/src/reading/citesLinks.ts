// Words of the text that lead to a work are text first: browsers start no selection in a link, so while the mouse is
// down on one it is none. Whoever only clicks goes where it leads, whoever selects stays.

export function letLinksBeSelected(text: HTMLElement): void {
  text.addEventListener("pointerdown", (event) => {
    const link = linkOf(event);
    const href = link?.getAttribute("href");
    if (!link || !href || event.button !== 0 || event.pointerType !== "mouse" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const over = new AbortController();
    const back = (): void => {
      link.setAttribute("href", href);
      over.abort();
    };
    link.removeAttribute("href");
    for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, back, { signal: over.signal, capture: true });
  });
  text.addEventListener("click", (event) => {
    if (linkOf(event) && getSelection()?.isCollapsed === false) event.preventDefault();
  });
}

function linkOf(event: Event): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.cites") : null;
}
