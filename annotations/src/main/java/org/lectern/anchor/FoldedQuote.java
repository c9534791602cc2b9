package org.lectern.anchor;

import java.util.Arrays;
import org.lectern.anchor.Selector.TextQuoteSelector;

/**
 * A quote between its context as {@link Fold} leaves them, with the runs of letters in them and how often the text has
 * each: what every way of looking for it begins with, made once. For one search, by one thread.
 */
final class FoldedQuote {
    /** Units of context on each side that are looked at, the nearest ones. */
    static final int CONTEXT = 48;

    private final char[] units;
    private final int quoteStart;
    private final int quoteEnd;
    private final int[] hashes;
    private final int[] counts;

    FoldedQuote(TextQuoteSelector selector, GramIndex grams) {
        char[] before = Fold.units(selector.prefix());
        char[] quoted = Fold.units(selector.exact());
        char[] after = Fold.units(selector.suffix());
        int left = Math.min(CONTEXT, before.length);
        int right = Math.min(CONTEXT, after.length);
        this.quoteStart = left;
        this.quoteEnd = left + quoted.length;
        this.units = new char[quoteEnd + right];
        System.arraycopy(before, before.length - left, units, 0, left);
        System.arraycopy(quoted, 0, units, quoteStart, quoted.length);
        System.arraycopy(after, 0, units, quoteEnd, right);
        this.hashes = GramIndex.hashes(units, 0, units.length);
        this.counts = grams.counts(hashes);
    }

    /** Prefix, quote and suffix. */
    char[] units() {
        return units;
    }

    /** Where the quote begins in {@link #units}. */
    int quoteStart() {
        return quoteStart;
    }

    int quoteEnd() {
        return quoteEnd;
    }

    /** Of the quote, in units. */
    int length() {
        return quoteEnd - quoteStart;
    }

    char[] quoted() {
        return Arrays.copyOfRange(units, quoteStart, quoteEnd);
    }

    /** Of the runs in {@link #units}, from its beginning. */
    int[] hashes() {
        return hashes;
    }

    /** How many places of the text share a bucket with each run. */
    int[] counts() {
        return counts;
    }
}
