package org.lectern.parallel;

/**
 * Where stretches of equal words are parted that have too many edits between them: where most edits are, at the first of
 * several such places, again and again. All these places are found at once, as a Cartesian tree of the gaps (Vuillemin,
 * Communications of the ACM 23, 1980), since each may leave a part that is shorter by one stretch only.
 */
final class Partings {
    /** The edits before a stretch and before all that come before it. */
    private final long[] upTo;
    /** By the stretch after a gap: the gap at which what comes before it is parted next; 0 where it is one stretch. */
    private final int[] before;
    /** The same of what comes after it. */
    private final int[] after;

    private final Part whole;

    /**
     * Some of the stretches, one after the other.
     *
     * @param from the first
     * @param to the one after the last
     * @param gap the stretch before which they are parted; 0 where it is only one
     */
    record Part(int from, int to, int gap) {}

    /** @param edits before each stretch; of the first it does not count */
    Partings(int[] edits) {
        int count = edits.length;
        this.upTo = new long[count];
        this.before = new int[count];
        this.after = new int[count];
        int[] open = new int[count]; // gaps of which the end of what comes after is not known, the widest first
        int depth = 0;
        for (int gap = 1; gap < count; gap++) {
            upTo[gap] = upTo[gap - 1] + edits[gap];
            int last = 0;
            while (depth > 0 && edits[open[depth - 1]] < edits[gap]) {
                last = open[--depth];
            }
            before[gap] = last;
            if (depth > 0) {
                after[open[depth - 1]] = gap;
            }
            open[depth++] = gap;
        }
        this.whole = new Part(0, count, depth > 0 ? open[0] : 0);
    }

    Part whole() {
        return whole;
    }

    /** What comes before the gap of a part that has one. */
    Part before(Part part) {
        return new Part(part.from, part.gap, before[part.gap]);
    }

    /** What comes after it. */
    Part after(Part part) {
        return new Part(part.gap, part.to, after[part.gap]);
    }

    /** Those between the stretches of a part. */
    long edits(Part part) {
        return upTo[part.to - 1] - upTo[part.from];
    }
}
