// The list of keys, with the switch that turns single keys off (WCAG 2.1.4).

import { useState } from "preact/hooks";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { setSingleKeys, singleKeys } from "./settings";

export function Help({ onClose }: { readonly onClose: () => void }) {
  const [single, setSingle] = useState(singleKeys());
  const turn = (): void => {
    setSingleKeys(!single);
    setSingle(!single);
  };
  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <div class="stack">
        <p>{words.keys.intro}</p>
        <dl class="keys">
          {words.keys.rows.map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
        <label class="choice">
          <input type="checkbox" role="switch" checked={single} onChange={turn} />
          <span>
            {words.keys.single} <small>{words.keys.singleHint}</small>
          </span>
        </label>
      </div>
    </Dialog>
  );
}
