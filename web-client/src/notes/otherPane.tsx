// The other document of a cross-reference: its words are chosen in the pane beside the text.

import type { DocumentEntry } from "../api/types";
import { besidePane } from "../reading/beside";
import type { FarEnd } from "./drafts";

/** Shows the document beside the text; the answer leaves the pane as it was before. */
export function showOther(document: DocumentEntry, onPick: (far: FarEnd) => void, onClose: () => void): () => void {
  return besidePane()?.pick(document.id, document.version, { onPick, onClose }) ?? (() => undefined);
}
