// Reliability, one question at a time. What was chosen before stays hidden, so that a bad source does not pull down
// a good claim; definitions stand beside every choice, and none is chosen beforehand.

import { useState } from "preact/hooks";
import { words } from "../words/words";
import { Badge } from "./badges";
import { AXES } from "./build";
import type { Draft, Grade } from "./drafts";
import { useUniqueId } from "../reading/uniqueId";

interface RatingFormProps {
  readonly draft: Draft;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function RatingForm({ draft, step, onStep, onChange }: RatingFormProps) {
  const name = useUniqueId();
  const [hint, setHint] = useState<string | null>(null);
  const axis = AXES[step] ?? "source";
  const asked = words.axes[axis];
  const grade = draft.grades[axis];
  const last = step === AXES.length - 1;

  const choose = (change: Partial<Grade>): void => {
    setHint(null);
    onChange({ grades: { ...draft.grades, [axis]: { value: "", explanation: "", ...grade, ...change } } });
  };
  const go = (to: number): void => {
    setHint(null);
    onStep(to);
  };
  const skip = (): void => {
    const { [axis]: _, ...rest } = draft.grades;
    onChange({ grades: rest });
    go(Math.min(step + 1, AXES.length - 1));
  };

  return (
    <div class="stack of-rate">
      <p class="step" tabIndex={-1}>
        {asked.title} <span class="n">{words.composer.step(step + 1, AXES.length)}</span>
      </p>
      <p class="hint" id={`${name}-ask`}>
        {asked.ask}
        {step > 0 && ` ${words.composer.hidden}`}
      </p>
      <fieldset aria-describedby={`${name}-ask`}>
        <legend class="vh">{asked.legend}</legend>
        <div class={`scale ${axis}`}>
          {words.grades[axis].map(({ value, word, meaning }) => (
            <label key={`${axis}${value}`}>
              <input
                type="radio"
                name={`${name}-${axis}`}
                value={value}
                checked={grade?.value === value}
                onChange={() => choose({ value })}
              />
              <Badge axis={axis} value={value} />
              <span>
                <b>{capital(word)}.</b> {meaning}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {grade && (
        <div class="field">
          <label for={`${name}-basis`}>{words.composer.basis}</label>
          <textarea
            class="input"
            id={`${name}-basis`}
            rows={2}
            value={grade.explanation}
            onInput={(event) => choose({ explanation: event.currentTarget.value })}
          />
        </div>
      )}
      {hint && (
        <p class="problem" role="alert">
          {hint}
        </p>
      )}
      <div class="btns">
        {!last && (
          <button class="btn primary" type="button" onClick={() => (grade ? go(step + 1) : setHint(words.composer.needChoice))}>
            {words.composer.continue}
          </button>
        )}
        {(!last || grade) && (
          <button class="btn" type="button" onClick={skip}>
            {words.composer.skip}
          </button>
        )}
        {step > 0 && (
          <button class="btn plain" type="button" onClick={() => go(step - 1)}>
            {words.composer.back}
          </button>
        )}
      </div>
    </div>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
