// Sending what was written: once at a time, again by itself where it did not arrive, and never what somebody goes on
// writing meanwhile.

import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import { lacking } from "./build";
import type { Draft } from "./drafts";
import { sayTheSame } from "./merge";
import { failure, type Sending } from "./sending";

/** Saving found a newer state than the one that was seen. */
export class Newer extends Error {
  override readonly name = "Newer";
  constructor(readonly theirs: Draft) {
    super("newer");
  }
}

/** How long until what did not arrive is sent again. */
const AGAIN_AFTER = 10_000;

interface SavingProps {
  readonly editing: boolean;
  /** As it stands in the form now. */
  readonly draft: () => Draft;
  /** Something has to be chosen first. */
  readonly mayNot: boolean;
  /** As the composer's. */
  readonly onSave: (draft: Draft) => Promise<Partial<Draft> | null>;
  readonly onNewer: (theirs: Draft) => void;
  /** It is saved, and more was written meanwhile. */
  readonly onMore: (part: Partial<Draft>) => void;
}

interface Saving {
  readonly sending: Sending;
  readonly save: () => Promise<void>;
  /** Somebody goes on writing, so that nothing is sent by itself. */
  readonly changed: () => void;
  /** Does something else with it; where that fails, the form says so. */
  readonly attempt: (act: () => Promise<void>) => Promise<void>;
}

export function useSaving({ editing, draft, mayNot, onSave, onNewer, onMore }: SavingProps): Saving {
  const [sending, setSending] = useState<Sending>({ type: "idle" });
  // At once, where a key is pressed twice before the form is drawn anew.
  const busy = useRef(false);

  const save = async (): Promise<void> => {
    if (busy.current || mayNot) return;
    const sent = draft();
    const missing = editing && sent.verb === "link" ? null : lacking(sent);
    if (missing) {
      setSending({ type: "failed", reason: missing, existing: null });
      return;
    }
    busy.current = true;
    setSending({ type: "sending" });
    try {
      const more = await onSave(sent);
      if (more) onMore(more);
      setSending({ type: "idle" });
    } catch (reason) {
      if (reason instanceof Newer) {
        onNewer(reason.theirs);
        setSending({ type: "idle" });
      } else {
        setSending(unlessWrittenOn(failure(reason, editing), sent, draft()));
      }
    } finally {
      busy.current = false;
    }
  };
  useEffect(() => {
    if (sending.type !== "failed" || sending.cure !== "wait") return undefined;
    const again = (): void => void save();
    const timer = setTimeout(again, AGAIN_AFTER);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [sending]);

  const changed = (): void => {
    if (sending.type === "failed") setSending({ type: "idle" });
  };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (reason) {
      setSending(failure(reason, editing));
    }
  };
  return { sending, save, changed, attempt };
}

/** Whoever goes on writing has not finished, so what they write is not sent by itself. */
function unlessWrittenOn(failed: Sending, sent: Draft, now: Draft): Sending {
  if (failed.type !== "failed" || failed.cure !== "wait" || saysAll(now, sent)) return failed;
  return { type: "failed", reason: words.composer.notSent, existing: null };
}

/** Whether nothing was written or chosen between the two. */
export function saysAll(now: Draft, sent: Draft): boolean {
  const rest = ({ verb, far, more }: Draft): string => JSON.stringify([verb, far, more]);
  return sayTheSame(now, sent) && rest(now) === rest(sent);
}
