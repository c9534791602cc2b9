// A modal dialog: the browser's own, which makes the rest of the page inert and gives the focus back.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../words/words";
import { useUniqueId } from "./uniqueId";

interface DialogProps {
  readonly title: string;
  readonly kind?: "alertdialog";
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly foot?: ComponentChildren;
}

export function Dialog({ title, kind, onClose, children, foot }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useUniqueId();
  const gone = useRef(false);
  // Before the next key can be pressed, which would otherwise still be the page's.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      // Closing tells of itself a moment later, when whoever took the dialog away has gone on.
      gone.current = true;
      element?.close();
    };
  }, []);
  const closed = (): void => {
    if (!gone.current) onClose();
  };
  return (
    <dialog class="dialog" ref={dialog} role={kind} aria-labelledby={id} onClose={closed} onKeyDown={(event) => event.stopPropagation()}>
      <div class="dlg-head">
        <h2 id={id}>{title}</h2>
        <button class="btn dismiss" type="button" onClick={onClose}>
          <span aria-hidden="true">×</span>
          <span class="vh">{words.close}</span>
        </button>
      </div>
      <div class="dlg-body">{children}</div>
      {foot && <div class="dlg-foot">{foot}</div>}
    </dialog>
  );
}
