// Letters, width and spacing of the text, as the reader likes them.

import { useState } from "preact/hooks";
import { words } from "../words/words";
import { setTextSettings, TEXT_DEFAULTS, TEXT_LIMITS, textSettings, type TextSettings } from "./settings";
import { useUniqueId } from "./uniqueId";

export function TextSize() {
  const [settings, set] = useState(textSettings());
  const change = (next: TextSettings): void => {
    setTextSettings(next);
    set(next);
  };
  return (
    <div class="stack tight text-size">
      <Slider name="size" label={words.bar.size} unit={(value) => `${Math.round(value * 16)} px`} settings={settings} onChange={change} />
      <Slider name="measure" label={words.bar.measure} unit={(value) => `${value} rem`} settings={settings} onChange={change} />
      <Slider name="lead" label={words.bar.lead} unit={(value) => value.toFixed(1)} settings={settings} onChange={change} />
      <button class="btn plain" type="button" onClick={() => change(TEXT_DEFAULTS)}>
        {words.bar.reset}
      </button>
    </div>
  );
}

interface SliderProps {
  readonly name: keyof TextSettings;
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
