// Shown above the words in the composer when the note was changed elsewhere while they were written: what is saved now,
// and what can be done with the two wordings. Until one is chosen, nothing is sent and nothing is forgotten.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Group } from "../api/types";
import { words } from "../words/words";
import { audienceWords } from "./audience";
import type { Draft } from "./drafts";
import type { Wording } from "./merge";
import { Change } from "./readingForm";

interface MergePanelProps {
  readonly theirs: Draft;
  readonly groups: readonly Group[];
  readonly onChoose: (wording: Wording) => void;
}

export function MergePanel({ theirs, groups, onChoose }: MergePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => panel.current?.focus(), []);
  const grades = Object.entries(theirs.grades).map(([, grade]) => [grade.value, grade.explanation].filter(Boolean).join(" "));
  return (
    <div class="merge stack tight" role="group" aria-labelledby="merge-title" tabIndex={-1} ref={panel}>
      <p class="problem" id="merge-title" role="alert">
        {words.merge.title}
      </p>
      <p class="label" id="merge-saved">
        {words.merge.saved}
      </p>
      <blockquote aria-labelledby="merge-saved">
        {theirs.verb === "reading" && <Change printed={theirs.quote} read={theirs.reading} />}
        {theirs.text.split("\n").map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {grades.map((grade) => (
          <p key={grade}>{grade}</p>
        ))}
        {theirs.text.trim() === "" && grades.length === 0 && theirs.verb !== "reading" && <p>{words.notes.empty}</p>}
      </blockquote>
      <p class="caption">
        {[audienceWords(theirs.audience, groups), ...theirs.tags].join(" · ")}
      </p>
      <div class="btns">
        <button class="btn primary" type="button" onClick={() => onChoose("both")}>
          {words.merge.both}
        </button>
        <button class="btn" type="button" onClick={() => onChoose("mine")}>
          {words.merge.mine}
        </button>
        <button class="btn" type="button" onClick={() => onChoose("theirs")}>
          {words.merge.theirs}
        </button>
      </div>
    </div>
  );
}
