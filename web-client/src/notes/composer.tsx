// Where a note, a rating or a link is written. The draft is kept in this browser at every letter, and only forgotten
// when the server has acknowledged it; nothing typed is lost to a failed request or a closed page.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DocumentEntry, Session } from "../api/types";
import { words } from "../words/words";
import { timeOf } from "../words/format";
import { isWithin, type Audience } from "./audience";
import { AudiencePicker } from "./audiencePicker";
import { useBounds } from "./bounds";
import { isBlank, type Draft, type FarEnd, type Piece, type Verb } from "./drafts";
import { FlagForm } from "./flagForm";
import { LinkForm } from "./linkForm";
import { showOther } from "./otherPane";
import { merged, type Wording } from "./merge";
import { MergePanel } from "./mergePanel";
import { PieceList } from "./pieceList";
import { KeptGrade, RatingForm } from "./ratingForm";
import { ReadingForm } from "./readingForm";
import { useSaving } from "./saving";
import { useScale } from "./scales";
import { TagsField } from "./tagsField";
import { WordsField } from "./wordsField";
import { useUniqueId } from "../reading/uniqueId";

interface ComposerProps {
  readonly session: Session;
  /** The document that it stands on. */
  readonly document: string;
  readonly start: Draft;
  readonly editing: boolean;
  /** What the passage is made of beside the words it was begun on. */
  readonly pieces: readonly Piece[];
  readonly onPieces: (pieces: readonly Piece[]) => void;
  /** Tags used on this page, to choose from. */
  readonly knownTags: readonly string[];
  /** Editing goes on from a draft: forgets it and begins with what is saved. */
  readonly onStartAgain: (() => void) | null;
  /** What is saved by now, where the draft was written on an older state. */
  readonly newer: Draft | null;
  /** Makes something new of the words where what they changed is gone; null where there is no place for it. */
  readonly onAnew: ((draft: Draft) => void) | null;
  /** What was chosen is the next note's first choice. */
  readonly onAudience: (audience: Audience) => void;
  /** False where the browser refuses to keep it. */
  readonly onKeep: (draft: Draft) => boolean;
  /**
   * Sends it.
   *
   * @param now what stands in the form by then, since somebody who is quick goes on writing while it is on its way;
   *     null once the form is closed
   * @returns null where that was all; otherwise what changes in the draft, the rest of which is still to be saved
   */
  readonly onSave: (draft: Draft, now: () => Draft | null) => Promise<Partial<Draft> | null>;
  readonly onChangeExisting: (annotation: string, draft: Draft) => Promise<void>;
  readonly onClose: () => void;
}

const VERBS: readonly { readonly verb: Verb; readonly label: string }[] = [
  { verb: "note", label: words.adder.note },
  { verb: "rate", label: words.adder.rate },
  { verb: "link", label: words.adder.link },
  { verb: "flag", label: words.adder.flag },
  { verb: "reading", label: words.adder.reading },
];

