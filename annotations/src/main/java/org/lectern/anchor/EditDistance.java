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
        this(pattern, 0, pattern.length);
    }

    /** The same to units[from, to). */
    EditDistance(char[] units, int from, int to) {
        this.length = to - from;
        this.blocks = (length + Long.SIZE - 1) / Long.SIZE;
        this.characters = new CharacterMasks(blocks);
        this.rises = new long[blocks];
        this.falls = new long[blocks];
        for (int at = 0; at < length; at++) {
            characters.add(units[from + at], at);
        }
    }

    /** Between the whole pattern and the whole of text[from, to). */
    int to(char[] text, int from, int to) {
        if (length == 0) {
            return to - from;
        }
        Arrays.fill(rises, -1);
        Arrays.fill(falls, 0);
        int cost = length;
        for (int at = from; at < to; at++) {
            cost += column(characters.first(text[at]));
        }
        return cost;
    }

    /**
     * Goes on by one character of the text. A method of its own, since a few hundred calls make it worth compiling and it
     * would take a hundred comparisons for a loop to be.
     *
     * @param first where the character's places begin
     * @return by how much the cost changes
     */
    private int column(int first) {
        long[] masks = characters.masks();
        int last = length - 1;
        // The text is compared from its beginning, so the table's first row rises by one a column.
        int carried = 1;
        long up = 0;
        long down = 0;
        for (int block = 0; block < blocks; block++) {
            long equal = masks[first + block];
            long rising = rises[block];
            long falling = falls[block];
            long vertical = equal | falling;
            if (carried < 0) {
                equal |= 1;
            }
            long horizontal = (((equal & rising) + rising) ^ rising) | equal;
            up = falling | ~(horizontal | rising);
            down = rising & horizontal;
            long rose = (up << 1) | (carried > 0 ? 1 : 0);
            long fell = (down << 1) | (carried < 0 ? 1 : 0);
            rises[block] = fell | ~(vertical | rose);
            falls[block] = rose & vertical;
            carried = (int) (up >>> 63) - (int) (down >>> 63);
        }
        return (int) (up >>> last & 1) - (int) (down >>> last & 1);
    }
}
