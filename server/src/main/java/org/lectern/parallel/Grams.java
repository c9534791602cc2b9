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
     * Words that stand in more places than this are names, turns of phrase, or part of a commonplace. They lead to
     * {@value #FIRST_PLACES} of them alone, since following all would cost the square of their number.
     */
    static final int MOST_PLACES = 64;

    /** Always the same ones, the first: so the words of a commonplace lead to the same places, one after the other. */
    static final int FIRST_PLACES = 16;

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

    /** Where each group of the same words begins in sorted grams, and where the last ends. */
    static int[] groups(long[] sorted) {
        int[] groups = new int[sorted.length + 1];
        int count = 0;
        for (int n = 0; n < sorted.length; n++) {
            if (n == 0 || which(sorted[n]) != which(sorted[n - 1])) {
                groups[count++] = n;
            }
        }
        groups[count++] = sorted.length;
        return Arrays.copyOf(groups, count);
    }

    /** Those that begin at a word or after it. */
    static long[] since(long[] grams, int word) {
        long[] since = new long[grams.length];
        int count = 0;
        for (long gram : grams) {
            if (place(gram) >= word) {
                since[count++] = gram;
            }
        }
        return count == grams.length ? grams : Arrays.copyOf(since, count);
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