export function Composer(props: ComposerProps) {
  const { start, editing, onKeep, onSave, onClose } = props;
  const id = useUniqueId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(start);
  /** Also for what was begun before the last letter was typed. */
  const latest = useRef(start);
  const closed = useRef(false);
  useEffect(() => () => void (closed.current = true), []);
  const [step, setStep] = useState(0);
  const [kept, setKept] = useState<string | null>(null);
  const [newer, setNewer] = useState(props.newer);
  const { sending, save, changed, attempt } = useSaving({
    editing,
    draft: () => latest.current,
    mayNot: newer !== null,
    onSave: (sent) => onSave(sent, () => (closed.current ? null : latest.current)),
    onNewer: setNewer,
    onMore: (part) => {
      keep(part);
      setKept(words.composer.savedMeanwhile);
    },
  });
  const [other, setOther] = useState<DocumentEntry | null>(null);

  const bounds = useBounds(draft.verb === "link" && draft.far ? [props.document, draft.far.document] : [props.document]);
  const offered = useScale(draft.audience, props.session.groups, draft.verb === "rate");
  // What was chosen for the last note may reach further than this one can.
  useEffect(() => {
    const within = draft.audience.filter((path) => isWithin(path, bounds));
    if (!editing && within.length < draft.audience.length) keep({ audience: within });
  }, [bounds]);

  // Before the next key can be pressed: what somebody types at once belongs here.
  useLayoutEffect(() => {
    if (!props.newer) focusFirst(form.current, start.verb);
  }, []);
  useEffect(() => {
    if (other) return showOther(other, choosePlace, leavePane);
    return undefined;
  }, [other]);

  useEffect(() => {
    // The same ones may come anew, read from what is kept
    if (!editing && JSON.stringify(props.pieces) !== JSON.stringify(latest.current.more)) keep({ more: props.pieces });
  }, [props.pieces]);

  /** What comes in from elsewhere leaves alone what waits to be sent again. */
  const keep = (part: Partial<Draft>): void => {
    const next = { ...latest.current, ...part };
    hold(next);
    // Of an empty form there is nothing to be said.
    setKept(!onKeep(next) ? words.errors.storage : !editing && isBlank(next) ? null : words.composer.draftKept(timeOf(new Date())));
  };
  const hold = (next: Draft): void => {
    latest.current = next;
    setDraft(next);
  };
  const change = (part: Partial<Draft>): void => {
    keep(part);
    changed();
  };
  const choosePlace = (far: FarEnd): void => {
    change({ far });
    setOther(null);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[type=submit]")?.focus());
  };
  const leavePane = (): void => {
    setOther(null);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("select[data-document]")?.focus());
  };
  const gradeAnew = (): void => {
    setStep(0);
    requestAnimationFrame(() => focusFirst(form.current, "rate"));
  };
  const verb = (next: Verb): void => {
    change({ verb: next });
    setOther(null);
  };

  const choose = (wording: Wording): void => {
    if (!newer) return;
    const next = merged(draft, newer, wording);
    hold(next);
    setNewer(null);
    setKept(onKeep(next) ? words.merge.chosen : words.errors.storage);
    requestAnimationFrame(() => focusFirst(form.current, next.verb));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      void save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
  };

  const { saveNote, saveRating, saveLink, saveReading } = words.composer;
  const label = { note: saveNote, rate: saveRating, link: saveLink, flag: words.flags.save, reading: saveReading }[draft.verb];
  const finished = draft.verb !== "rate" || step === 2 || editing;
  return (
    <form
      class="composer"
      ref={form}
      aria-label={editing ? words.composer.editName : words.composer.name}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {!editing && (
        <fieldset class="verbs">
          <legend class="vh">{words.composer.verbs}</legend>
          {VERBS.map((choice) => (
            <label key={choice.verb}>
              <input
                type="radio"
                name={`${id}-verb`}
                checked={draft.verb === choice.verb}
                onChange={() => verb(choice.verb)}
              />
              {choice.label}
            </label>
          ))}
        </fieldset>
      )}
      <PieceList quote={draft.quote} pieces={draft.more} onPieces={editing || draft.area ? null : props.onPieces} />

      {newer && <MergePanel theirs={newer} groups={props.session.groups} onChoose={choose} />}
      {draft.verb === "rate" && <RatingForm draft={draft} offered={offered} step={step} onStep={setStep} onChange={change} />}
      {draft.verb === "link" && <LinkForm draft={draft} fixed={editing} onChange={change} onChoose={setOther} />}
      {draft.verb === "flag" && <FlagForm draft={draft} base={props.session.base} onChange={change} />}
      {draft.verb === "reading" && <ReadingForm id={`${id}-reading`} draft={draft} onChange={change} />}
      {draft.verb !== "rate" && draft.verb !== "flag" && (
        <WordsField id={`${id}-text`} label={draft.verb === "note" ? words.composer.note : words.composer.comment} draft={draft} onChange={change} />
      )}
      {draft.verb === "note" && (
        <label class="choice">
          <input type="checkbox" checked={draft.question} onChange={(event) => change({ question: event.currentTarget.checked })} />
          <span>
            {words.composer.question} <small>{words.composer.questionHint}</small>
          </span>
        </label>
      )}

      {finished && (
        <>
          <TagsField tags={draft.tags} known={props.knownTags} onChange={(tags) => change({ tags })} />
          <AudiencePicker
            id={`${id}-who`}
            groups={props.session.groups}
            value={draft.audience}
            bounds={bounds}
            onChange={(audience) => {
              props.onAudience(audience);
              change({ audience });
            }}
          />
          {draft.verb === "rate" && step > 0 && <KeptGrade draft={draft} offered={offered} onAnew={gradeAnew} />}
          {sending.type === "failed" && (
            <div class="problem" role="alert">
              <p>{sending.reason}</p>
              {sending.cure === "sign-in" && (
                <a class="btn" href="/sign-in" target="_blank" rel="noopener">
                  {words.composer.signInAgain}
                </a>
              )}
              {sending.existing && (
                <button class="btn" type="button" onClick={() => void attempt(() => props.onChangeExisting(sending.existing ?? "", latest.current))}>
                  {words.composer.changeExisting}
                </button>
              )}
              {sending.gone && props.onAnew && (
                <button class="btn" type="button" onClick={() => props.onAnew?.(draft)}>
                  {words.merge.anew}
                </button>
              )}
            </div>
          )}
          {props.onStartAgain && !newer && (
            <p class="hint">
              {words.composer.editDraft}{" "}
              <button class="btn plain small" type="button" onClick={props.onStartAgain}>
                {words.composer.startAgain}
              </button>
            </p>
          )}
          <div class="foot">
            <button class="btn primary" type="submit" aria-disabled={sending.type === "sending" || newer !== null}>
              {label}
            </button>
            <span class="caption" role="status">
              {sending.type === "sending" ? words.composer.saving : (kept ?? "")}
            </span>
          </div>
        </>
      )}
    </form>
  );
}

function focusFirst(form: HTMLFormElement | null, verb: Verb): void {
  const wanted = { note: "textarea", rate: ".scale input", link: "select", flag: "select", reading: "textarea" }[verb];
  (form?.querySelector<HTMLElement>(wanted) ?? form?.querySelector<HTMLElement>(".step"))?.focus();
}
