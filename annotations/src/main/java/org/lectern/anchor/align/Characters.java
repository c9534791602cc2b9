package org.lectern.anchor.align;

/**
 * Two short texts character by character: how alike they are, and where an offset of the one is in the other. By the
 * number of characters to insert, delete or exchange (Levenshtein 1966), whose table is kept to walk back through.
 */
final class Characters {
    /** Cells of the table; more is not compared. */
    static final long LARGEST = 4_000_000;

    private static final byte EXCHANGE = 0;
    private static final byte DELETE = 1;
    private static final byte INSERT = 2;

    /** For each offset of the first text the least offset of the second that it may be. */
    private final int[] low;
    /** … and the greatest. */
    private final int[] high;

    private final double similarity;

    private Characters(int[] low, int[] high, double similarity) {
        this.low = low;
        this.high = high;
        this.similarity = similarity;
    }

    static boolean canCompare(String a, String b) {
        return (a.length() + 1L) * (b.length() + 1L) <= LARGEST;
    }

    static Characters of(String a, String b) {
        int n = a.length();
        int m = b.length();
        byte[][] ways = new byte[n + 1][m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            row[j] = j;
            ways[0][j] = INSERT;
        }
        for (int i = 1; i <= n; i++) {
            int diagonal = row[0];
            row[0] = i;
            ways[i][0] = DELETE;
            for (int j = 1; j <= m; j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                int least = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
                ways[i][j] = least == exchanged ? EXCHANGE : least == row[j] + 1 ? DELETE : INSERT;
                row[j] = least;
            }
        }
        double similarity = n == 0 && m == 0 ? 1 : 1 - (double) row[m] / Math.max(n, m);
        return walked(ways, n, m, similarity);
    }

    private static Characters walked(byte[][] ways, int n, int m, double similarity) {
        int[] low = new int[n + 1];
        int[] high = new int[n + 1];
        int i = n;
        int j = m;
        high[n] = m;
        while (i > 0 || j > 0) {
            switch (ways[i][j]) {
                case EXCHANGE -> {
                    low[i] = j;
                    i--;
                    j--;
                    high[i] = j;
                }
                case DELETE -> {
                    low[i] = j;
                    i--;
                    high[i] = j;
                }
                default -> j--;
            }
        }
        low[0] = 0;
        return new Characters(low, high, similarity);
    }

    /** 1 for equal texts, 0 for nothing in common. */
    double similarity() {
        return similarity;
    }

    /** Where a passage begins that begins here in the first text: inserted characters before it are not part of it. */
    int startOf(int offset) {
        return high[offset];
    }

    /** Where a passage ends that ends here in the first text: inserted characters after it are not part of it. */
    int endOf(int offset) {
        return low[offset];
    }
}
