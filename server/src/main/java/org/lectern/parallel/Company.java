package org.lectern.parallel;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Tells pairs of places that others go along with from those that stand alone, without looking at a word.
 *
 * <p>In a large library most pairs of equal grams are there by chance, and each that is followed costs a look at a far
 * place. One in a run has company: of more than 20 words with four fifths of them equal, either five in a row are, or
 * four in a row at two places (with one such place alone and {@code n} edits there would be {@code 3(n + 1) + 1} equal
 * words at most, which is less than four fifths), and no further apart than {@value #NEAR} words. Chance meets this half
 * as often with every word more, so what is left to look at hardly grows with the library.
 */
final class Company {
    /** Words. */
    static final int NEAR = 32;

    /** Words that may be put in or left out between two pairs. */
    private static final int SHIFT = 12;

    /** Others that have to go along with a pair of grams that stand nearly everywhere: eight words in a row. */
    private static final int COMMON = 4;

    private final long[] pairs;
    private final int count;
    private final BitSet common;
    /** The same pairs, the right place in the upper half. */
    private final long[] byRight;

    /** @param pairs the left place in the upper half of each, the right one in the lower; written over */
    Company(long[] pairs, int count, BitSet common) {
        this.pairs = pairs;
        this.count = count;
        this.common = common;
        this.byRight = new long[count];
        for (int n = 0; n < count; n++) {
            byRight[n] = Long.rotateLeft(pairs[n], Integer.SIZE);
        }
        Arrays.sort(byRight);
    }

    /** Leaves those that have company at the beginning of the pairs; how many they are. */
    int keep() {
        int kept = 0;
        for (int n = 0; n < count; n++) {
            if (hasCompany(n)) {
                pairs[kept++] = Long.rotateLeft(byRight[n], Integer.SIZE);
            }
        }
        return kept;
    }

    private boolean hasCompany(int n) {
        int needed = common.get(left(n)) ? COMMON : 1;
        for (int other = n - 1; needed > 0 && other >= 0 && right(n) - right(other) <= NEAR; other--) {
            needed -= goAlong(other, n) ? 1 : 0;
        }
        for (int other = n + 1; needed > 0 && other < count && right(other) - right(n) <= NEAR; other++) {
            needed -= goAlong(n, other) ? 1 : 0;
        }
        return needed <= 0;
    }

    private boolean goAlong(int before, int after) {
        int left = left(after) - left(before);
        int right = right(after) - right(before);
        return left > 0 && right > 0 && left <= NEAR && Math.abs(left - right) <= SHIFT;
    }

    private int left(int n) {
        return (int) byRight[n];
    }

    private int right(int n) {
        return (int) (byRight[n] >>> Integer.SIZE);
    }
}
