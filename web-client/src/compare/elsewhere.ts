// Below a page: which of its passages stand elsewhere too, folded up. Without JavaScript a link leads to the same list.

import { ask } from "../api/http";

export async function showElsewhere(page: Document): Promise<void> {
  const place = page.querySelector<HTMLElement>("[data-elsewhere]");
  const link = place?.querySelector("a");
  if (!place || !link) return;
  const answer = await ask(link.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  fill(place, new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/** Nothing is said where nothing stands elsewhere. */
export function fill(place: HTMLElement, answer: Document): void {
  const list = answer.querySelector<HTMLElement>(".elsewhere-list");
  if (!list) {
    place.remove();
    return;
  }
  const details = document.createElement("details");
  details.className = "elsewhere";
  const summary = document.createElement("summary");
  summary.textContent = list.dataset["said"] ?? "";
  details.append(summary, ...document.importNode(list, true).childNodes);
  details.lang = answer.documentElement.lang;
  place.replaceWith(details);
}
