package org.lectern.parallel;

import java.util.Arrays;
import java.util.BitSet;

/** For each word of a part, the earlier places that have the same {@value Grams#SIZE} words. */
final class Seeding implements RunFinder.Partners {
    private final int from;
    /** Where the earlier places of each word begin in {@link #places}; one more than there are words. */
    private final int[] begins;

    private final int[] places;
    /** Words at which a gram begins that stands in more than {@value Grams#MOST_PLACES} places. */
    private final BitSet common;

    private Seeding(int from, int[] begins, int[] places, BitSet common) {
        this.from = from;
        this.begins = begins;
        this.places = places;
        this.common = common;
    }

    @Override
    public int[] of(int word) {
        int begin = begins[word - from];
        int end = begins[word - from + 1];
        return begin == end ? NONE : Arrays.copyOfRange(places, begin, end);
    }

    @Override
    public boolean isCommon(int word) {
        return common.get(word - from);
    }

    /** Collects pairs of places in any order. */
    static final class Builder {
        private final Words words;
        private final int from;
        private final int size;
        private final BitSet common = new BitSet();
        private long[] pairs = new long[1024];
        private int count;

        Builder(Words words, int from, int to) {
            this.words = words;
            this.from = from;
            this.size = to - from;
        }

        void add(int left, int right) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
            }
            pairs[count++] = (long) (left - from) << Integer.SIZE | right;
        }

        /** What begins here stands in more than {@value Grams#MOST_PLACES} places. */
        void setCommon(int left) {
            common.set(left - from);
        }

        /** Without the pairs that stand alone. */
        Seeding inCompany() {
            count = new Company(pairs, count, common).keep();
            return build();
        }

        Seeding build() {
            Arrays.sort(pairs, 0, count);
            int[] begins = new int[size + 1];
            int[] places = new int[count];
            int kept = 0;
            int at = 0;
            for (int word = 0; word < size; word++) {
                begins[word] = kept;
                while (at < count && (int) (pairs[at] >>> Integer.SIZE) == word) {
                    int right = (int) pairs[at++];
                    if (Grams.agree(words, from + word, right)) {
                        places[kept++] = right;
                    }
                }
            }
            begins[size] = kept;
            return new Seeding(from, begins, places, common);
        }
    }

    /**
     * All within sorted grams.
     *
     * @param from the first word of the left part, to just after its last
     * @param rightTo the word before which the earlier places end
     */
    static Seeding within(long[] grams, Words words, int from, int to, int rightTo) {
        Builder pairs = new Builder(words, from, to);
        int group = 0;
        while (group < grams.length) {
            int end = group + 1;
            while (end < grams.length && Grams.which(grams[end]) == Grams.which(grams[group])) {
                end++;
            }
            boolean isCommon = end - group > Grams.MOST_PLACES;
            int rightEnd = isCommon ? group + Grams.FIRST_PLACES : end;
            for (int n = group; n < end; n++) {
                int left = Grams.place(grams[n]);
                if (left >= from) {
                    pairs(pairs, grams, left, group, Math.min(n, rightEnd), rightTo);
                    if (isCommon) {
                        pairs.setCommon(left);
                    }
                }
            }
            group = end;
        }
        return pairs.build();
    }

    private static void pairs(Builder pairs, long[] grams, int left, int begin, int end, int rightTo) {
        for (int n = begin; n < end; n++) {
            int right = Grams.place(grams[n]);
            if (right + Grams.SIZE <= Math.min(left, rightTo)) {
                pairs.add(left, right);
            }
        }
    }
}
