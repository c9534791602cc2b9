// A passage of several pieces: words left out between them are shown as […] and are no part of it.

import { overlaps, type Span } from "../anchor/span";
import type { Piece } from "./drafts";

/** The pieces beside the first one, with one more; null where it would take in words that another has already. */
export function withPiece(first: Span, more: readonly Piece[], piece: Piece): readonly Piece[] | null {
  if ([first, ...more].some((other) => overlaps(other, piece))) return null;
  return [...more, piece].sort((a, b) => a.start - b.start);
}

/** All pieces in the order of the text. */
export function inOrder<T extends Span>(first: T, more: readonly T[]): readonly T[] {
  return [first, ...more].sort((a, b) => a.start - b.start);
}
