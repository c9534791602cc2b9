package org.lectern.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.search.AskedWords.Lit;
import org.lectern.search.SearchHit.Snippet;

/** Cuts the piece of a text that shows best why it was found. Nothing is changed in it. */
final class Snippets {
    /** UTF-16 units; a text that is not much longer is shown whole. */
    private static final int LENGTH = 280;

    private static final int WHOLE = 360;

    /** What stands before the first word that is lit. */
    private static final int LEAD = 70;

    /** How far an edge is moved to stand between words. */
    private static final int NEAR = 40;

    private Snippets() {}

    static Snippet of(String text, List<Lit> lit) {
        int from = 0;
        int to = text.length();
        if (text.length() > WHOLE) {
            from = start(text, lit);
            to = Math.min(text.length(), from + LENGTH);
            BreakIterator letters = graphemes(text);
            from = from == 0 ? 0 : wordEdge(text, letters, from, Math.min(from + NEAR, to), 1);
            to = to == text.length() ? to : wordEdge(text, letters, to, Math.max(to - NEAR, from), -1);
            // A long word or phrase is not cut through
            for (Lit one : lit) {
                if (one.start() >= from && one.start() < to && one.end() > to) {
                    to = Math.min(one.end(), from + 2 * LENGTH);
                    to = letters.isBoundary(to) ? to : letters.preceding(to);
                }
            }
        }
        String piece = text.substring(from, to);
        return new Snippet(piece, marks(piece, lit, from), text.codePointCount(0, from), from > 0, to < text.length());
    }

    /** Begins where most clauses, then most words, come into the piece. */
    private static int start(String text, List<Lit> lit) {
        int best = 0;
        int most = -1;
        for (Lit first : lit) {
            int from = Math.clamp(first.start() - LEAD, 0, text.length());
            Set<Integer> clauses = new HashSet<>();
            int words = 0;
            for (Lit one : lit) {
                if (one.start() >= first.start() && one.end() <= from + LENGTH - NEAR) {
                    clauses.add(one.clause());
                    words++;
                }
            }
            int worth = clauses.size() * 1_000 + words;
            if (worth > most) {
                most = worth;
                best = from;
            }
        }
        return Math.min(best, Math.max(0, text.length() - LENGTH));
    }

    /** After white space going one way, else at the nearest whole character. */
    private static int wordEdge(String text, BreakIterator letters, int at, int furthest, int step) {
        for (int unit = at; unit != furthest; unit += step) {
            boolean isEdge = step > 0
                    ? Character.isWhitespace(text.charAt(unit - 1))
                    : unit < text.length() && Character.isWhitespace(text.charAt(unit));
            if (isEdge) {
                return unit;
            }
        }
        return letters.isBoundary(at) ? at : letters.preceding(at);
    }

    private static BreakIterator graphemes(String text) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        return letters;
    }

    /** The places that are lit, widened to whole graphemes, joined where they touch, in code points. */
    static List<TextSpan> marks(String piece, List<Lit> lit, int offset) {
        BreakIterator letters = graphemes(piece);
        CodePointText points = new CodePointText(piece);
        List<TextSpan> marks = new ArrayList<>();
        int reached = 0;
        for (Lit one : lit) {
            int start = Math.max(one.start() - offset, 0);
            int end = Math.min(one.end() - offset, piece.length());
            if (start >= end) {
                continue;
            }
            start = letters.isBoundary(start) ? start : letters.preceding(start);
            end = letters.isBoundary(end) ? end : letters.following(end);
            if (start < reached) {
                TextSpan last = marks.removeLast();
                reached = Math.max(reached, end);
                marks.add(new TextSpan(last.start(), points.toPoints(reached)));
            } else {
                marks.add(new TextSpan(points.toPoints(start), points.toPoints(end)));
                reached = end;
            }
        }
        return marks;
    }
}
