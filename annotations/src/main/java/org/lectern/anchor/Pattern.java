package org.lectern.anchor;

import java.util.Arrays;

/**
 * Up to {@value #MOST} characters to be compared with many places of a text at once: a step a character of the text,
 * whatever the pattern's length.
 *
 * <p>One column of the table of edit distances is kept as the differences between its neighbours, a bit each, and
 * computed whole by a few operations on words.
 *
 * @see <a href="https://doi.org/10.1145/316542.316550">G. Myers, A fast bit-vector algorithm for approximate string
 *     matching based on dynamic programming, J. ACM 46(3), 1999</a>
 */
final class Pattern {
    static final int MOST = Long.SIZE;

    private static final int DIRECT = 128;

    private final int length;
    private final long[] direct = new long[DIRECT];
    /** Characters beyond {@link #DIRECT}, and where each stands in the pattern. */
    private char[] others = new char[0];

    private long[] otherMasks = new long[0];

    private Pattern(int length) {
        this.length = length;
    }

    /** To be read forwards. */
    static Pattern of(char[] units, int from, int to) {
        Pattern pattern = new Pattern(to - from);
        for (int at = from; at < to; at++) {
            pattern.add(units[at], at - from);
        }
        return pattern;
    }

    /** To be read backwards, from its last character. */
    static Pattern reversed(char[] units, int from, int to) {
        Pattern pattern = new Pattern(to - from);
        for (int at = from; at < to; at++) {
            pattern.add(units[at], to - 1 - at);
        }
        return pattern;
    }

    private void add(char unit, int bit) {
        if (unit < DIRECT) {
            direct[unit] |= 1L << bit;
            return;
        }
        int n = 0;
        while (n < others.length && others[n] != unit) {
            n++;
        }
        if (n == others.length) {
            others = Arrays.copyOf(others, n + 1);
            otherMasks = Arrays.copyOf(otherMasks, n + 1);
            others[n] = unit;
        }
        otherMasks[n] |= 1L << bit;
    }

    int length() {
        return length;
    }

    private long mask(char unit) {
        if (unit < DIRECT) {
            return direct[unit];
        }
        for (int n = 0; n < others.length; n++) {
            if (others[n] == unit) {
                return otherMasks[n];
            }
        }
        return 0;
    }

    /**
     * For every place in [from, to], the least number of edits between the pattern and any piece of text that ends
     * there and begins no earlier than {@code from}.
     *
     * @return one more than there are characters; for a pattern made by {@link #of}
     */
    int[] costsUpTo(char[] text, int from, int to) {
        int[] costs = new int[to - from + 1];
        Column column = new Column();
        costs[0] = column.cost;
        for (int at = from; at < to; at++) {
            column.next(mask(text[at]));
            costs[at - from + 1] = column.cost;
        }
        return costs;
    }

    /**
     * For every place in [from, to], the least number of edits between the pattern and any piece of text that begins
     * there and ends no later than {@code to}.
     *
     * @return one more than there are characters; for a pattern made by {@link #reversed}
     */
    int[] costsFrom(char[] text, int from, int to) {
        int[] costs = new int[to - from + 1];
        Column column = new Column();
        costs[to - from] = column.cost;
        for (int at = to - 1; at >= from; at--) {
            column.next(mask(text[at]));
            costs[at - from] = column.cost;
        }
        return costs;
    }

    /** The differences down one column of the table; the text may begin anywhere, so its first row is all 0. */
    private final class Column {
        private final long lowest = length == 0 ? 0 : 1L << (length - 1);
        private long rises = -1;
        private long falls = 0;
        private int cost = length;

        private void next(long equal) {
            long vertical = equal | falls;
            long horizontal = (((equal & rises) + rises) ^ rises) | equal;
            long up = falls | ~(horizontal | rises);
            long down = rises & horizontal;
            if ((up & lowest) != 0) {
                cost++;
            } else if ((down & lowest) != 0) {
                cost--;
            }
            up <<= 1;
            down <<= 1;
            rises = down | ~(vertical | up);
            falls = up & vertical;
        }
    }
}
