// How far a note is on its way to the server, and what to do where it did not arrive.

import { inWords, Problem } from "../api/http";
import { words } from "../words/words";
import { isUnsettled } from "./notebook";

export type Sending =
  | { readonly type: "idle" }
  | { readonly type: "sending" }
  | {
      readonly type: "failed";
      readonly reason: string;
      readonly existing: string | null;
      readonly gone?: boolean;
      /** What to do about it: wait, since it is tried again by itself, or sign in again in another tab. */
      readonly cure?: "wait" | "sign-in";
    };

export function failure(reason: unknown, editing: boolean): Sending {
  if (isUnsettled(reason)) return { type: "failed", reason: words.composer.notSentYet, existing: null, cure: "wait" };
  if (reason instanceof Problem && reason.status === 401) {
    return { type: "failed", reason: words.composer.signedOut, existing: null, cure: "sign-in" };
  }
  if (editing && reason instanceof Problem && (reason.status === 404 || reason.status === 410)) {
    return { type: "failed", reason: words.merge.gone, existing: null, gone: true };
  }
  const existing = reason instanceof Problem && reason.status === 409 ? reason.fields["annotation"] : null;
  return { type: "failed", reason: inWords(reason), existing: typeof existing === "string" ? existing : null };
}
