// The commands that otherwise have keys only, as buttons: for those who point, and for those who look for them.

import { Disclosure } from "../reading/disclosure";
import { command } from "../reading/commands";
import { codeOf, keyName } from "../reading/bindings";
import type { Command } from "../reading/keys";
import { useUniqueId } from "../reading/uniqueId";
import { words } from "../words/words";

const MOVING: readonly Way[] = ["next-block", "previous-block", "next-note", "previous-note", "go-to-page", "to-outline", "outline", "notes"];
const READING: readonly Way[] = ["find", "as-read", "beside", "copy-address", "excerpts", "print"];
const ANNOTATING: readonly Way[] = ["select", "quote", "note", "rate", "link", "flag", "highlight", "reading", "piece"];

type Way = Exclude<Command, "open-note" | "back" | "next-page" | "previous-page" | "help">;

export function MoreWays({ annotate }: { readonly annotate: boolean }) {
  return (
    <Disclosure kind="plain caret" name={words.notes.add} label={words.notes.add}>
      <div class="ways">
        {annotate && <Ways of={ANNOTATING} name={words.ways.annotating} />}
        <Ways of={READING} name={words.ways.reading} />
        <Ways of={MOVING} name={words.ways.moving} />
      </div>
    </Disclosure>
  );
}

function Ways({ of, name }: { readonly of: readonly Way[]; readonly name: string }) {
  const id = useUniqueId();
  return (
    <div role="group" aria-labelledby={id}>
      <p class="label" id={id}>
        {name}
      </p>
      {of.map((one) => (
        <button key={one} class="btn plain" type="button" onClick={() => command(one)}>
          {nameOf(one)} <kbd aria-hidden="true">{keyOf(one)}</kbd>
        </button>
      ))}
    </div>
  );
}

function nameOf(way: Way): string {
  if (way === "print") return words.printing.command;
  if (way === "previous-note") return words.ways.previousNote;
  return way === "next-note" ? words.ways.nextNote : words.keys.actions[way];
}

function keyOf(way: Way): string {
  if (way === "print") return "";
  return way === "previous-note" ? `Shift+${keyName(codeOf("next-note"))}` : (keyName(codeOf(way)) ?? "");
}
