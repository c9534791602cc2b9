package org.lectern.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.lectern.anchor.TextSpan;

/**
 * A run laid out in rows, a paragraph of either side a row, with the words that only one side has.
 *
 * <p>Both sides are compared word by word (the longest common subsequence); long ones are compared between the words on
 * which they agree.
 */
public final class SideBySide {
    /** Cells of a table that is filled at once. */
    private static final int TABLE = 4_000_000;

    /**
     * @param a code points of the first text; empty where only the other side has something here
     * @param onlyA words, and what stands between them, that the other side does not have here
     */
    public record Row(TextSpan a, TextSpan b, List<TextSpan> onlyA, List<TextSpan> onlyB) {
        public Row {
            onlyA = List.copyOf(onlyA);
            onlyB = List.copyOf(onlyB);
        }

        public boolean isSame() {
            return onlyA.isEmpty() && onlyB.isEmpty();
        }
    }

    private final TextWords a;
    private final TextWords b;
    private final int aFrom;
    private final int aTo;
    private final int bFrom;
    private final int bTo;
    /** For each word of the first side the one of the other that it is, or −1. */
    private final int[] partner;

    private SideBySide(TextWords a, int[] inA, TextWords b, int[] inB) {
        this.a = a;
        this.b = b;
        this.aFrom = inA[0];
        this.aTo = inA[1];
        this.bFrom = inB[0];
        this.bTo = inB[1];
        this.partner = new int[Math.max(0, aTo - aFrom)];
        Arrays.fill(partner, -1);
        match();
    }

    /**
     * @param startsA code points at which paragraphs of the first text begin
     * @param startsB the same of the other
     */
    static List<Row> of(
            TextWords a, TextSpan spanA, List<Integer> startsA, TextWords b, TextSpan spanB, List<Integer> startsB) {
        return new SideBySide(a, a.within(spanA), b, b.within(spanB)).rows(startsA, startsB);
    }

    private void match() {
        int i = aFrom;
        int j = bFrom;
        while (i < aTo && j < bTo) {
            if (same(i, j)) {
                partner[i++ - aFrom] = j++;
                continue;
            }
            // where both agree again for some words; all up to there goes into one table
            int[] next = agreement(i, j);
            table(i, next[0], j, next[1]);
            i = next[0];
            j = next[1];
        }
    }

    private boolean same(int i, int j) {
        return a.at(i) == b.at(j) && a.at(i) != Words.BREAK;
    }

    /** The first place at which eight words agree, else the ends. */
    private int[] agreement(int i, int j) {
        for (int skip = 1; skip < 200; skip++) {
            for (int other = 0; other <= skip; other++) {
                if (agree(i + skip, j + other)) {
                    return new int[] {i + skip, j + other};
                }
                if (agree(i + other, j + skip)) {
                    return new int[] {i + other, j + skip};
                }
            }
        }
        return new int[] {aTo, bTo};
    }

    private boolean agree(int i, int j) {
        int length = 0;
        while (length < 8 && i + length < aTo && j + length < bTo && same(i + length, j + length)) {
            length++;
        }
        return length == 8;
    }

    private void table(int fromA, int toA, int fromB, int toB) {
        int n = toA - fromA;
        int m = toB - fromB;
        if ((long) (n + 1) * (m + 1) > TABLE) {
            return; // two long stretches without eight words alike: said to differ as wholes
        }
        int[][] length = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                length[i][j] = same(fromA + i, fromB + j)
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (same(fromA + i, fromB + j) && length[i][j] == length[i + 1][j + 1] + 1) {
                partner[fromA + i - aFrom] = fromB + j;
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private List<Row> rows(List<Integer> startsA, List<Integer> startsB) {
        TreeMap<Integer, Integer> cuts = new TreeMap<>();
        for (int word = aFrom + 1; word < aTo; word++) {
            if (begins(a, word, startsA)) {
                cuts.merge(word, otherOf(word), Math::min);
            }
        }
        for (int word = aFrom + 1; word < aTo; word++) {
            int other = partner[word - aFrom];
            if (other > bFrom && begins(b, other, startsB)) {
                cuts.merge(word, other, Math::min);
            }
        }
        cuts.put(aTo, bTo);
        List<Row> rows = new ArrayList<>();
        int i = aFrom;
        int j = bFrom;
        for (var cut : cuts.entrySet()) {
            int nextI = cut.getKey();
            int nextJ = Math.max(j, cut.getValue());
            rows.add(row(i, nextI, j, nextJ));
            i = nextI;
            j = nextJ;
        }
        return rows;
    }

    private static boolean begins(TextWords text, int word, List<Integer> starts) {
        int at = java.util.Collections.binarySearch(starts, text.end(word - 1));
        int next = at >= 0 ? at : -at - 1;
        return next < starts.size() && starts.get(next) <= text.start(word);
    }

    /** The word of the other side that follows what stands before this one: what is between them opens the paragraph. */
    private int otherOf(int word) {
        for (int before = word - 1; before >= aFrom; before--) {
            if (partner[before - aFrom] >= 0) {
                return partner[before - aFrom] + 1;
            }
        }
        return bFrom;
    }

    private Row row(int i, int nextI, int j, int nextJ) {
        boolean[] isShared = new boolean[nextJ - j];
        List<TextSpan> onlyA = new ArrayList<>();
        int open = -1;
        for (int word = i; word < nextI; word++) {
            int other = partner[word - aFrom];
            if (other >= j && other < nextJ) {
                isShared[other - j] = true;
                open = closed(onlyA, a, open, word);
            } else if (open < 0) {
                open = word;
            }
        }
        closed(onlyA, a, open, nextI);
        List<TextSpan> onlyB = new ArrayList<>();
        open = -1;
        for (int word = j; word < nextJ; word++) {
            if (isShared[word - j]) {
                open = closed(onlyB, b, open, word);
            } else if (open < 0) {
                open = word;
            }
        }
        closed(onlyB, b, open, nextJ);
        return new Row(span(a, i, nextI), span(b, j, nextJ), onlyA, onlyB);
    }

    private static int closed(List<TextSpan> only, TextWords text, int open, int end) {
        if (open >= 0) {
            only.add(text.span(open, end));
        }
        return -1;
    }

    private static TextSpan span(TextWords text, int from, int to) {
        if (from == to) {
            int at = from < text.count() ? text.start(from) : from == 0 ? 0 : text.end(from - 1);
            return new TextSpan(at, at);
        }
        return text.span(from, to);
    }
}
