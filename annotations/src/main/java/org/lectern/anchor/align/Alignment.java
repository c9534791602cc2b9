package org.lectern.anchor.align;

import java.util.List;
import org.lectern.anchor.TextSpan;

/** An older and a newer text laid beside each other. Safe for use by several threads. */
public sealed interface Alignment permits TextAlignment, LongAlignment {
    /** What became of a passage of the older text; the span is not empty. */
    Carried carry(TextSpan span);

    /** Whether most of a span of the newer text is not accounted for: it was written anew, or found by no one yet. */
    boolean isFree(TextSpan there);

    /**
     * Which blocks of the newer text are which of the older one's: each at most one, the one that it shares most with,
     * if that is at least half of the old block and a quarter of the new one.
     *
     * @param before disjoint spans of the older text, in order
     * @param after disjoint spans of the newer text, in order
     * @return for each of {@code after} the index of its block in {@code before}, or −1
     */
    int[] blocks(List<TextSpan> before, List<TextSpan> after);

    /** What it takes in memory. */
    long bytes();
}
