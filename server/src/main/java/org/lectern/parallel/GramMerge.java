package org.lectern.parallel;

import java.util.List;
import java.util.function.IntPredicate;

/** Goes through several rows of grams as if they were one, in order, without what stands in documents that are gone. */
final class GramMerge {
    private final GramFile[] parts;
    private final long[] heads;
    private final int[] reached;
    private final IntPredicate isThere;
    private long gram;

    GramMerge(List<GramFile> parts, IntPredicate isThere) {
        this.parts = parts.toArray(GramFile[]::new);
        this.heads = new long[parts.size()];
        this.reached = new int[parts.size()];
        this.isThere = isThere;
        for (int n = 0; n < heads.length; n++) {
            read(n);
        }
    }

    private void read(int n) {
        heads[n] = reached[n] < parts[n].count() ? parts[n].at(reached[n]++) : Long.MAX_VALUE;
    }

    /** Goes to the next; false where there is none. */
    boolean next() {
        do {
            int least = 0;
            for (int n = 1; n < heads.length; n++) {
                least = heads[n] < heads[least] ? n : least;
            }
            gram = heads[least];
            if (gram == Long.MAX_VALUE) {
                return false;
            }
            read(least);
        } while (!isThere.test(Grams.place(gram)));
        return true;
    }

    long gram() {
        return gram;
    }
}
