package org.lectern.anchor;

import java.util.HashMap;
import java.util.Map;

/**
 * The number of characters to insert, delete or replace to make one text of another, 64 rows of the table at a step.
 *
 * @see <a href="https://doi.org/10.1007/s00453-001-0030-2">H. Hyyrö's form of Myers' method for several words</a>
 */
final class EditDistance {
    private static final int DIRECT = 128;

    private final int length;
    private final int blocks;
    /** {@code blocks} words a character. */
    private final long[] direct;

    private final Map<Character, long[]> others = new HashMap<>();
    private final long[] none;
    private final long[] rises;
    private final long[] falls;

    /** To one pattern; it may be asked many times, by one thread. */
    EditDistance(char[] pattern) {
        this.length = pattern.length;
        this.blocks = (length + Long.SIZE - 1) / Long.SIZE;
        this.direct = new long[DIRECT * blocks];
        this.none = new long[blocks];
        this.rises = new long[blocks];
        this.falls = new long[blocks];
        for (int at = 0; at < length; at++) {
            char unit = pattern[at];
            long bit = 1L << at;
            if (unit < DIRECT) {
                direct[unit * blocks + at / Long.SIZE] |= bit;
            } else {
                others.computeIfAbsent(unit, any -> new long[blocks])[at / Long.SIZE] |= bit;
            }
        }
    }

    /** Between the whole pattern and the whole of text[from, to). */
    int to(char[] text, int from, int to) {
        if (length == 0) {
            return to - from;
        }
        java.util.Arrays.fill(rises, -1);
        java.util.Arrays.fill(falls, 0);
        int cost = length;
        long lowest = 1L << (length - 1);
        for (int at = from; at < to; at++) {
            char unit = text[at];
            long[] masks = unit < DIRECT ? direct : others.getOrDefault(unit, none);
            int first = unit < DIRECT ? unit * blocks : 0;
            // The text is compared from its beginning, so the table's first row rises by one a column.
            int carried = 1;
            for (int block = 0; block < blocks; block++) {
                long equal = masks[first + block];
                long rising = rises[block];
                long falling = falls[block];
                long vertical = equal | falling;
                if (carried < 0) {
                    equal |= 1;
                }
                long horizontal = (((equal & rising) + rising) ^ rising) | equal;
                long up = falling | ~(horizontal | rising);
                long down = rising & horizontal;
                if (block == blocks - 1) {
                    cost += (up & lowest) != 0 ? 1 : (down & lowest) != 0 ? -1 : 0;
                }
                int carry = up < 0 ? 1 : down < 0 ? -1 : 0;
                up = (up << 1) | (carried > 0 ? 1 : 0);
                down = (down << 1) | (carried < 0 ? 1 : 0);
                rises[block] = down | ~(vertical | up);
                falls[block] = up & vertical;
                carried = carry;
            }
        }
        return cost;
    }
}
