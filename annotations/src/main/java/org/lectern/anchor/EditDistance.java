package org.lectern.anchor;

import java.util.Arrays;

/**
 * The number of characters to insert, delete or replace to make one text of another, 64 rows of the table at a step.
 *
 * @see <a href="https://doi.org/10.1007/s00453-001-0030-2">H. Hyyrö's form of Myers' method for several words</a>
 */
final class EditDistance {
    private final int length;
    private final int blocks;
    private final CharacterMasks characters;
    private final long[] rises;
    private final long[] falls;

    /** To one pattern; it may be asked many times, by one thread. */
    EditDistance(char[] pattern) {
        this.length = pattern.length;
        this.blocks = (length + Long.SIZE - 1) / Long.SIZE;
        this.characters = new CharacterMasks(blocks);
        this.rises = new long[blocks];
        this.falls = new long[blocks];
        for (int at = 0; at < length; at++) {
            characters.add(pattern[at], at);
        }
    }

    /** Between the whole pattern and the whole of text[from, to). */
    int to(char[] text, int from, int to) {
        if (length == 0) {
            return to - from;
        }
        Arrays.fill(rises, -1);
        Arrays.fill(falls, 0);
        long[] masks = characters.masks();
        int cost = length;
        int last = length - 1;
        for (int at = from; at < to; at++) {
            int first = characters.first(text[at]);
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
                    cost += (int) (up >>> last & 1) - (int) (down >>> last & 1);
                }
                int carry = (int) (up >>> 63) - (int) (down >>> 63);
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
