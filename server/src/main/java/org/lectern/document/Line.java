package org.lectern.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that is not blank, without the white space around it.
 *
 * @param start the first UTF-16 offset of its words (internal: offsets become code points when blocks are made)
 * @param end just after its words
 * @param group the number of the run of lines between blank lines it belongs to
 */
record Line(String text, int start, int end, int group) {

    static List<Line> of(String text) {
        var lines = new ArrayList<Line>();
        int group = 0;
        for (int at = 0; at < text.length(); ) {
            int feed = text.indexOf('\n', at);
            int lineEnd = feed < 0 ? text.length() : feed;
            int start = WhiteSpace.skip(text, at, lineEnd);
            if (start == lineEnd) {
                group++;
            } else {
                int end = WhiteSpace.skipBack(text, start, lineEnd);
                lines.add(new Line(text.substring(start, end), start, end, group));
            }
            at = lineEnd + 1;
        }
        return lines;
    }

    /** From this line's first word to the last one's end as one block, the line ends kept. */
    Line to(Line last, String source) {
        return new Line(source.substring(start, last.end), start, last.end, group);
    }
}
