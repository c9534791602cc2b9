package org.lectern.parallel;

import org.lectern.anchor.TextSpan;

/**
 * Text that two places share, edited a little or not. Nothing is said of which came first.
 *
 * @param a code points of the first text
 * @param b code points of the second, or of a later place of the same one
 * @param words of the longer side
 * @param similarity 1 less the words to insert, delete or exchange, as a part of the longer side; from 0.8 to 1
 * @param commonplace whether it stands in more than {@value #MOST_PLACES} places, of which some are followed
 */
public record SharedRun(TextSpan a, TextSpan b, int words, double similarity, boolean commonplace) {
    /** What stands in more places than this is linked with the first of them and not with each. */
    public static final int MOST_PLACES = Grams.MOST_PLACES;

    /** Whether nothing but case, accents, punctuation and white space differs. */
    public boolean isIdentical() {
        return similarity == 1;
    }

    /** The same, seen from the other side. */
    public SharedRun turned() {
        return new SharedRun(b, a, words, similarity, commonplace);
    }

    /** Whether its first side is these words and little beside them. */
    boolean isMostlyIn(TextSpan span) {
        int middle = (a.start() + a.end()) / 2;
        return span.start() <= middle && middle < span.end() && 4 * a.length() <= 5 * span.length();
    }

    SharedRun asCommonplace() {
        return new SharedRun(a, b, words, similarity, true);
    }
}
