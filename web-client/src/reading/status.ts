// The page's one polite live region. A message that repeats the last one is emptied first, or it would not be spoken.

export function announce(message: string): void {
  const region = document.querySelector<HTMLElement>('[data-island="status"]');
  if (!region) return;
  region.textContent = "";
  setTimeout(() => {
    region.textContent = message;
  }, 50);
}
