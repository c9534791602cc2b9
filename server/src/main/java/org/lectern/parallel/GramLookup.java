package org.lectern.parallel;

/**
 * Looks many grams up in one row after the other. Each step goes over all of them before the next begins and decides
 * nothing on the way: so the machine fetches several far places at once, where asking for one gram after the other would
 * wait for each.
 */
final class GramLookup {
    private final int[] which;
    private final long[] fetched;
    private final int[] numbers;
    private final int[] begins;
    private int count;

    /** @param which which words, rising */
    GramLookup(int[] which) {
        this.which = which;
        this.fetched = new long[which.length];
        this.numbers = new int[which.length];
        this.begins = new int[which.length];
    }

    /** Finds those that may stand in a row; how many they are. */
    int in(GramFile row) {
        row.entries(which, fetched);
        count = 0;
        for (int n = 0; n < which.length; n++) {
            numbers[count] = n;
            begins[count] = GramFile.begin(fetched[n]);
            count += GramFile.mayHold(fetched[n], which[n]);
        }
        row.grams(begins, count, fetched);
        return count;
    }

    /** The number in the question of one that may be there. */
    int number(int found) {
        return numbers[found];
    }

    /** Whether the bucket of one does not begin with what comes after it. */
    boolean mayBeThere(int found) {
        return Grams.which(fetched[found]) <= which[numbers[found]];
    }
}
