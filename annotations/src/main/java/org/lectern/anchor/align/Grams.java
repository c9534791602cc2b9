package org.lectern.anchor.align;

import java.util.Arrays;

/** Where runs of a fixed number of words occur, as long as they occur once; an open-addressed table of hashes. */
final class Grams {
    private static final int NOWHERE = -1;
    private static final int SEVERAL = -2;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int size;
    private final long[] keys;
    private final int[] left;
    private final int[] right;
    private final int mask;

    /**
     * @param size words of a run
     * @param expected runs on the left side at most
     */
    Grams(int size, int expected) {
        this.size = size;
        int slots = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) << 1;
        this.mask = slots - 1;
        this.keys = new long[slots];
        this.left = new int[slots];
        this.right = new int[slots];
        Arrays.fill(left, NOWHERE);
        Arrays.fill(right, NOWHERE);
    }

    private long key(int[] words, int at) {
        long key = 1;
        for (int n = 0; n < size; n++) {
            key = (key ^ (words[at + n] + 1L)) * MULTIPLIER;
            key ^= key >>> 29;
        }
        return key;
    }

    private int slot(long key) {
        int slot = (int) (key >>> 32) & mask;
        while (left[slot] != NOWHERE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void addLeft(int[] words, int at) {
        long key = key(words, at);
        int slot = slot(key);
        keys[slot] = key;
        left[slot] = left[slot] == NOWHERE ? at : SEVERAL;
    }

    /** After all of the left side; what the left side does not have is not kept. */
    void addRight(int[] words, int at) {
        int slot = slot(key(words, at));
        if (left[slot] != NOWHERE) {
            right[slot] = right[slot] == NOWHERE ? at : SEVERAL;
        }
    }

    /** Where the right side has the run that begins here on the left, if each has it once; −1 otherwise. */
    int partner(int[] a, int at, int[] b) {
        int slot = slot(key(a, at));
        int there = left[slot] == at ? right[slot] : NOWHERE;
        // Hashes may agree by accident; words do not.
        return there >= 0 && Arrays.equals(a, at, at + size, b, there, there + size) ? there : NOWHERE;
    }
}
