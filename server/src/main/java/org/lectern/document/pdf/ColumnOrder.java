package org.lectern.document.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * Finds pages whose two columns were written line by line across both, as programs that recognise scans do, and puts one
 * column after the other. Most files write a column whole, and their order is best left alone; so is that of tables, whose
 * cells are short.
 */
final class ColumnOrder {
    /** Lines that have words on both sides; fewer are a table's head, or chance. */
    private static final int FEWEST = 6;
    /** Of the width of the page's text: a gutter is not further out. */
    private static final double MARGIN = 0.2;
    /** Of the lines: so many may run across the gutter, such as titles. */
    private static final double ACROSS = 0.2;
    /** Of a column's width: half of its lines are at least so long, in prose. */
    private static final double PROSE = 0.6;

    /** Points; no page is wider. */
    private static final double MOST = 14_400;

    private final List<TextPosition> all;

    private ColumnOrder(List<TextPosition> all) {
        this.all = all;
    }

    /** A stretch of a line without a gap that a gutter could be; indexes into the list. */
    private record Piece(int from, int to, float left, float right) {}

    /** The same characters in the order in which they are read; the list itself where it is in that order. */
    static List<TextPosition> of(List<TextPosition> all) {
        return new ColumnOrder(all).ordered();
    }

    private List<TextPosition> ordered() {
        List<Piece> pieces = pieces();
        int jumps = 0;
        for (int n = 1; n < pieces.size(); n++) {
            jumps += isSameLine(pieces.get(n - 1), pieces.get(n)) ? 1 : 0;
        }
        if (jumps < FEWEST) {
            return all;
        }
        double gutter = gutter(pieces);
        return gutter > 0 && isProse(pieces, gutter, true) && isProse(pieces, gutter, false)
                ? inColumns(pieces, gutter)
                : all;
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int n = 1; n <= all.size(); n++) {
            if (n == all.size() || parts(all.get(n - 1), all.get(n))) {
                pieces.add(new Piece(
                        from,
                        n,
                        all.get(from).getX(),
                        all.get(n - 1).getX() + all.get(n - 1).getWidth()));
                from = n;
            }
        }
        return pieces;
    }

    private static boolean parts(TextPosition one, TextPosition next) {
        float size = Math.max(1, one.getHeight() / 0.7f);
        float gap = next.getX() - one.getX() - one.getWidth();
        return Math.abs(one.getY() - next.getY()) > 0.3f * size || gap > 0.9f * size || gap < -2 * size;
    }

    private boolean isSameLine(Piece one, Piece next) {
        TextPosition last = all.get(one.to - 1);
        TextPosition first = all.get(next.from);
        return Math.abs(last.getY() - first.getY()) <= 0.3f * Math.max(1, last.getHeight() / 0.7f)
                && next.left > one.right;
    }

    /** Where between two columns there is nothing; 0 where there are no two columns. */
    private double gutter(List<Piece> pieces) {
        int count = pieces.size();
        float[] lefts = new float[count];
        float[] rights = new float[count];
        boolean[] goesOn = new boolean[count]; // on the line of the piece before
        float first = Float.MAX_VALUE;
        float last = -Float.MAX_VALUE;
        for (int n = 0; n < count; n++) {
            Piece piece = pieces.get(n);
            lefts[n] = piece.left;
            rights[n] = piece.right;
            goesOn[n] = n > 0 && isSameLine(pieces.get(n - 1), piece);
            first = Math.min(first, piece.left);
            last = Math.max(last, piece.right);
        }
        // What stands beside the paper is no column, however far off it is
        double left = Math.max(0, first);
        double right = Math.min(MOST, last);
        double best = 0;
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (double at = left + MARGIN * (right - left); at < right - MARGIN * (right - left); at++) {
            int across = 0;
            int around = 0;
            for (int n = 0; n < count; n++) {
                across += lefts[n] < at && rights[n] > at ? 1 : 0;
                around += goesOn[n] && rights[n - 1] <= at && lefts[n] >= at ? 1 : 0;
            }
            if (across < fewest || (across == fewest && around > most)) {
                fewest = across;
                most = around;
                best = at;
            }
        }
        return most >= FEWEST && fewest <= ACROSS * (most + fewest) ? best : 0;
    }

    private static boolean isProse(List<Piece> pieces, double gutter, boolean isLeft) {
        double[] widths = pieces.stream()
                .filter(piece -> isLeft ? piece.right <= gutter : piece.left >= gutter)
                .mapToDouble(piece -> piece.right - piece.left)
                .sorted()
                .toArray();
        return widths.length >= FEWEST
                && widths[widths.length / 2]
                        >= PROSE * Arrays.stream(widths).max().orElse(0);
    }

    /** What runs across both columns stays between what stands above and below it. */
    private List<TextPosition> inColumns(List<Piece> pieces, double gutter) {
        List<TextPosition> ordered = new ArrayList<>(all.size());
        List<TextPosition> right = new ArrayList<>();
        for (Piece piece : pieces) {
            List<TextPosition> words = all.subList(piece.from, piece.to);
            if (piece.left >= gutter) {
                right.addAll(words);
            } else {
                if (piece.right > gutter) {
                    ordered.addAll(right);
                    right.clear();
                }
                ordered.addAll(words);
            }
        }
        ordered.addAll(right);
        return ordered;
    }
}
