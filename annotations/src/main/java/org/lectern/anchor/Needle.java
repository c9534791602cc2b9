package org.lectern.anchor;

/** A quote with its context, made ready for comparing with places of a text. For one search, by one thread. */
final class Needle {
    private final FoldedQuote folded;
    private final Pattern prefix;
    private final Pattern head;
    private final Pattern tail;
    private final Pattern suffix;
    private final EditDistance quote;

    Needle(FoldedQuote folded) {
        char[] units = folded.units();
        int start = folded.quoteStart();
        int end = folded.quoteEnd();
        this.folded = folded;
        this.prefix = Pattern.of(units, 0, start);
        this.head = Pattern.reversed(units, start, Math.min(end, start + Pattern.MOST));
        this.tail = Pattern.of(units, Math.max(start, end - Pattern.MOST), end);
        this.suffix = Pattern.reversed(units, end, units.length);
        this.quote = new EditDistance(units, start, end);
    }

    FoldedQuote folded() {
        return folded;
    }

    /** Prefix, quote and suffix. */
    char[] units() {
        return folded.units();
    }

    /** Where the quote begins in {@link #units}. */
    int quoteStart() {
        return folded.quoteStart();
    }

    /** Of the quote, in units. */
    int length() {
        return folded.length();
    }

    Pattern prefix() {
        return prefix;
    }

    /** The quote's beginning, to be read backwards. */
    Pattern head() {
        return head;
    }

    /** The quote's end. */
    Pattern tail() {
        return tail;
    }

    /** To be read backwards. */
    Pattern suffix() {
        return suffix;
    }

    EditDistance quote() {
        return quote;
    }
}
