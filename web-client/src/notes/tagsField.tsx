// Tags of a note: one field, Enter or a comma adds what is typed, completed from the tags of the page.

import { useState } from "preact/hooks";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";

interface TagsFieldProps {
  readonly tags: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** The tags with those typed added: trimmed, none twice whatever their case. */
export function withTags(tags: readonly string[], typed: string): string[] {
  const all = [...tags];
  for (const part of typed.split(",")) {
    const tag = part.replace(/\s+/g, " ").trim();
    if (tag && !all.some((other) => other.toLowerCase() === tag.toLowerCase())) all.push(tag);
  }
  return all;
}

export function TagsField({ tags, known, onChange }: TagsFieldProps) {
  const id = useUniqueId();
  const [typed, setTyped] = useState("");
  const add = (): void => {
    if (typed.trim() !== "") onChange(withTags(tags, typed));
    setTyped("");
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || (event.key !== "Enter" && event.key !== ",")) return;
    event.preventDefault();
    add();
  };
  return (
    <div class="field">
      <label for={id}>{words.tags.add}</label>
      {tags.length > 0 && (
        <ul class="tags" aria-label={words.tags.label}>
          {tags.map((tag) => (
            <li key={tag}>
              {tag}
              <button class="btn small plain" type="button" onClick={() => onChange(tags.filter((other) => other !== tag))}>
                <span aria-hidden="true">×</span>
                <span class="vh">{words.tags.remove(tag)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input class="input" id={id} list={`${id}-known`} autoComplete="off" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} onKeyDown={keys} onBlur={add} />
      <datalist id={`${id}-known`}>
        {known.filter((tag) => !tags.includes(tag)).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
