// Writing a flag: one of a few neutral words, what is to be seen, and what shows it. What is missing is said while one
// writes; words of intent are answered with what could be described instead, and stay allowed.

import { useState } from "preact/hooks";
import { FLAG_VERBS, type FlagVerb } from "../api/types";
import { Problem } from "../reading/problem";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";
import type { Draft } from "./drafts";
import { basisLength, evidenceFrom, evidenceShown, flagLacks, isWithoutPage, loadedWords, SHORTEST_BASIS } from "./flag";

interface FlagFormProps {
  readonly draft: Draft;
  readonly base: string;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function FlagForm({ draft, base, onChange }: FlagFormProps) {
  const id = useUniqueId();
  const { flag } = draft;
  const lacks = flagLacks(draft);
  return (
    <div class="stack of-flag">
      <div class="field">
        <label for={`${id}-verb`}>{words.flags.verb}</label>
        <select
          class="input"
          id={`${id}-verb`}
          value={flag.verb ?? ""}
          onChange={(event) => onChange({ flag: { ...flag, verb: (event.currentTarget.value || null) as FlagVerb | null } })}
        >
          <option value="">{words.flags.chooseVerb}</option>
          {FLAG_VERBS.map((verb) => (
            <option key={verb} value={verb}>
              {words.flags.verbs[verb]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-basis`}>{words.flags.basis}</label>
        <textarea
          class="input"
          id={`${id}-basis`}
          rows={4}
          aria-describedby={`${id}-length ${id}-wording`}
          value={draft.text}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
        <p class="hint" id={`${id}-length`}>
          {words.flags.basisHint(basisLength(draft.text), SHORTEST_BASIS)}
        </p>
        <div class="hint wording" role="status" id={`${id}-wording`}>
          {loadedWords(draft.text).map(({ word, instead }) => (
            <p key={instead}>{words.flags.hint(word, words.flags.instead[instead])}</p>
          ))}
        </div>
      </div>
      <EvidenceField draft={draft} base={base} onChange={onChange} />
      {lacks && <p class="hint missing">{words.flags.missing(lacks)}</p>}
    </div>
  );
}

function EvidenceField({ draft, base, onChange }: FlagFormProps) {
  const id = useUniqueId();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { flag } = draft;
  const add = (): void => {
    const evidence = evidenceFrom(typed, base);
    if (evidence === null) return;
    if (isWithoutPage(evidence)) {
      setProblem(words.flags.missing(words.flags.needPage));
      return;
    }
    setProblem(null);
    setTyped("");
    onChange({ flag: { ...flag, evidence: [...flag.evidence, evidence] } });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div class="field">
      <label for={id}>{words.flags.evidence}</label>
      {flag.evidence.length > 0 && (
        <ul class="evidence">
          {flag.evidence.map((evidence, index) => {
            const { text } = evidenceShown(evidence);
            const rest = flag.evidence.filter((_, other) => other !== index);
            return (
              <li key={`${index} ${text}`}>
                {text}
                <button class="btn small plain" type="button" onClick={() => onChange({ flag: { ...flag, evidence: rest } })}>
                  <span aria-hidden="true">×</span>
                  <span class="vh">{words.flags.removeEvidence(text)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="row">
        <input
          class="input"
          id={id}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={keys}
          onBlur={add}
        />
        <button class="btn" type="button" onClick={add}>
          {words.flags.addEvidence}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {words.flags.evidenceHint}
      </p>
      <Problem said={problem} />
    </div>
  );
}
