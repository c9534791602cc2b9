package org.lectern.anchor;

import java.util.List;

/**
 * Whether a place where a quote may stand deserves to be called the quoted one. The best place there is need not be:
 * a book repeats itself, and where a passage was taken out, something that resembles it is still left.
 *
 * <ul>
 *   <li>The <em>score</em> ({@link Sighting#score}) puts places in order: units that agree less units that were edited,
 *       of the quote and of its context.
 *   <li>The <em>threshold</em> ({@link #required}) is the similarity without which the best place is none; the more of
 *       the context stands beside it, the lower.
 *   <li><em>Coverage</em> ({@link Evidence#isWhole}, {@link Evidence#isEven}): the likeness is spread over the quote, not
 *       all in one half of it, and what differs a good deal differs as edits do, not as another translation does.
 *   <li>The <em>margin</em> ({@link #tellsApart}) is what a place has to be ahead of each rival; where it is not, the
 *       quote stands in several places for all that can be known, and is lost.
 * </ul>
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
    /** Edits that can make an edited quote more like a rival than like what it was, where no context says anything. */
    private static final int CHANCE = 3;
    /** Below this, more than one unit in four differs, and how the differences lie decides what they are. */
    private static final double DOUBTFUL = 0.72;
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
        if (similarity < DOUBTFUL && !evidence.isEven(sighting)) {
            return false;
        }
        return isBetweenItsNeighbours(sighting)
                || ((similarity >= CONVINCING || evidence.isWhole(sighting))
                        && (similarity >= NEARLY_VERBATIM || !evidence.neighboursStandWithoutIt()));
    }

    /** Whether something of the context stands on both sides. */
    boolean isBetweenItsNeighbours(Sighting sighting) {
        return sighting.prefixScore(evidence.needle()) > 0 && sighting.suffixScore(evidence.needle()) > 0;
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
        Sighting best = first;
        int least = Integer.MAX_VALUE;
        for (Sighting sighting : seen) {
            if (lead(first, sighting) < CLOSE && believes(sighting) && evidence.cost(sighting) < least) {
                least = evidence.cost(sighting);
                best = sighting;
            }
        }
        return best;
    }

    /**
     * Whether quote and context say that the first is meant and not the second: its score is ahead by {@link #CLOSE} and
     * by two for each edit that could be guesswork, or by the characters as they are written it costs fewer edits: one
     * where the better place convinces, {@link #CHANCE} where no context speaks for it, else as many as it has itself.
     */
    boolean tellsApart(Sighting better, Sighting other) {
        int lead = lead(better, other);
        boolean convincing =
                better.similarity(evidence.needle()) >= CONVINCING || agreement(better) >= CONVINCING_AGREEMENT;
        int alone = better.edits() > 0 && agreement(better) == 0 ? CHANCE : 1;
        // Where half is guesswork, the rival may be what the quote was edited from.
        int needed = convincing ? alone : Math.max(CHANCE, better.edits());
        return lead >= Math.max(CLOSE, 2 * needed) || evidence.cost(other) - evidence.cost(better) >= needed;
    }

    private int lead(Sighting better, Sighting other) {
        return better.score(evidence.needle()) - other.score(evidence.needle());
    }
}
