// The list of keys. Single keys can be switched off or moved to other places on the keyboard (WCAG 2.1.4).

import { useState } from "preact/hooks";
import { words } from "../words/words";
import { codeOf, KEYED_COMMANDS, keyName, rebind, resetBindings, type KeyedCommand } from "./bindings";
import { Dialog } from "./dialog";
import { setSingleKeys, singleKeys } from "./settings";

export function Help({ onClose }: { readonly onClose: () => void }) {
  const [single, setSingle] = useState(singleKeys());
  const [moving, setMoving] = useState<KeyedCommand | null>(null);
  const [said, setSaid] = useState("");
  const turn = (): void => {
    setSingleKeys(!single);
    setSingle(!single);
  };
  const ask = (command: KeyedCommand): void => {
    setMoving(command);
    setSaid(words.keys.press(words.keys.actions[command]));
  };
  const press = (event: KeyboardEvent): void => {
    if (!moving || event.key === "Tab" || event.key === "Shift") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      setMoving(null);
      setSaid(words.keys.kept);
      return;
    }
    const outcome = rebind(moving, event.code);
    const name = keyName(event.code) ?? event.key;
    switch (outcome.type) {
      case "bound":
        setSaid(words.keys.moved(words.keys.actions[moving], name));
        setMoving(null);
        return;
      case "taken":
        setSaid(words.keys.taken(name, words.keys.actions[outcome.by]));
        return;
      case "unusable":
        setSaid(words.keys.unusable(name));
    }
  };
  const reset = (): void => {
    resetBindings();
    setMoving(null);
    setSaid(words.keys.given);
  };

  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <div class="stack">
        <p>{words.keys.intro}</p>
        <label class="choice">
          <input type="checkbox" role="switch" checked={single} onChange={turn} />
          <span>
            {words.keys.single} <small>{words.keys.singleHint}</small>
          </span>
        </label>
        <table class="keys" onKeyDown={press}>
          <caption class="vh">{words.keys.single}</caption>
          <tbody>
            {KEYED_COMMANDS.map((command) => (
              <tr key={command}>
                <th scope="row">{words.keys.actions[command]}</th>
                <td>
                  <kbd>{moving === command ? "…" : keyName(codeOf(command))}</kbd>
                </td>
                <td>
                  <button class="btn plain small" type="button" aria-pressed={moving === command} onClick={() => ask(command)}>
                    {words.keys.change}
                    <span class="vh">: {words.keys.actions[command]}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="key-said" role="status">
          {said}
        </p>
        <div class="btns">
          <button class="btn" type="button" onClick={reset}>
            {words.keys.reset}
          </button>
        </div>
        <h3 class="label">{words.keys.others}</h3>
        <table class="keys">
          <caption class="vh">{words.keys.others}</caption>
          <tbody>
            {words.keys.rows.map(([key, action]) => (
              <tr key={key}>
                <th scope="row">{action}</th>
                <td colSpan={2}>
                  <kbd>{key}</kbd>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
