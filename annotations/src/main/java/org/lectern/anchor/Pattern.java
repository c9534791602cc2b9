package org.lectern.anchor;

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

    private final int length;
    private final CharacterMasks characters = new CharacterMasks(1);

    private Pattern(int length) {
        this.length = length;
    }

    /** To be read forwards. */
    static Pattern of(char[] units, int from, int to) {
        Pattern pattern = new Pattern(to - from);
        for (int at = from; at < to; at++) {
            pattern.characters.add(units[at], at - from);
        }
        return pattern;
    }

    /** To be read backwards, from its last character. */
    static Pattern reversed(char[] units, int from, int to) {
        Pattern pattern = new Pattern(to - from);
        for (int at = from; at < to; at++) {
            pattern.characters.add(units[at], to - 1 - at);
        }
        return pattern;
    }

    int length() {
        return length;
    }

    /**
     * For every place in [from, to], the least number of edits between the pattern and any piece of text that ends
     * there and begins no earlier than {@code from}.
     *
     * @return one more than there are characters; for a pattern made by {@link #of}
     */
    int[] costsUpTo(char[] text, int from, int to) {
        int[] costs = new int[to - from + 1];
        fill(costs, 0, text, from, 1);
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
        fill(costs, to - from, text, to - 1, -1);
        return costs;
    }

    /**
     * The cost of the text's beginning, then after one character more each, over all of {@code costs}. What is kept are
     * the differences down one column of the table; the text may begin anywhere, so the table's first row is all 0.
     *
     * @param at where the first cost goes
     * @param next the first character that is read
     * @param step 1 onwards, −1 backwards, for both
     */
    private void fill(int[] costs, int at, char[] text, int next, int step) {
        costs[at] = length;
        if (length == 0) {
            return;
        }
        long[] masks = characters.masks();
        int last = length - 1;
        long rises = -1;
        long falls = 0;
        int cost = length;
        int place = at;
        int read = next;
        for (int left = costs.length - 1; left > 0; left--) {
            long equal = masks[characters.first(text[read])];
            long vertical = equal | falls;
            long horizontal = (((equal & rises) + rises) ^ rises) | equal;
            long up = falls | ~(horizontal | rises);
            long down = rises & horizontal;
            cost += (int) (up >>> last & 1) - (int) (down >>> last & 1);
            up <<= 1;
            down <<= 1;
            rises = down | ~(vertical | up);
            falls = up & vertical;
            read += step;
            place += step;
            costs[place] = cost;
        }
    }
}
