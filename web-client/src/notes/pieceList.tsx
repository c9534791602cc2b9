// The words that are written about: one run, or several with […] between them, each of which can be left out again.

import { firstWords } from "../words/format";
import { words } from "../words/words";
import type { Piece } from "./drafts";

interface PieceListProps {
  readonly quote: string;
  readonly pieces: readonly Piece[];
  /** Null where they stay as they are. */
  readonly onPieces: ((pieces: readonly Piece[]) => void) | null;
}

export function PieceList({ quote, pieces, onPieces }: PieceListProps) {
  return (
    <div class="pieces">
      <blockquote class="quoted">
        <p>{quote}</p>
      </blockquote>
      {pieces.map((piece) => (
        <div class="piece" key={piece.start}>
          <span class="cut" aria-label={words.pieces.cut}>
            […]
          </span>
          <blockquote class="quoted">
            <p>{piece.quote}</p>
          </blockquote>
          {onPieces && (
            <button class="btn plain small" type="button" onClick={() => onPieces(pieces.filter((other) => other !== piece))}>
              {words.pieces.remove}
              <span class="vh">: {firstWords(piece.quote)}</span>
            </button>
          )}
        </div>
      ))}
      {onPieces && <p class="hint">{words.pieces.hint}</p>}
    </div>
  );
}
