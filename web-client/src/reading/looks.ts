// Image and text are two looks at one page: whoever changes from one to the other still sees what was found, what is shown
// and what is open beside.

/** Lets the links between the looks take along what else the address says at the moment when one is followed. */
export function keepAlong(looks: Element | null): void {
  looks?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link) link.href = along(link.href, location.search, location.hash);
  });
}

export function along(href: string, search: string, hash: string): string {
  const url = new URL(href, "http://localhost");
  const look = url.searchParams.get("look") ?? "";
  const rest = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "" && !part.startsWith("look="));
  return `${url.pathname}?${[`look=${look}`, ...rest].join("&")}${hash}`;
}
