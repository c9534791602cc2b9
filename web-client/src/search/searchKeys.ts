// Ctrl+K leads to the search box from anywhere; arrows go from the box through what was found and back.

const BOX = "#search-words";
const HITS = ".hits h3 a";

export function listenForSearch(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return;
    // By its place, since a Cyrillic layout has no letter K
    if (event.code === "KeyK" && (event.ctrlKey || event.metaKey)) openSearch(event);
    else if (!event.ctrlKey && !event.metaKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) step(event);
  });
}

function openSearch(event: KeyboardEvent): void {
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const box = document.querySelector<HTMLInputElement>(BOX);
  if (!box) {
    location.assign("/search");
    return;
  }
  box.focus();
  box.select();
}

function step(event: KeyboardEvent): void {
  const stops = [...document.querySelectorAll<HTMLElement>(`${BOX}, ${HITS}`)];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at < 0 ? undefined : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
