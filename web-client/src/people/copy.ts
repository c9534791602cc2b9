// Beside a read-only field: a button that copies what it holds. A page that came over plain HTTP has no clipboard of its
// own; there the field is selected and the browser asked to copy, and if it will not, the selection is what is left.

import { words } from "../words/words";

export function addCopyButtons(root: ParentNode): void {
  for (const holder of root.querySelectorAll<HTMLElement>("[data-copy]")) {
    const field = holder.querySelector("input");
    if (field) holder.append(copyButton(field));
  }
}

function copyButton(field: HTMLInputElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = words.copy.copy;
  button.addEventListener("click", () => {
    void copy(field).then((copied) => {
      button.textContent = copied ? words.copy.copied : words.copy.selected;
    });
  });
  return button;
}

async function copy(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Refused by the reader's settings: the old way may still be allowed
    }
  }
  return document.execCommand("copy");
}
