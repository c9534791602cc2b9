// A button that shows something below itself; Esc, a click outside or leaving it with the Tab key hides it again.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUniqueId } from "./uniqueId";

interface DisclosureProps {
  readonly label: ComponentChildren;
  readonly name: string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

export function Disclosure({ label, name, kind = "", children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useUniqueId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);

  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div class="drop" ref={box} onKeyDown={escape}>
      <button class={`btn ${kind}`} type="button" ref={button} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label}
      </button>
      <div class="drop-panel" id={id} role="group" aria-label={name} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
