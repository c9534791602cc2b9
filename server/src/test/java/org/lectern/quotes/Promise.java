package org.lectern.quotes;

/**
 * What is promised of the matcher and tested with another draw each time, and how many misses a draw may have.
 *
 * <p>A draw of {@code n} quotes misses {@code k} of them with the chance that the binomial distribution gives. A matcher
 * as good as the one that was measured exceeds {@link #most} with a chance under {@value #FALSE_ALARM}; all promises
 * together fail by luck in fewer than one of a million runs. {@link #chanceToPass} says how easily a worse one gets by.
 */
enum Promise {
    FEW_EDITS_RIGHT(15_000, 0.00015, 0.0005),
    FEW_EDITS_EXACT(15_000, 0.00015, 0.001),
    MANY_EDITS_RIGHT(5_000, 0.0005, 0.006),
    MOST_EDITS_RIGHT(5_000, 0.005, 0.01),
    NEVER_ANOTHER_PLACE(40_000, 0.00004, 0.0002),
    CONTEXT_TOO_5_EXACT(2_000, 0.035, 0.05),
    CONTEXT_TOO_10_EXACT(2_000, 0.042, 0.07),
    MISREAD_RIGHT(10_000, 0.0001, 0.001),
    REWRAPPED_RIGHT(10_000, 0.0004, 0.001),
    RESTYLED_RIGHT(5_000, 0.0008, 0.003),
    REARRANGED_RIGHT(5_000, 0.0002, 0.005),
    HINTED_RIGHT(5_000, 0.0001, 0.001),
    COPIED_UNDECIDED_LOST(5_000, 0.0003, 0.002),
    COPIED_RIGHT(5_000, 0.0003, 0.002),
    COPIED_HINTED_RIGHT(5_000, 0.0004, 0.002),
    TAKEN_OUT_LOST(10_000, 0.0004, 0.001),
    OF_ANOTHER_DOCUMENT_LOST(5_000, 0.0001, 0.001);

    static final double FALSE_ALARM = 5e-8;

    final int drawn;
    /** The share missed that was measured on 50,000 quotes and more, rounded up. */
    final double usual;
    /** The share that may be missed by what {@code docs/anchoring.md} asks for. */
    final double promised;

    Promise(int drawn, double usual, double promised) {
        this.drawn = drawn;
        this.usual = usual;
        this.promised = promised;
    }

    /** The most misses in a draw that the matcher's usual rate still explains. */
    int most() {
        int most = 0;
        while (1 - chanceOfAtMost(most, drawn, usual) > FALSE_ALARM) {
            most++;
        }
        return most;
    }

    /** The chance that a matcher which misses {@code times} as many as promised stays within {@link #most}. */
    double chanceToPass(double times) {
        return chanceOfAtMost(most(), drawn, times * promised);
    }

    /** Of {@code most} misses or fewer among {@code drawn}, each with the chance {@code rate}. */
    static double chanceOfAtMost(int most, int drawn, double rate) {
        double chance = 0;
        double logarithm = drawn * Math.log1p(-rate);
        for (int misses = 0; misses <= most; misses++) {
            chance += Math.exp(logarithm);
            logarithm += Math.log((drawn - misses) * rate / ((misses + 1) * (1 - rate)));
        }
        return chance;
    }
}
