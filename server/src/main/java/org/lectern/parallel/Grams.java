package org.lectern.parallel;

import java.util.Arrays;

/**
 * Runs of {@value #SIZE} words as numbers: the upper half of a {@code long} says which words, the lower where. So sorting
 * brings the same words together, in the order of their places.
 */
final class Grams {
    /** Words. */
    static final int SIZE = 4;

    /**
     * Words that stand in more places than this lead nowhere: they are names and turns of phrase, and following them
     * would cost the square of their number. A run is found by its rarer words.
     */
    static final int MOST_PLACES = 64;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long PLACE = 0xFFFF_FFFFL;

    private Grams() {}

    /** The grams of some words, sorted; those that hold a break are left out. */
    static long[] of(Words words, int from, int to) {
        long[] grams = new long[Math.max(0, to - from - SIZE + 1)];
        int count = 0;
        int free = 0;
        for (int at = from; at < to; at++) {
            free = words.at(at) == Words.BREAK ? 0 : free + 1;
            if (free >= SIZE) {
                int first = at - SIZE + 1;
                grams[count++] = (long) which(words, first) << Integer.SIZE | first;
            }
        }
        long[] made = Arrays.copyOf(grams, count);
        Arrays.sort(made);
        return made;
    }

    /** Never negative, so that grams sort as they compare. */
    private static int which(Words words, int first) {
        long mixed = 1;
        for (int n = 0; n < SIZE; n++) {
            mixed = (mixed ^ words.at(first + n)) * MULTIPLIER;
            mixed ^= mixed >>> 29;
        }
        return (int) (mixed >>> 33);
    }

    static int which(long gram) {
        return (int) (gram >>> Integer.SIZE);
    }

    static int place(long gram) {
        return (int) (gram & PLACE);
    }

    /** Whether the words agree and not only their numbers. */
    static boolean agree(Words words, int left, int right) {
        for (int n = 0; n < SIZE; n++) {
            if (words.at(left + n) != words.at(right + n)) {
                return false;
            }
        }
        return true;
    }
}
