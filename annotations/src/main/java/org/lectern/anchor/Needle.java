package org.lectern.anchor;

import java.util.Arrays;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** A quote with its context, folded and made ready for comparing. For one search, by one thread. */
final class Needle {
    /** Units of context on each side that are looked at, the nearest ones. */
    static final int CONTEXT = 48;

    private final char[] units;
    private final int quoteStart;
    private final int quoteEnd;
    private final Pattern prefix;
    private final Pattern head;
    private final Pattern tail;
    private final Pattern suffix;
    private final EditDistance quote;

    Needle(TextQuoteSelector selector) {
        char[] before = Fold.units(selector.prefix());
        char[] quoted = Fold.units(selector.exact());
        char[] after = Fold.units(selector.suffix());
        before = Arrays.copyOfRange(before, Math.max(0, before.length - CONTEXT), before.length);
        after = Arrays.copyOf(after, Math.min(CONTEXT, after.length));
        this.quoteStart = before.length;
        this.quoteEnd = before.length + quoted.length;
        this.units = Arrays.copyOf(before, quoteEnd + after.length);
        System.arraycopy(quoted, 0, units, quoteStart, quoted.length);
        System.arraycopy(after, 0, units, quoteEnd, after.length);
        this.prefix = Pattern.of(units, 0, quoteStart);
        this.head = Pattern.reversed(units, quoteStart, Math.min(quoteEnd, quoteStart + Pattern.MOST));
        this.tail = Pattern.of(units, Math.max(quoteStart, quoteEnd - Pattern.MOST), quoteEnd);
        this.suffix = Pattern.reversed(units, quoteEnd, units.length);
        this.quote = new EditDistance(quoted);
    }

    /** Prefix, quote and suffix. */
    char[] units() {
        return units;
    }

    /** Where the quote begins in {@link #units}. */
    int quoteStart() {
        return quoteStart;
    }

    /** Of the quote, in units. */
    int length() {
        return quoteEnd - quoteStart;
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
