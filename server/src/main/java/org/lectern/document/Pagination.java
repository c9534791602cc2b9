package org.lectern.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lectern.anchor.CodePointText;

/**
 * Divides a text into pages of 3,000 to 6,000 code points; only the last may be shorter.
 *
 * <p>A page ends at the first line end at or after 3,000 code points after which no citation line follows, so that a
 * quotation's last words stay with their source. Where no line end up to 6,000 serves, the page ends inside a line, see
 * {@link LineCut}.
 */
final class Pagination {
    static final int SHORTEST = 3_000;
    static final int LONGEST = 6_000;

    private final String text;
    private final CodePointText codePoints;
    /** UTF-16 offsets where a citation line's words begin. */
    private final BitSet citationStarts;

    Pagination(CanonicalText text, BitSet citationStarts) {
        this.text = text.value();
        this.codePoints = text.codePoints();
        this.citationStarts = citationStarts;
    }

    /** The UTF-16 offsets at which pages end, the last being the text's end. */
    List<Integer> ends() {
        var ends = new ArrayList<Integer>();
        int start = 0;
        do {
            start = endOfPage(start);
            ends.add(start);
        } while (start < text.length());
        return ends;
    }

    private int endOfPage(int start) {
        int from = codePoints.toPoints(start);
        if (codePoints.length() - from <= SHORTEST) {
            return text.length();
        }
        int earliest = codePoints.toUnits(from + SHORTEST);
        int latest = codePoints.toUnits(Math.min(from + LONGEST, codePoints.length()));
        int first = text.indexOf('\n', earliest - 1);
        for (int feed = first; feed >= 0 && feed < latest; feed = text.indexOf('\n', feed + 1)) {
            if (!partsCitation(feed + 1)) {
                return feed + 1;
            }
        }
        if (latest == text.length()) {
            return latest;
        }
        // the quotation's end goes over to the next page with its citation, hence the cut before that end
        int limit = first >= 0 && first < latest ? lastWordsBefore(first, earliest) : latest;
        return new LineCut(text, start).before(Math.min(earliest, limit), limit);
    }

    private boolean partsCitation(int lineStart) {
        return citationStarts.get(WhiteSpace.skip(text, lineStart, text.length()));
    }

    private int lastWordsBefore(int feed, int earliest) {
        return Math.max(earliest, WhiteSpace.skipBack(text, earliest, feed) - 1);
    }
}
