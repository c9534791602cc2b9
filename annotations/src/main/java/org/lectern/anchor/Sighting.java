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
        int length = needle.length();
        int near = NEAR + length / 16;
        Border start = Border.within(needle.prefix(), needle.head(), text, expected, near, 0, true);
        if (!start.isSure(needle.prefix(), needle.head())) {
            int slack = Votes.BIN + 8 + length / 8;
            start = Border.within(needle.prefix(), needle.head(), text, expected, slack, 0, true);
        }
        int likelyEnd = Math.min(text.length, start.at + length);
        Border end = Border.within(needle.tail(), needle.suffix(), text, likelyEnd, near, start.at, false);
        if (!end.isSure(needle.tail(), needle.suffix())) {
            int slack = 16 + length / 6;
            end = Border.within(needle.tail(), needle.suffix(), text, likelyEnd, slack, start.at, false);
        }
        int edits = needle.quote().to(text, start.at, end.at);
        return new Sighting(start.at, end.at, edits, start.before, end.after);
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

    /** Units that a border may be from where it should be, at first; more only where it is not found so near. */
    private static final int NEAR = 10;

    /** A border is found where no more than one unit in so many beside it was edited. */
    private static final int FEW_EDITS = 4;

    /**
     * Where what comes before and what comes after cost least together.
     *
     * @param before edits of what comes before
     * @param after edits of what comes after
     */
    private record Border(int at, int before, int after) {
        /**
         * The border no further than {@code slack} from {@code expected} and no earlier than {@code earliest}. Letters
         * taken out at the border are the quote's, where the context can be had whole.
         */
        static Border within(
                Pattern before,
                Pattern after,
                char[] text,
                int expected,
                int slack,
                int earliest,
                boolean contextIsBefore) {
            int from = Math.clamp((long) expected - slack, earliest, text.length);
            int to = Math.clamp((long) expected + slack, from, text.length);
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
            return new Border(best, upTo[best - first], onwards[best - from]);
        }

        boolean isSure(Pattern before, Pattern after) {
            return FEW_EDITS * (this.before + this.after) <= before.length() + after.length();
        }
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

    /**
     * What speaks for it, in units: those of the quote that agree less those that were edited, which is its length less
     * twice the edits, and the same of the context on each side, but never below nothing: a context that stands
     * elsewhere says nothing, since passages move. From the length of quote and context down, below 0 for what is
     * nothing like it.
     */
    int score(Needle needle) {
        return needle.length() - 2 * edits + prefixScore(needle) + suffixScore(needle);
    }
}
