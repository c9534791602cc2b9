// A flag in its card: what is to be seen, why, and what shows it. Retracted, it stays to be read, struck through.

import type { Annotation } from "../api/types";
import { Problem } from "../reading/problem";
import { words } from "../words/words";
import { useDoing } from "./doing";
import { evidenceShown, flagOf } from "./flag";

interface FlagSaidProps {
  readonly annotation: Annotation;
  readonly retracted: Annotation | null;
  readonly open: boolean;
}

export function FlagSaid({ annotation, retracted, open }: FlagSaidProps) {
  const flag = flagOf(annotation);
  if (!flag) return null;
  const verb = <b>{words.flags.verbs[flag.verb]}</b>;
  return (
    <>
      {retracted && <p class="caption">{words.flags.retracted}</p>}
      <p class="flagged">{retracted ? <del>{verb}</del> : verb}</p>
      <p class="said">{retracted ? <del>{flag.basis}</del> : flag.basis}</p>
      {open && (
        <ul class="evidence" aria-label={words.flags.evidence}>
          {flag.evidence.map((evidence, index) => {
            const { text, href } = evidenceShown(evidence);
            return (
              <li key={`${index} ${text}`}>
                {href ? (
                  <a href={href} rel="noopener nofollow">
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

interface RetractProps {
  readonly retracted: boolean;
  readonly onDecide: (act: "retract" | "reopen") => Promise<void>;
}

/** Taking back what one flagged: it is not withdrawn, since others may have read it. */
export function Retract({ retracted, onDecide }: RetractProps) {
  const { busy, problem, start } = useDoing();
  const decide = (): Promise<void> => start(() => onDecide(retracted ? "reopen" : "retract"));
  return (
    <>
      <button class="btn plain" type="button" aria-disabled={busy} onClick={() => void decide()}>
        {retracted ? words.flags.standBy : words.flags.retract}
      </button>
      <Problem said={problem} inline />
    </>
  );
}
