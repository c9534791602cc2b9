package org.lectern.parallel;

import java.util.Arrays;

/** For each word of a part, the earlier places that have the same {@value Grams#SIZE} words. */
final class Seeding implements RunFinder.Partners {
    private final int from;
    /** Where the earlier places of each word begin in {@link #places}; one more than there are words. */
    private final int[] begins;

    private final int[] places;

    private Seeding(int from, int[] begins, int[] places) {
        this.from = from;
        this.begins = begins;
        this.places = places;
    }

    @Override
    public int[] of(int word) {
        int begin = begins[word - from];
        int end = begins[word - from + 1];
        return begin == end ? NONE : Arrays.copyOfRange(places, begin, end);
    }

    /** Collects pairs of places in any order. */
    static final class Builder {
        private final int from;
        private final int size;
        private long[] pairs = new long[1024];
        private int count;

        Builder(int from, int to) {
            this.from = from;
            this.size = to - from;
        }

        void add(int left, int right) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
            }
            pairs[count++] = (long) (left - from) << Integer.SIZE | right;
        }

        Seeding build() {
            Arrays.sort(pairs, 0, count);
            int[] begins = new int[size + 1];
            int[] places = new int[count];
            int at = 0;
            for (int word = 0; word < size; word++) {
                begins[word] = at;
                while (at < count && (int) (pairs[at] >>> Integer.SIZE) == word) {
                    places[at] = (int) pairs[at];
                    at++;
                }
            }
            begins[size] = at;
            return new Seeding(from, begins, places);
        }
    }

    /**
     * All within sorted grams.
     *
     * @param from the first word of the left part, to just after its last
     * @param rightTo the word before which the earlier places end
     */
    static Seeding within(long[] grams, Words words, int from, int to, int rightTo) {
        Builder pairs = new Builder(from, to);
        int group = 0;
        while (group < grams.length) {
            int end = group + 1;
            while (end < grams.length && Grams.which(grams[end]) == Grams.which(grams[group])) {
                end++;
            }
            if (end - group <= Grams.MOST_PLACES) {
                pairs(pairs, grams, group, end, words, from, rightTo);
            }
            group = end;
        }
        return pairs.build();
    }

    private static void pairs(Builder pairs, long[] grams, int group, int end, Words words, int from, int rightTo) {
        for (int later = group + 1; later < end; later++) {
            int left = Grams.place(grams[later]);
            for (int earlier = group; left >= from && earlier < later; earlier++) {
                int right = Grams.place(grams[earlier]);
                if (right + Grams.SIZE <= Math.min(left, rightTo) && Grams.agree(words, left, right)) {
                    pairs.add(left, right);
                }
            }
        }
    }
}
