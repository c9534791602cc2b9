package org.lectern.anchor.align;

/**
 * Of the words of a passage, those that stand together in the newer text: what was torn far apart is no longer one
 * passage, and its larger part speaks for it.
 *
 * @param first an old word; −1 for none
 */
record Cluster(int first, int last) {
    /** UTF-16 units between two of its words, beside what the passage itself is long. */
    private static final int SLACK = 200;

    boolean isEmpty() {
        return first < 0;
    }

    static Cluster heaviest(int first, int last, Words old, Words now, int[] partner, int[] move) {
        int reach = old.end(last) - old.start(first) + SLACK;
        Cluster best = new Cluster(-1, -1);
        int most = 0;
        int from = -1;
        int before = -1;
        int weight = 0;
        for (int word = first; word <= last; word++) {
            if (partner[word] < 0) {
                continue;
            }
            boolean goesOn = before >= 0
                    && move[word] == move[before]
                    && partner[word] > partner[before]
                    && now.start(partner[word]) - now.end(partner[before]) <= reach;
            if (!goesOn) {
                from = word;
                weight = 0;
            }
            weight += old.length(word);
            before = word;
            if (weight > most) {
                most = weight;
                best = new Cluster(from, word);
            }
        }
        return best;
    }
}
