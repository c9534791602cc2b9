// What happens to the annotations of a document, as it happens: server-sent events, and where these do not come
// through, asking now and then. A page that nobody looks at listens to nothing, because a browser keeps only a few
// connections to one server; when it is looked at again, it asks what it missed.

import { isObject, readAnnotation, text } from "./read";
import type { Annotation, Json } from "./types";

export type Change =
  | { readonly type: "put"; readonly annotation: Annotation }
  /** Withdrawn by its author, or no longer shared with this reader. */
  | { readonly type: "gone"; readonly id: string };

export interface EventListeners {
  readonly onChange: (change: Change) => void;
  /** This version, by its hash, is the current one; told when the connection is made and when that changes. */
  readonly onVersion: (version: string) => void;
  /** Something may have been missed: ask for everything again. */
  readonly onMissed: () => void;
}

/** How often to ask where events do not come through. */
const ASK_EVERY = 15_000;
/** How long until events are tried again after the server refused them. */
const TRY_AGAIN = 60_000;

export function readChange(data: string): Change | null {
  let json: Json;
  try {
    json = JSON.parse(data) as Json;
  } catch {
    return null; // cut off on the way; what was missed is asked for when the connection is made again
  }
  if (!isObject(json)) return null;
  const id = text(json["id"]);
  if (id) return { type: "gone", id };
  const annotation = readAnnotation(json["annotation"] ?? null);
  return annotation ? { type: "put", annotation } : null;
}

/** The version that an event names; null where it names none. */
export function readVersion(data: string): string | null {
  try {
    const json = JSON.parse(data) as Json;
    return isObject(json) ? text(json["version"]) : null;
  } catch {
    return null; // as above
  }
}

/** Listens until the answer is called. */
export function listenToEvents(document_: string, listeners: EventListeners): () => void {
  let source: EventSource | null = null;
  let asking = 0;
  let again = 0;
  let started = false;

  const hangUp = (): void => {
    source?.close();
    source = null;
    clearInterval(asking);
    clearTimeout(again);
    asking = 0;
  };
  const connect = (): void => {
    hangUp();
    if (document.visibilityState === "hidden") return;
    const opened = new EventSource(`/api/events?document=${encodeURIComponent(document_)}`);
    source = opened;
    // The first connection began together with the first loading; each later one may have missed something.
    const tellVersion = (event: MessageEvent): void => {
      const version = readVersion(event.data as string);
      if (version) listeners.onVersion(version);
    };
    opened.addEventListener("ready", (event) => {
      clearInterval(asking);
      asking = 0;
      if (started) listeners.onMissed();
      started = true;
      tellVersion(event);
    });
    opened.addEventListener("reload", (event) => {
      listeners.onMissed();
      tellVersion(event);
    });
    opened.addEventListener("version", tellVersion);
    opened.addEventListener("change", (event) => {
      const change = readChange(event.data as string);
      if (change) listeners.onChange(change);
    });
    opened.addEventListener("error", () => {
      // While it is connecting, the browser tries again by itself.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      started = true;
      asking ||= window.setInterval(() => listeners.onMissed(), ASK_EVERY);
      again = window.setTimeout(connect, TRY_AGAIN);
    });
  };
  const looked = (): void => {
    if (document.visibilityState === "hidden") hangUp();
    else if (!source) connect();
  };
  document.addEventListener("visibilitychange", looked);
  connect();
  return () => {
    document.removeEventListener("visibilitychange", looked);
    hangUp();
  };
}
