package org.lectern.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins lines that an editor broke at a fixed width: at least two full lines of 50 to 100 characters, no more than 15
 * apart, and a last one no longer, of which most are broken mid-sentence. Two lines alone prove nothing: list entries
 * look the same.
 */
final class HardWraps {
    private static final int NARROW = 50;
    private static final int WIDE = 100;
    private static final int SPREAD = 15;
    private static final int FULL_LINES = 2;
    private static final String CLOSING = ".!?…:;”\"»)]";

    private HardWraps() {}

    static List<Line> join(List<Line> lines, String source) {
        var joined = new ArrayList<Line>();
        for (int at = 0; at < lines.size(); ) {
            var run = runFrom(lines, at);
            if (run.wrapped()) {
                joined.add(lines.get(at).to(lines.get(run.last()), source));
                at = run.last() + 1;
            } else {
                // a later start within this run is not tried: that would take quadratic time
                int next = Math.max(at + 1, run.last());
                joined.addAll(lines.subList(at, next));
                at = next;
            }
        }
        return joined;
    }

    /** Lines of similar width up to and with the one at {@code last}. */
    private record Run(int last, boolean wrapped) {}

    private static Run runFrom(List<Line> lines, int first) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        int broken = 0;
        int last = first;
        while (last + 1 < lines.size() && continues(lines.get(last), lines.get(last + 1))) {
            int width = lines.get(last).text().length();
            if (width < NARROW || width > WIDE || Math.max(longest, width) - Math.min(shortest, width) > SPREAD) {
                break;
            }
            shortest = Math.min(shortest, width);
            longest = Math.max(longest, width);
            broken += closes(lines.get(last)) ? 0 : 1;
            last++;
        }
        int full = last - first;
        boolean lastFits = lines.get(last).text().length() <= longest + SPREAD;
        return new Run(last, full >= FULL_LINES && lastFits && 2 * broken > full);
    }

    private static boolean continues(Line line, Line next) {
        return line.group() == next.group()
                && !Citations.looksLikeOne(line.text())
                && !Citations.looksLikeOne(next.text())
                && !Shapes.isRule(next.text())
                && !Shapes.isListEntry(next.text());
    }

    private static boolean closes(Line line) {
        return CLOSING.indexOf(line.text().charAt(line.text().length() - 1)) >= 0;
    }
}
