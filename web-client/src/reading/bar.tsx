// The end of the top bar: who is signed in, the reader's own settings, help. On small screens all of it is one menu.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { inWords } from "../api/http";
import { currentSession, signOut } from "../api/session";
import type { Session } from "../api/types";
import { words } from "../words/words";
import { Disclosure } from "./disclosure";
import { Help } from "./help";
import { useMedia, SMALL } from "./media";
import { Problem } from "./problem";
import { isDark, setTheme, THEME_EVENT } from "./settings";
import { announce } from "./status";
import { TextSize } from "./textSize";

/** Lets keys and buttons elsewhere open the help. */
export const HELP_EVENT = "lectern:help";

export function mountBar(island: HTMLElement): void {
  render(<Bar />, island);
}

function Bar() {
  const small = useMedia(SMALL);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const open = (): void => setHelp(true);
    document.addEventListener(HELP_EVENT, open);
    return () => document.removeEventListener(HELP_EVENT, open);
  }, []);
  const session = useSession();

  return (
    <>
      {small ? (
        <Disclosure label={words.bar.menu} name={words.bar.menu} kind="caret">
          <div class="stack menu">
            {session?.account && <Account session={session} />}
            {session && !session.account && <SignIn session={session} />}
            <TextSize />
            <div class="btns">
              <Theme />
              <HelpButton onOpen={() => setHelp(true)} />
            </div>
          </div>
        </Disclosure>
      ) : (
        <>
          {session?.account && (
            <Disclosure
              kind="group caret"
              name={words.bar.account}
              label={
                <>
                  <span class="vh">{words.bar.account}: </span>
                  {session.account.name}
                </>
              }
            >
              <Account session={session} />
            </Disclosure>
          )}
          {session && !session.account && <SignIn session={session} />}
          <Disclosure label={words.bar.textSize} name={words.bar.textSize}>
            <TextSize />
          </Disclosure>
          <Theme />
          <HelpButton onOpen={() => setHelp(true)} />
        </>
      )}
      {help && <Help onClose={() => setHelp(false)} />}
    </>
  );
}

function useSession(): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    currentSession().then(setSession, (reason: unknown) => announce(inWords(reason)));
  }, []);
  return session;
}

function Account({ session }: { readonly session: Session }) {
  const [failed, setFailed] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      location.reload();
    } catch (reason) {
      setFailed(inWords(reason));
    }
  };
  return (
    <div class="stack tight">
      <p>{words.welcome.signedIn(session.account?.name ?? "")}</p>
      <ul class="menu-links">
        <li>
          <a href="/groups">{words.bar.groups}</a>
        </li>
        <li>
          <a href="/account">{words.bar.account}</a>
        </li>
      </ul>
      <button class="btn" type="button" onClick={() => void leave()}>
        {words.bar.signOut}
      </button>
      <Problem said={failed} />
    </div>
  );
}

/** Before the first account is made there is nobody to sign in as: the claim link is the way. */
function SignIn({ session }: { readonly session: Session }) {
  if (!session.claimed) return null;
  return (
    <a class="btn" href="/sign-in">
      {words.bar.signIn}
    </a>
  );
}

function Theme() {
  const [dark, set] = useState(isDark());
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => set(isDark());
    system.addEventListener("change", changed);
    document.addEventListener(THEME_EVENT, changed);
    return () => {
      system.removeEventListener("change", changed);
      document.removeEventListener(THEME_EVENT, changed);
    };
  }, []);
  return (
    <button class="btn" type="button" aria-pressed={dark} onClick={() => setTheme(dark ? "light" : "dark")}>
      {words.bar.dark}
    </button>
  );
}

function HelpButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button class="btn" type="button" aria-haspopup="dialog" onClick={onOpen}>
      ?<span class="vh"> {words.bar.help}</span>
    </button>
  );
}
