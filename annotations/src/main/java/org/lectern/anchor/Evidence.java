package org.lectern.anchor;

import java.util.IdentityHashMap;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** What a quote and its context say for a place, character by character. For one search, by one thread. */
final class Evidence {
    /** Characters of context on each side that are compared. */
    private static final int CONTEXT = 60;

    /** Units a piece, at least, whose like is looked for; unrelated words of this length differ in nearly half. */
    private static final int PIECE = 16;

    private static final double MOST_EDITS = 0.44;
    private static final double MOST_OF_IT = 0.85;

    /** Independent edits come to about 0.6; 99 of 100 quotes with 30 % edits stay below this. */
    private static final double MOST_UNEVEN = 2.2;

    /** Units of context, both sides together, that make a place of their own. */
    private static final int LEAST_CONTEXT = 24;

    private static final double MOST_OF_CONTEXT = 0.6;

    private static final int GAP_BUDGET = 1_000;

    private final TextQuoteSelector quote;
    private final Needle needle;
    private final IndexedText indexed;
    private final IdentityHashMap<Sighting, TextSpan> spans = new IdentityHashMap<>();
    private final IdentityHashMap<Sighting, Integer> costs = new IdentityHashMap<>();

    Evidence(TextQuoteSelector quote, Needle needle, IndexedText indexed) {
        this.quote = quote;
        this.needle = needle;
        this.indexed = indexed;
    }

    Needle needle() {
        return needle;
    }

    /** The sighting's place in the text, with exact borders. */
    TextSpan span(Sighting sighting) {
        TextSpan known = spans.get(sighting);
        if (known == null) {
            TextSpan rough = indexed.folded().source(sighting.start(), sighting.end());
            known = new Borders(quote, indexed.text(), sighting, needle).exact(rough);
            spans.put(sighting, known);
        }
        return known;
    }

    /**
     * Whether what stood before and after the quote now stands side by side: then the quote was taken out, and whatever
     * resembles it elsewhere is something else.
     */
    boolean neighboursStandWithoutIt() {
        Needle gap =
                new Needle(new FoldedQuote(new TextQuoteSelector("", quote.prefix(), quote.suffix()), indexed.grams()));
        int context = gap.units().length;
        if (context < LEAST_CONTEXT) {
            return false;
        }
        for (Votes.Place place : new Votes(indexed.grams(), gap, GAP_BUDGET).best(4, 0.5)) {
            Sighting sighting = Sighting.around(gap, indexed.folded(), place.unit());
            if (sighting.prefixScore(gap) > 0
                    && sighting.suffixScore(gap) > 0
                    && sighting.score(gap) >= MOST_OF_CONTEXT * context) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether nearly all of the quote has its like there, not the one half entirely and the other not at all: two
     * references to one book agree so, and are not each other.
     */
    boolean isWhole(Sighting sighting) {
        double[] pieces = pieces(sighting);
        int found = 0;
        for (double edits : pieces) {
            found += edits <= MOST_EDITS * PIECE ? 1 : 0;
        }
        return found >= MOST_OF_IT * pieces.length;
    }

    /**
     * Whether the edits are spread over the quote as those of recognition and of careless copying are. Where the same was
     * said in other words, as by another translator, some pieces agree to the letter and others not at all. What is
     * compared is the variance of the pieces' edits with their mean.
     */
    boolean isEven(Sighting sighting) {
        double[] pieces = pieces(sighting);
        double sum = 0;
        for (double edits : pieces) {
            sum += edits;
        }
        double mean = sum / pieces.length;
        double squares = 0;
        for (double edits : pieces) {
            squares += (edits - mean) * (edits - mean);
        }
        return squares <= MOST_UNEVEN * mean * (pieces.length - 1);
    }

    /** The edits of each piece of the quote, at its best place near where it should be, for {@link #PIECE} units. */
    private double[] pieces(Sighting sighting) {
        char[] units = needle.units();
        char[] text = indexed.folded().units();
        int length = needle.length();
        double[] pieces = new double[Math.max(1, length / PIECE)];
        for (int piece = 0; piece < pieces.length; piece++) {
            int from = piece * length / pieces.length;
            int to = (piece + 1) * length / pieces.length;
            // Where it would be if the edits were spread evenly, give or take.
            int expected = sighting.start() + (int) ((long) from * (sighting.end() - sighting.start()) / length);
            Pattern pattern = Pattern.of(units, needle.quoteStart() + from, needle.quoteStart() + to);
            int[] costs = pattern.costsUpTo(
                    text, Math.max(0, expected - PIECE), Math.min(text.length, expected + to - from + PIECE));
            int least = to - from;
            for (int cost : costs) {
                least = Math.min(least, cost);
            }
            pieces[piece] = (double) least * PIECE / Math.max(1, to - from);
        }
        return pieces;
    }

    /** Whether the words there are the quoted ones code point for code point. */
    boolean isExact(TextSpan span) {
        return span.length() <= quote.exact().length()
                && indexed.text().slice(span).equals(quote.exact());
    }

    /**
     * The edits from quote and context to the text there. Context beyond half edits says nothing more: it stands
     * somewhere else.
     */
    int cost(Sighting sighting) {
        Integer known = costs.get(sighting);
        if (known == null) {
            known = counted(sighting);
            costs.put(sighting, known);
        }
        return known;
    }

    private int counted(Sighting sighting) {
        TextSpan span = span(sighting);
        CodePointText text = indexed.text();
        char[] words = text.slice(span).toCharArray();
        char[] before = text.sliceWithin(span.start() - CONTEXT - CONTEXT / 2, span.start())
                .toCharArray();
        char[] after =
                text.sliceWithin(span.end(), span.end() + CONTEXT + CONTEXT / 2).toCharArray();
        char[] prefix = quote.prefix().toCharArray();
        char[] suffix = quote.suffix().toCharArray();
        Pattern left = Pattern.of(prefix, Math.max(0, prefix.length - CONTEXT), prefix.length);
        Pattern right = Pattern.reversed(suffix, 0, Math.min(CONTEXT, suffix.length));
        return new EditDistance(quote.exact().toCharArray()).to(words, 0, words.length)
                + Math.min(left.length() / 2, left.costsUpTo(before, 0, before.length)[before.length])
                + Math.min(right.length() / 2, right.costsFrom(after, 0, after.length)[0]);
    }
}
