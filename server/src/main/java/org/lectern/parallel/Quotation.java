package org.lectern.parallel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * A quotation with the marks by which whoever quotes says what was changed: an ellipsis for what was left out, square
 * brackets around what was put in. It falls into segments at each ellipsis.
 */
final class Quotation {
    /**
     * Words that follow each other in what is quoted.
     *
     * @param from the first word, to just after the last
     * @param inserted which of them, from 0, stand in brackets
     */
    record Segment(int from, int to, BitSet inserted) {
        boolean isInserted(int word) {
            return inserted.get(word);
        }

        boolean isOnlyInserted() {
            return inserted.cardinality() == to - from;
        }
    }

    private final TextWords words;
    private final List<Segment> segments = new ArrayList<>();
    private final List<TextSpan> omissions = new ArrayList<>();

    /**
     * @param text the citing one
     * @param words all of its words
     */
    Quotation(CodePointText text, TextWords words, TextSpan span) {
        this.words = words;
        int[] within = words.within(span);
        BitSet inserted = new BitSet();
        int open = within[0];
        boolean inBrackets = false;
        int before = span.start();
        for (int word = within[0]; word < within[1]; word++) {
            String gap = text.sliceWithin(before, words.start(word));
            inBrackets = bracketsAfter(gap, inBrackets);
            if (isEllipsis(gap)) {
                if (word > within[0]) {
                    omissions.add(new TextSpan(before, words.start(word)));
                }
                close(open, word, inserted, within[0]);
                open = word;
            }
            inserted.set(word - within[0], inBrackets);
            before = words.end(word);
        }
        close(open, within[1], inserted, within[0]);
    }

    private static boolean bracketsAfter(String gap, boolean before) {
        int opened = gap.lastIndexOf('[');
        int closed = gap.lastIndexOf(']');
        return opened == closed ? before : opened > closed;
    }

    private static boolean isEllipsis(String gap) {
        return gap.indexOf('…') >= 0 || gap.contains("...") || gap.contains(". . .");
    }

    private void close(int from, int to, BitSet inserted, int origin) {
        if (from < to) {
            segments.add(new Segment(from, to, inserted.get(from - origin, to - origin)));
        }
    }

    List<Segment> segments() {
        return segments;
    }

    /** Where something is said to be left out. */
    List<TextSpan> omissions() {
        return omissions;
    }

    TextSpan span(Segment segment) {
        return words.span(segment.from(), segment.to());
    }
}
