package org.lectern.parallel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * A quotation with the marks by which whoever quotes says what was changed: an ellipsis for what was left out, square
 * brackets around what was put in. It falls into segments at each ellipsis.
 *
 * <p>What names the quoted document at either end is put in as well: in brackets that begin just before the quotation,
 * {@code [NKVD order of October 3, 1939] The following …}, or after a dash at its end, {@code … –Circular, 1933}.
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

    /** In code points. */
    private static final int LONGEST_LABEL = 300;

    /** A dash, a name in at most 80 characters, and a year. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile("(?:[–—]|--)\\s*(?=[\\p{Lu}])[^–—.!?]{3,80},\\s*(?:1[5-9]|20)\\d\\d[\\s”\")\\]]*$");

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
        boolean inBrackets = isOpenBefore(text, span.start(), '[', ']');
        boolean inLabel = isOpenBefore(text, span.start(), '(', ')');
        int attributed = attribution(text, span);
        int before = span.start();
        for (int word = within[0]; word < within[1]; word++) {
            String gap = text.sliceWithin(before, words.start(word));
            inBrackets = bracketsAfter(gap, inBrackets);
            inLabel &= gap.indexOf(')') < 0;
            if (isEllipsis(gap)) {
                if (word > within[0]) {
                    omissions.add(new TextSpan(before, words.start(word)));
                }
                close(open, word, inserted, within[0]);
                open = word;
            }
            inserted.set(word - within[0], inBrackets || inLabel || words.start(word) >= attributed);
            before = words.end(word);
        }
        close(open, within[1], inserted, within[0]);
    }

    /** Whether a bracket that ends within the quotation begins just before it. */
    private static boolean isOpenBefore(CodePointText text, int start, char opening, char closing) {
        String before = text.sliceWithin(Math.max(0, start - 2), start).strip();
        String after = text.sliceWithin(start, start + LONGEST_LABEL);
        int closed = after.indexOf(closing);
        return !before.isEmpty()
                && before.charAt(before.length() - 1) == opening
                && closed >= 0
                && after.lastIndexOf(opening, closed) < 0;
    }

    /** Where what names the source at the end begins, in code points; after the end where nothing does. */
    private static int attribution(CodePointText text, TextSpan span) {
        int from = Math.max(span.start(), span.end() - LONGEST_LABEL);
        String end = text.sliceWithin(from, span.end());
        Matcher named = ATTRIBUTION.matcher(end);
        return named.find() ? from + end.codePointCount(0, named.start()) : span.end();
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

    /** Where something is said to be left out: after the first segment, after the second, and so on. */
    List<TextSpan> omissions() {
        return omissions;
    }

    TextSpan span(Segment segment) {
        return words.span(segment.from(), segment.to());
    }
}
