package org.lectern.anchor;

/**
 * Where each run of {@value #SIZE} units stands in a folded text.
 *
 * <p>Runs are hashed into buckets, about one for every four units; the places of a bucket lie together. Two runs that
 * share a bucket add a few foreign places, which whoever asks has to look at anyway. Immutable.
 */
final class GramIndex {
    /**
     * Of five letters: with one letter in ten changed, three runs in five are still whole, and a run is rare enough in
     * a book to point at few places.
     */
    static final int SIZE = 5;

    private static final int BASE = 0x01000193;

    /** What a run's first unit is multiplied with. */
    private static final int LEAVING = leaving();

    private final int shift;
    /** Where the places of each bucket begin; one more at the end. */
    private final int[] starts;
    /** Ascending within a bucket. */
    private final int[] places;

    GramIndex(char[] text) {
        int grams = Math.max(0, text.length - SIZE + 1);
        int bits = Math.clamp(32 - Integer.numberOfLeadingZeros(Math.max(1, grams / 6)), 4, 22);
        this.shift = 32 - bits;
        int[] hashes = hashes(text, 0, text.length);
        int[] next = new int[(1 << bits) + 1];
        for (int hash : hashes) {
            next[(hash >>> shift) + 1]++;
        }
        for (int bucket = 1; bucket < next.length; bucket++) {
            next[bucket] += next[bucket - 1];
        }
        this.starts = next.clone();
        this.places = new int[grams];
        for (int place = 0; place < grams; place++) {
            places[next[hashes[place] >>> shift]++] = place;
        }
    }

    private static int leaving() {
        int power = 1;
        for (int n = 1; n < SIZE; n++) {
            power *= BASE;
        }
        return power;
    }

    /** The hash of each run that begins in [from, to) and ends in it too. */
    static int[] hashes(char[] text, int from, int to) {
        int[] hashes = new int[Math.max(0, to - from - SIZE + 1)];
        if (hashes.length == 0) {
            return hashes;
        }
        int rolling = 0;
        for (int at = from; at < from + SIZE - 1; at++) {
            rolling = rolling * BASE + text[at];
        }
        int leaving = 0;
        for (int n = 0; n < hashes.length; n++) {
            rolling = (rolling - leaving * LEAVING) * BASE + text[from + n + SIZE - 1];
            leaving = text[from + n];
            // The upper bits of the product depend on all of the run.
            hashes[n] = rolling * 0x9E3779B1;
        }
        return hashes;
    }

    int first(int hash) {
        return starts[hash >>> shift];
    }

    int count(int hash) {
        int bucket = hash >>> shift;
        return starts[bucket + 1] - starts[bucket];
    }

    /** The same for each of them. */
    int[] counts(int[] hashes) {
        int[] counts = new int[hashes.length];
        for (int at = 0; at < counts.length; at++) {
            int bucket = hashes[at] >>> shift;
            counts[at] = starts[bucket + 1] - starts[bucket];
        }
        return counts;
    }

    /** Whether a run of text[from, to) stands nowhere else; the text is the one that this is an index of. */
    boolean isUnique(char[] text, int from, int to) {
        for (int hash : hashes(text, from, to)) {
            if (count(hash) == 1) {
                return true;
            }
        }
        return false;
    }

    /** @param n from {@link #first} on, {@link #count} of them */
    int place(int n) {
        return places[n];
    }

    /** What it holds, in bytes. */
    long bytes() {
        return 4L * starts.length + 4L * places.length;
    }
}
