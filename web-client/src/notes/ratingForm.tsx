// Reliability, one question at a time. What was chosen before stays hidden, so that a bad source does not pull down
// a good claim; definitions stand beside every choice, and none is chosen beforehand.

import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../reading/problem";
import { words } from "../words/words";
import { Badge } from "./badges";
import { AXES, lacksReason } from "./build";
import { gradeOf } from "./describe";
import type { Draft, Grade } from "./drafts";
import { gradedElsewhere, scaleName, type Offered } from "./scales";
import { useUniqueId } from "../reading/uniqueId";

interface RatingFormProps {
  readonly draft: Draft;
  /** What the audience grades sources on. */
  readonly offered: Offered;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function RatingForm({ draft, offered, step, onStep, onChange }: RatingFormProps) {
  const name = useUniqueId();
  const [hint, setHint] = useState<string | null>(null);
  const axis = AXES[step] ?? "source";
  const asked = words.axes[axis];
  const grade = draft.grades[axis];
  const own = axis === "source" ? offered.scale : null;
  const ready = axis !== "source" || offered.state === "known";
  const elsewhere = axis === "source" ? gradedElsewhere(grade, offered) : null;
  const list = useRef<HTMLDivElement>(null);
  const stepLine = useRef<HTMLParagraphElement>(null);
  // Whoever opened the form waits there for what to choose from
  useEffect(() => {
    if (ready && document.activeElement === stepLine.current) list.current?.querySelector("input")?.focus();
  }, [ready]);
  const last = step === AXES.length - 1;

  const choose = (change: Partial<Grade>): void => {
    setHint(null);
    onChange({ grades: { ...draft.grades, [axis]: { value: "", explanation: "", ...grade, ...change } } });
  };
  const go = (to: number): void => {
    setHint(null);
    onStep(to);
  };
  const next = (): void => {
    if (!grade) setHint(words.composer.needChoice);
    else if (axis === "source" && lacksReason(draft)) setHint(words.composer.needReason);
    else go(step + 1);
  };
  const skip = (): void => {
    const { [axis]: _, ...rest } = draft.grades;
    onChange({ grades: rest });
    go(Math.min(step + 1, AXES.length - 1));
  };

  return (
    <div class="stack of-rate">
      <p class="step" tabIndex={-1} ref={stepLine}>
        {asked.title} <span class="n">{words.composer.step(step + 1, AXES.length)}</span>
      </p>
      <p class="hint" id={`${name}-ask`}>
        {asked.ask}
        {step > 0 && ` ${words.composer.hidden}`}
      </p>
      {axis === "source" && <ScaleLine offered={offered} />}
      {elsewhere && <p class="hint">{words.scales.stays(saidOf(elsewhere), scaleName(elsewhere.scale))}</p>}
      {ready && (
        <fieldset aria-describedby={`${name}-ask`}>
          <legend class="vh">{own ? `${asked.short}, ${own.name}` : asked.legend}</legend>
          <div class={`scale ${own ? "worded" : axis}`} ref={list}>
            {(own?.grades ?? words.grades[axis]).map(({ value, word, meaning }) => (
              <label key={`${axis}${value}`}>
                <input
                  type="radio"
                  name={`${name}-${axis}`}
                  value={value}
                  checked={!elsewhere && grade?.value === value}
                  onChange={() => choose({ value, scale: own ? { id: own.id, version: own.version } : undefined })}
                />
                {!own && <Badge axis={axis} value={value} />}
                <span>
                  <b>{own ? word : `${capital(word)}.`}</b> {meaning}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {grade && (
        <div class="field">
          <label for={`${name}-basis`}>{axis === "source" ? words.composer.reason : words.composer.basis}</label>
          <textarea
            class="input"
            required={axis === "source" && draft.begun === null}
            id={`${name}-basis`}
            rows={2}
            value={grade.explanation}
            onInput={(event) => choose({ explanation: event.currentTarget.value })}
          />
        </div>
      )}
      <Problem said={hint} />
      <div class="btns">
        {!last && (
          <button class="btn primary" type="button" onClick={next}>
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

/** Whose scale it is, where it is not the common one. */
function ScaleLine({ offered }: { readonly offered: Offered }) {
  const { group, scale, state, again } = offered;
  if (!group) return null;
  switch (state) {
    case "asking":
      return <p class="hint" role="status">{words.scales.asking(group.name)}</p>;
    case "failed":
      return (
        <div class="problem" role="alert">
          <p>{words.scales.failed(group.name)}</p>
          <button class="btn" type="button" onClick={again}>
            {words.retry}
          </button>
        </div>
      );
    case "known":
      return scale && <p class="hint">{words.scales.of(group.name, scale.name)}</p>;
  }
}

interface KeptGradeProps {
  readonly draft: Draft;
  readonly offered: Offered;
  readonly onAnew: () => void;
}

/** After the audience was changed: the grade is as it was given, and the person says whether it is to be another. */
export function KeptGrade({ draft, offered, onAnew }: KeptGradeProps) {
  const kept = gradedElsewhere(draft.grades.source, offered);
  if (!kept) return null;
  const now = offered.scale?.name ?? words.scales.names.admiralty;
  return (
    <p class="hint" role="status">
      {words.scales.kept(saidOf(kept), scaleName(kept.scale), now)}{" "}
      <button class="btn plain small" type="button" onClick={onAnew}>
        {words.scales.anew}
      </button>
    </p>
  );
}

/** `D weak`, or the word where it is one itself. */
function saidOf(grade: Grade): string {
  const { word } = gradeOf("source", grade.value, grade.scale?.id);
  return grade.scale ? word : `${grade.value} ${word}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
