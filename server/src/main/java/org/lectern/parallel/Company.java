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
        int before = near(n, -1, needed);
        return before == needed || before + near(n, 1, needed - before) == needed;
    }

    /**
     * How many go along with a pair on one side of it, at most as many as are needed. What cannot is leapt over: where the same
     * few words stand everywhere, thousands of pairs have the same right place.
     *
     * @param step 1 towards the end, −1 towards the beginning
     */
    private int near(int n, int step, int needed) {
        int found = 0;
        int other = n + step;
        while (found < needed && other >= 0 && other < count && step * (right(other) - right(n)) <= NEAR) {
            int right = step * (right(other) - right(n));
            int left = step * (left(other) - left(n));
            int least = Math.max(1, right - SHIFT);
            if (right > 0 && left < least) {
                other = next(other, step, right(other), left(n) + step * least);
            } else if (right > 0 && left <= Math.min(NEAR, right + SHIFT)) {
                found++;
                other += step;
            } else {
                other = next(other, step, right(other) + step, left(n) + step);
            }
        }
        return found;
    }

    /** The next pair that is not before these places, in longer and longer leaps and then by halves. */
    private int next(int from, int step, int right, int left) {
        long wanted = ((long) right << Integer.SIZE) + left;
        int before = 0;
        int leap = 1;
        while (isBefore(from + step * leap, step, wanted)) {
            before = leap;
            leap = Math.min(2 * leap, count);
        }
        while (leap - before > 1) {
            int middle = (before + leap) >>> 1;
            if (isBefore(from + step * middle, step, wanted)) {
                before = middle;
            } else {
                leap = middle;
            }
        }
        return from + step * leap;
    }

    private boolean isBefore(int n, int step, long wanted) {
        return n >= 0 && n < count && step * Long.compare(byRight[n], wanted) < 0;
    }

    private int left(int n) {
        return (int) byRight[n];
    }

    private int right(int n) {
        return (int) (byRight[n] >>> Integer.SIZE);
    }
}
