// Two places read side by side have one address: the first is the page's own, `?beside=` names the second.

/** A page beside the one being read. */
export interface BesidePlace {
  /** A document's id, or `id@version` for a pinned one. */
  readonly document: string;
  /** From 1. */
  readonly page: number;
}

const PLACE = /^([a-z0-9][a-z0-9-]{1,63}(?:@[0-9a-f]{8,64})?)\/pages\/([1-9]\d{0,6})$/;

/** `werth-2010/pages/3`, as in the address; null for anything else. */
export function parsePlace(text: string | null): BesidePlace | null {
  const found = PLACE.exec(text ?? "");
  return found?.[1] ? { document: found[1], page: Number(found[2]) } : null;
}

export function placeIn(search: string): BesidePlace | null {
  return parsePlace(new URLSearchParams(search).get("beside"));
}

export function placeText(place: BesidePlace): string {
  return `${place.document}/pages/${place.page}`;
}

/** The query of an address with another second place, or with none; what else it says stays. */
export function withPlace(search: string, place: BesidePlace | null): string {
  const query = new URLSearchParams(search);
  query.delete("beside");
  const rest = query.toString();
  // Slash and @ need no escape in a query, and people read addresses.
  const parts = [rest, place ? `beside=${placeText(place)}` : ""].filter((part) => part !== "");
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

export function placePath(place: BesidePlace): string {
  return `/documents/${placeText(place)}`;
}
