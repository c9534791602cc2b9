// Above the list of documents: says whether one can annotate, and how to come to it.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { inWords } from "../api/http";
import { currentSession } from "../api/session";
import type { Session } from "../api/types";
import { words } from "../words/words";

export function mountWelcome(island: HTMLElement): void {
  render(<Welcome />, island);
}

function Welcome() {
  const [session, setSession] = useState<Session | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const load = (): void => {
    setFailed(null);
    currentSession().then(setSession, (reason: unknown) => setFailed(inWords(reason)));
  };
  useEffect(load, []);
  if (failed) {
    return (
      <div class="aside-note" role="alert">
        <p>{failed}</p>
        <button class="btn" type="button" onClick={load}>
          {words.retry}
        </button>
      </div>
    );
  }
  // Whoever is signed in is named in the bar.
  if (!session || session.account) return null;
  return (
    <div class="aside-note">
      <p>{session.claimed ? words.welcome.signIn : words.welcome.reading}</p>
    </div>
  );
}
