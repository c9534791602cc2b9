// How a note came to read as it does: each wording, with its author, time and audience, the newest first.

import { useEffect, useState } from "preact/hooks";
import { fetchHistory, type Past, type PastKind } from "../api/annotations";
import { inWords } from "../api/http";
import type { Annotation, Group } from "../api/types";
import { Dialog } from "../reading/dialog";
import { fullTime } from "../words/format";
import { words } from "../words/words";
import { audienceOf, audienceWords } from "./audience";
import { Ratings } from "./badges";
import { FlagSaid } from "./flagSaid";
import { renderBody } from "./markdown";
import { linkBody, ratingsOf, tagsOf, wordsOf } from "./note";

interface HistoryProps {
  readonly annotation: Annotation;
  readonly groups: readonly Group[];
  readonly onClose: () => void;
}

type Shown =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly past: readonly Past[] }
  | { readonly type: "failed"; readonly reason: string };

export function History({ annotation, groups, onClose }: HistoryProps) {
  const [shown, setShown] = useState<Shown>({ type: "loading" });
  useEffect(() => {
    fetchHistory(annotation.id).then(
      (past) => setShown({ type: "ready", past: past.toReversed() }),
      (reason: unknown) => setShown({ type: "failed", reason: inWords(reason) }),
    );
  }, [annotation.id]);
  return (
    <Dialog title={words.history.title} onClose={onClose}>
      {shown.type === "loading" && <p class="hint">{words.history.loading}</p>}
      {shown.type === "failed" && (
        <p class="problem" role="alert">
          {shown.reason}
        </p>
      )}
      {shown.type === "ready" && (
        <ol class="past" role="list">
          {shown.past.map((one, index) => (
            <li key={`${one.at}-${index}`}>
              <p class="who">
                {byItsAuthor(one.kind) && <b>{one.annotation.creator?.name ?? words.someone}</b>}
                <span>{words.history.kinds[one.kind]}</span>
                <time dateTime={one.at}>{fullTime(one.at)}</time>
                <span>{audienceWords(audienceOf(one.annotation), groups)}</span>
              </p>
              {(one.kind === "created" || one.kind === "replaced") && <Wording annotation={one.annotation} />}
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}

/** What a moderator did is no act of the author. */
function byItsAuthor(kind: PastKind): boolean {
  return kind !== "hidden" && kind !== "unhidden";
}

function Wording({ annotation }: { readonly annotation: Annotation }) {
  const relation = linkBody(annotation)?.relation;
  const tags = tagsOf(annotation);
  return (
    <>
      {ratingsOf(annotation).length > 0 && <Ratings annotation={annotation} full />}
      <FlagSaid annotation={annotation} retracted={null} open />
      {relation && <p class="caption">{words.relation[relation]}</p>}
      {wordsOf(annotation).map((body, index) => (
        // Sanitised to plain marks of text by renderBody
        <div key={index} class="said" lang={body.language ?? undefined} dangerouslySetInnerHTML={{ __html: renderBody(body) }} />
      ))}
      {tags.length > 0 && <p class="caption">{tags.join(", ")}</p>}
    </>
  );
}
