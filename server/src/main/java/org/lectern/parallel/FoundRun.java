package org.lectern.parallel;

import java.util.List;

/**
 * Two places of a row of words that say the same, edited a little or not.
 *
 * @param stretches the equal words, in order, rising on both sides; never empty
 * @param similarity 1 less the words to insert, delete or exchange, as a part of the longer side
 * @param commonplace whether it stands in more than {@value Grams#MOST_PLACES} places
 */
record FoundRun(List<Stretch> stretches, double similarity, boolean commonplace) {
    FoundRun {
        stretches = List.copyOf(stretches);
    }

    int leftStart() {
        return stretches.getFirst().left();
    }

    int leftEnd() {
        return stretches.getLast().leftEnd();
    }

    int rightStart() {
        return stretches.getFirst().right();
    }

    int rightEnd() {
        return stretches.getLast().rightEnd();
    }

    /** Of the longer side. */
    int words() {
        return Math.max(leftEnd() - leftStart(), rightEnd() - rightStart());
    }

    int longestStretch() {
        int longest = 0;
        for (Stretch stretch : stretches) {
            longest = Math.max(longest, stretch.length());
        }
        return longest;
    }
}
