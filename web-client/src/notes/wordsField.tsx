// The words of a note: a text area that grows with what is written, and how they will read.

import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/words";
import type { Draft } from "./drafts";
import { renderBody } from "./markdown";

interface WordsFieldProps {
  readonly id: string;
  readonly label: string;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function WordsField({ id, label, draft, onChange }: WordsFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${Math.min(element.scrollHeight + 2, innerHeight / 2)}px`;
  }, [draft.text, preview]);
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {draft.text.trim() !== "" && (
          <button class="btn plain small" type="button" aria-pressed={preview} onClick={() => setPreview(!preview)}>
            {words.composer.preview}
          </button>
        )}
      </div>
      <textarea
        class="input"
        id={id}
        rows={draft.verb === "note" ? 4 : 2}
        ref={area}
        hidden={preview}
        value={draft.text}
        onInput={(event) => onChange({ text: event.currentTarget.value })}
      />
      {preview && (
        // Sanitised to plain marks of text by renderBody
        <div
          class="said preview"
          role="group"
          aria-label={words.composer.preview}
          dangerouslySetInnerHTML={{
            __html: renderBody({ type: "TextualBody", value: draft.text, format: "text/markdown", purpose: null, language: null }),
          }}
        />
      )}
    </div>
  );
}
