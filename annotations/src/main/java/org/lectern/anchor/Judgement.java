package org.lectern.anchor;

import java.util.Comparator;
import java.util.List;

/**
 * Whether a place where a quote may stand deserves to be called the quoted one. The best place there is need not be:
 * a book repeats itself, and where a passage was taken out, something that resembles it is still left.
 *
 * <p>Lengths are in folded units. The numbers were found on the corpus of changed quotes that the tests make from the
 * seeds; {@code server/docs/anchoring.md} has what they lead to.
 */
final class Judgement {
    /** A shorter quote is believed only as it is: so few letters, with one changed, stand everywhere. */
    private static final int FEWEST = 7;
    /** A shorter quote that was edited needs context on both sides. */
    private static final int FEW = 20;
    /** Units of context, both sides together and edits taken off, that make it agree in full. */
    private static final double FULL_AGREEMENT = 40;
    /** Places whose scores differ by less are compared character by character. */
    private static final int CLOSE = 12;
    /** A quote this similar is convincing by itself, and any difference tells it from a rival. */
    private static final double CONVINCING = 0.85;

    private static final double CONVINCING_AGREEMENT = 0.6;
    /** A quote this similar may have moved away from its neighbours. */
    private static final double NEARLY_VERBATIM = 0.95;

    private final Evidence evidence;

    Judgement(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Whether the words there are the quoted ones, if no other place has a better claim. */
    boolean believes(Sighting sighting) {
        Needle needle = evidence.needle();
        int length = needle.length();
        if (sighting.edits() > 0) {
            if (length < FEWEST) {
                return false;
            }
            if (length < FEW && (sighting.prefixScore(needle) == 0 || sighting.suffixScore(needle) == 0)) {
                return false;
            }
        }
        double similarity = sighting.similarity(needle);
        double agreement = agreement(sighting);
        if (similarity < required(agreement, length)) {
            return false;
        }
        boolean isBetweenItsNeighbours = sighting.prefixScore(needle) > 0 && sighting.suffixScore(needle) > 0;
        return isBetweenItsNeighbours
                || ((similarity >= CONVINCING || evidence.isWhole(sighting))
                        && (similarity >= NEARLY_VERBATIM || !evidence.neighboursStandWithoutIt()));
    }

    /** From 0, context is missing or says something else, to 1, it stands there. */
    private double agreement(Sighting sighting) {
        Needle needle = evidence.needle();
        return Math.min(1, (sighting.prefixScore(needle) + sighting.suffixScore(needle)) / FULL_AGREEMENT);
    }

    /**
     * The least similarity to be believed. Unrelated English of the same length, placed as well as it can be, comes to
     * about 0.45, short pieces to more: hence the addend that shrinks with length where the quote is alone. Context that
     * agrees speaks for the place by itself, and the words between may have changed a good deal more.
     */
    private static double required(double agreement, int length) {
        double alone = 0.63 + 7.0 / Math.max(1, length);
        double between = Math.max(0.52, 0.72 - 0.8 / Math.sqrt(Math.max(1, length)));
        return alone + agreement * (between - alone);
    }

    /** The one for which most speaks. Those that score alike are compared character by character, as they are written. */
    Sighting best(List<Sighting> seen) {
        Sighting first = seen.getFirst();
        if (seen.size() == 1 || lead(first, seen.get(1)) >= CLOSE) {
            return first;
        }
        return seen.stream()
                .filter(sighting -> lead(first, sighting) < CLOSE && believes(sighting))
                .min(Comparator.comparingInt(evidence::cost))
                .orElse(first);
    }

    /** Whether quote and context say that the first is meant and not the second. */
    boolean tellsApart(Sighting better, Sighting other) {
        int lead = lead(better, other);
        boolean convincing =
                better.similarity(evidence.needle()) >= CONVINCING || agreement(better) >= CONVINCING_AGREEMENT;
        // Where half is guesswork, the rival may be what the quote was edited from.
        int needed = convincing ? 1 : Math.max(3, better.edits());
        return lead >= Math.max(CLOSE, 2 * needed) || evidence.cost(other) - evidence.cost(better) >= needed;
    }

    private int lead(Sighting better, Sighting other) {
        return better.score(evidence.needle()) - other.score(evidence.needle());
    }
}
