// The commands that otherwise have keys only, as buttons: for those who point, and for those who look for them.

import { Disclosure } from "../reading/disclosure";
import { command } from "../reading/commands";
import type { KeyedCommand } from "../reading/bindings";
import { codeOf, keyName } from "../reading/bindings";
import { words } from "../words/words";

const READING: readonly KeyedCommand[] = ["find", "beside", "copy-address"];
const ANNOTATING: readonly KeyedCommand[] = ["select", "quote", "note", "rate", "link", "highlight", "piece"];

export function MoreWays({ annotate }: { readonly annotate: boolean }) {
  const shown = annotate ? [...ANNOTATING, ...READING] : READING;
  return (
    <Disclosure kind="plain caret" name={words.notes.add} label={words.notes.add}>
      <div class="ways">
        {shown.map((one) => (
          <button key={one} class="btn plain" type="button" onClick={() => command(one)}>
            {words.keys.actions[one]} <kbd aria-hidden="true">{keyName(codeOf(one))}</kbd>
          </button>
        ))}
        <button class="btn plain" type="button" onClick={() => command("print")}>
          {words.printing.command}
        </button>
      </div>
    </Disclosure>
  );
}
