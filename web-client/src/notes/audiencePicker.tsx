// Who can see it, in words and always in view: only me, a group, several groups, everyone.

import { localPath } from "../api/http";
import type { Group } from "../api/types";
import { words } from "../words/words";
import { EVERYONE, isWithin, PUBLIC, type Audience, type Bound } from "./audience";

interface AudiencePickerProps {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly value: Audience;
  /** What the note stands on: no choice reaches further. */
  readonly bounds: readonly Bound[];
  readonly onChange: (audience: Audience) => void;
}

interface Choice {
  readonly path: string;
  readonly label: string;
}

export function AudiencePicker({ id, groups, value, bounds, onChange }: AudiencePickerProps) {
  // What was chosen before stays to be seen, and can be taken back.
  const isOffered = (path: string): boolean => value.includes(path) || isWithin(path, bounds);
  const choices = choicesFor(groups, value).filter(({ path }) => isOffered(path));
  const narrow = bounds.filter((bound) => !isWithin(EVERYONE, [bound]));
  const first = value.includes(PUBLIC) ? PUBLIC : value.includes(EVERYONE) ? EVERYONE : (value[0] ?? "");
  const others = first === "" || first === EVERYONE || first === PUBLIC ? [] : choices.filter(({ path }) => path !== first);
  const also = (path: string, on: boolean): void => {
    onChange(on ? [...value, path] : value.filter((one) => one !== path));
  };
  return (
    <div class="field">
      <label for={id}>{words.audience.label}</label>
      <select
        class="input"
        id={id}
        aria-describedby={narrow.length > 0 ? `${id}-why` : undefined}
        value={first}
        onChange={(event) => {
          const path = event.currentTarget.value;
          onChange(path === "" ? [] : [path]);
        }}
      >
        <option value="">{words.audience.onlyMe}</option>
        {choices.map(({ path, label }) => (
          <option key={path} value={path}>
            {label}
          </option>
        ))}
        {isOffered(EVERYONE) && <option value={EVERYONE}>{words.audience.everyone}</option>}
        {value.includes(PUBLIC) && <option value={PUBLIC}>{words.audience.public}</option>}
      </select>
      {narrow.length > 0 && (
        <p class="hint" id={`${id}-why`}>
          {words.audience.bounded(narrow.map((bound) => bound.title))}
        </p>
      )}
      {others.length > 0 && (
        <details class="also" open={value.length > 1}>
          <summary>{words.audience.also}</summary>
          {others.map(({ path, label }) => (
            <label class="choice" key={path}>
              <input type="checkbox" checked={value.includes(path)} onChange={(event) => also(path, event.currentTarget.checked)} />
              <span>{label}</span>
            </label>
          ))}
        </details>
      )}
    </div>
  );
}

/** The reader's groups, and those that the note is shared with although the reader is not in them. */
function choicesFor(groups: readonly Group[], value: Audience): Choice[] {
  const own = groups.map((group) => ({ path: localPath(group.id), label: words.audience.choice(group.name, group.members) }));
  const foreign = value.filter((path) => path !== EVERYONE && path !== PUBLIC && !own.some((choice) => choice.path === path));
  return [...own, ...foreign.map((path) => ({ path, label: words.audience.group }))];
}
