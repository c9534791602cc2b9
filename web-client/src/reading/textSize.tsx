// Letters, width and spacing of the text and its colours, as the reader likes them.

import { useEffect, useState } from "preact/hooks";
import { language, LANGUAGES, setLanguage, words } from "../words/words";
import { setShowsReadings, useShowsReadings } from "./asRead";
import { setTextSettings, setTheme, TEXT_DEFAULTS, TEXT_LIMITS, textSettings, theme, THEME_EVENT, type TextSettings } from "./settings";
import { useUniqueId } from "./uniqueId";

const FACES = [
  { value: "serif", label: words.bar.serif },
  { value: "sans", label: words.bar.sans },
] as const;

const READINGS = [
  { value: "printed", label: words.readings.asPrinted },
  { value: "read", label: words.readings.asRead },
] as const;

const THEMES = [
  { value: "auto", label: words.theme.auto },
  { value: "light", label: words.theme.light },
  { value: "dark", label: words.theme.dark },
] as const;

export function TextSize() {
  const [settings, set] = useState(textSettings());
  const change = (next: TextSettings): void => {
    setTextSettings(next);
    set(next);
  };
  const asRead = useShowsReadings();
  const [chosen, setChosen] = useState(theme());
  useEffect(() => {
    const changed = (): void => setChosen(theme());
    document.addEventListener(THEME_EVENT, changed);
    return () => document.removeEventListener(THEME_EVENT, changed);
  }, []);
  const reset = (): void => {
    change(TEXT_DEFAULTS);
    setTheme("auto");
  };
  return (
    <div class="stack tight text-size">
      <Slider name="size" label={words.bar.size} unit={(value) => `${Math.round(value * 16)} px`} settings={settings} onChange={change} />
      <Slider name="measure" label={words.bar.measure} unit={(value) => `${value} rem`} settings={settings} onChange={change} />
      <Slider name="lead" label={words.bar.lead} unit={(value) => value.toFixed(1)} settings={settings} onChange={change} />
      <Choices
        legend={words.bar.face}
        chosen={settings.face}
        choices={FACES}
        onChoose={(face) => change({ ...settings, face })}
      />
      <Choices
        legend={words.readings.legend}
        chosen={asRead ? "read" : "printed"}
        choices={READINGS}
        onChoose={(chosen) => setShowsReadings(chosen === "read")}
      />
      <Choices legend={words.theme.label} chosen={chosen} choices={THEMES} onChoose={setTheme} />
      <button class="btn plain" type="button" onClick={reset}>
        {words.bar.reset}
      </button>
      <Choices
        legend={words.bar.interface}
        chosen={language}
        choices={LANGUAGES.map((one) => ({ value: one.language, label: one.name, lang: one.language }))}
        onChoose={setLanguage}
      />
    </div>
  );
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly chosen: T;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onChoose: (value: T) => void;
}

function Choices<T extends string>({ legend, chosen, choices, onChoose }: ChoicesProps<T>) {
  const name = useUniqueId();
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label, lang }) => (
        <label class="choice" key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span lang={lang}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SliderProps {
  readonly name: keyof typeof TEXT_LIMITS;
  readonly label: string;
  readonly unit: (value: number) => string;
  readonly settings: TextSettings;
  readonly onChange: (settings: TextSettings) => void;
}

function Slider({ name, label, unit, settings, onChange }: SliderProps) {
  const id = useUniqueId();
  const value = settings[name];
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>{unit(value)}</output>
      <input
        id={id}
        type="range"
        {...TEXT_LIMITS[name]}
        value={value}
        aria-valuetext={unit(value)}
        onInput={(event) => onChange({ ...settings, [name]: Number(event.currentTarget.value) })}
      />
    </div>
  );
}
