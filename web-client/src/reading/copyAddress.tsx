// Copying an address. Over plain HTTP in a local network browsers have no clipboard for pages: the address is then
// shown in a field, selected, to be copied by hand.

import { render } from "preact";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { announce } from "./status";

export async function copyAddress(address: string): Promise<void> {
  // Typed as always there, but missing outside secure contexts
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) {
    try {
      await clipboard.writeText(address);
      announce(words.reader.copied);
      return;
    } catch (reason) {
      console.info("The clipboard is not available; showing the address instead.", reason);
    }
  }
  const holder = document.createElement("div");
  document.body.append(holder);
  const close = (): void => {
    render(null, holder);
    holder.remove();
  };
  render(
    <Dialog title={words.reader.copyTitle} onClose={close}>
      <div class="field">
        <input
          class="input mono"
          readOnly
          value={address}
          aria-label={words.reader.copyTitle}
          ref={(field) => {
            field?.focus();
            field?.select();
          }}
        />
        <p class="hint">{words.reader.copyHint}</p>
      </div>
    </Dialog>,
    holder,
  );
}
