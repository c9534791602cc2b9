// One thing at a time that the server is asked to do: whether it is under way, and why it could not be done.

import { useState } from "preact/hooks";
import { inWords } from "../api/http";

export interface Doing {
  readonly busy: boolean;
  readonly problem: string | null;
  /** Does nothing while something is under way; what fails is the problem from then on. */
  readonly start: (act: () => Promise<void>) => Promise<void>;
}

export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (reason) {
      setProblem(inWords(reason));
    }
    setBusy(false);
  };
  return { busy, problem, start };
}
