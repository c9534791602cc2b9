// "All ▾" in the head of the rail: notes of one kind, one person, one audience.

import { localPath } from "../api/http";
import type { Group } from "../api/types";
import { Disclosure } from "../reading/disclosure";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";
import { EVERYONE, PUBLIC } from "./audience";
import { ALL_NOTES, choicesIn, type NoteFilter } from "./filter";
import type { Note } from "./note";

interface FilterMenuProps {
  readonly notes: readonly Note[];
  readonly groups: readonly Group[];
  readonly filter: NoteFilter;
  readonly onFilter: (filter: NoteFilter) => void;
}

export function FilterMenu({ notes, groups, filter, onFilter }: FilterMenuProps) {
  const { kinds, people, audiences } = choicesIn(notes);
  const all = filter.kind === null && filter.person === null && filter.audience === null;
  const group = (path: string): string => {
    if (path === "") return words.audience.onlyMe;
    if (path === EVERYONE) return words.audience.everyone;
    if (path === PUBLIC) return words.audience.public;
    return groups.find((one) => localPath(one.id) === path)?.name ?? words.audience.group;
  };
  return (
    <Disclosure
      kind="plain caret"
      name={words.filter.name}
      label={
        <>
          <span class="vh">{words.filter.name}: </span>
          {all ? words.filter.all : words.filter.some}
        </>
      }
    >
      <div class="stack tight">
        <Choice
          label={words.filter.kind}
          value={filter.kind}
          options={kinds.map((kind) => ({ value: kind, label: words.kindsMany[kind] }))}
          onChange={(value) => onFilter({ ...filter, kind: kinds.find((kind) => kind === value) ?? null })}
        />
        <Choice
          label={words.filter.person}
          value={filter.person}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(person) => onFilter({ ...filter, person })}
        />
        <Choice
          label={words.filter.audience}
          value={filter.audience}
          options={audiences.map((path) => ({ value: path, label: group(path) }))}
          onChange={(audience) => onFilter({ ...filter, audience })}
        />
        <button class="btn plain" type="button" onClick={() => onFilter(ALL_NOTES)}>
          {words.filter.reset}
        </button>
      </div>
    </Disclosure>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useUniqueId();
  const at = options.findIndex((option) => option.value === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        value={String(at)}
        onChange={(event) => onChange(options[Number(event.currentTarget.value)]?.value ?? null)}
      >
        <option value="-1">{words.filter.all}</option>
        {options.map((option, index) => (
          <option key={option.value} value={String(index)}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
