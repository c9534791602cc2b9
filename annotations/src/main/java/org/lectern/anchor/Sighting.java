package org.lectern.anchor;

/**
 * A place in a folded text where a needle may stand, and how much speaks for it.
 *
 * @param start the quote's first unit
 * @param end after its last unit
 * @param edits between the quote and the text there
 * @param prefixEdits between the prefix and what stands before
 * @param suffixEdits between the suffix and what stands after
 */
record Sighting(int start, int end, int edits, int prefixEdits, int suffixEdits) {
    /** Looks for the needle around {@code expected}, where its quote should begin. */
    static Sighting around(Needle needle, FoldedText folded, int expected) {
        char[] text = folded.units();
        int slack = Votes.BIN + 8 + needle.length() / 8;
        int from = Math.clamp(expected - slack, 0, text.length);
        int to = Math.clamp(expected + slack, from, text.length);
        int start = cheapest(needle.prefix(), needle.head(), text, from, to, true);
        int prefixEdits = costAt(needle.prefix(), text, start);

        int likelyEnd = Math.min(text.length, start + needle.length());
        int endSlack = 16 + needle.length() / 6;
        int endFrom = Math.clamp((long) likelyEnd - endSlack, start, text.length);
        int endTo = Math.clamp((long) likelyEnd + endSlack, endFrom, text.length);
        int end = cheapest(needle.tail(), needle.suffix(), text, endFrom, endTo, false);
        int suffixEdits = costFrom(needle.suffix(), text, end);
        return new Sighting(start, end, needle.quote().to(text, start, end), prefixEdits, suffixEdits);
    }

    /** The needle where its quote is known to stand. */
    static Sighting at(Needle needle, FoldedText folded, TextSpan place) {
        char[] text = folded.units();
        int start = folded.unitFrom(place.start());
        int end = folded.unitFrom(place.end());
        return new Sighting(
                start,
                end,
                needle.quote().to(text, start, end),
                costAt(needle.prefix(), text, start),
                costFrom(needle.suffix(), text, end));
    }

    /**
     * The border in [from, to] where what comes before it and what comes after it cost least together. Letters taken
     * out at the border are the quote's, where the context can be had whole.
     */
    private static int cheapest(Pattern before, Pattern after, char[] text, int from, int to, boolean contextIsBefore) {
        int first = Math.max(0, from - reach(before));
        int[] upTo = before.costsUpTo(text, first, to);
        int[] onwards = after.costsFrom(text, from, Math.min(text.length, to + reach(after)));
        int best = from;
        int least = Integer.MAX_VALUE;
        for (int border = from; border <= to; border++) {
            int left = upTo[border - first];
            int right = onwards[border - from];
            int cost = 2 * Pattern.MOST * (left + right) + (contextIsBefore ? left : right);
            if (cost < least) {
                least = cost;
                best = border;
            }
        }
        return best;
    }

    private static int costAt(Pattern prefix, char[] text, int border) {
        int[] costs = prefix.costsUpTo(text, Math.max(0, border - reach(prefix)), border);
        return costs[costs.length - 1];
    }

    private static int costFrom(Pattern suffix, char[] text, int border) {
        return suffix.costsFrom(text, border, Math.min(text.length, border + reach(suffix)))[0];
    }

    /** How far a pattern may stretch over the text before it resembles nothing. */
    private static int reach(Pattern pattern) {
        return pattern.length() + pattern.length() / 2;
    }

    /** Whether both speak of the same words. */
    boolean overlaps(Sighting other) {
        return start < other.end && other.start < end;
    }

    /** 1 for equal text, 0 for nothing in common. */
    double similarity(Needle needle) {
        int longer = Math.max(1, Math.max(needle.length(), end - start));
        return Math.max(0, 1 - (double) edits / longer);
    }

    /** How much of the prefix stands before it: each unit that agrees counts one, each edit takes two away. */
    int prefixScore(Needle needle) {
        return Math.max(0, needle.prefix().length() - 2 * prefixEdits);
    }

    int suffixScore(Needle needle) {
        return Math.max(0, needle.suffix().length() - 2 * suffixEdits);
    }

    /** What speaks for it: equal units count one, edits take one away, context likewise but never below nothing. */
    int score(Needle needle) {
        return needle.length() - 2 * edits + prefixScore(needle) + suffixScore(needle);
    }
}
