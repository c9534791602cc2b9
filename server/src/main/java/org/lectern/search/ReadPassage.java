package org.lectern.search;

import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.search.AskedWords.Lit;

/** A passage as it reads with the readings that were accepted; what is found in it is told of the printed words. */
final class ReadPassage {
    private final List<Part> parts = new ArrayList<>();
    private final List<AcceptedReading> readings;
    private final String text;

    /**
     * A run that is printed so, or one that is read otherwise; in UTF-16 units of what is read and of what is printed.
     *
     * @param isRead whether the two are different words
     */
    private record Part(int start, int end, int printedStart, int printedEnd, boolean isRead) {}

    /**
     * @param start where the passage begins in its version, in code points
     * @param readings in order; what one begins before the passage is not read in it
     */
    ReadPassage(String printed, int start, List<AcceptedReading> readings) {
        CodePointText points = new CodePointText(printed);
        this.readings = readings.stream()
                .filter(reading -> reading.span().start() >= start)
                .toList();
        StringBuilder read = new StringBuilder();
        int at = 0;
        for (AcceptedReading reading : this.readings) {
            int from = points.toUnits(reading.span().start() - start);
            int to = points.toUnits(Math.min(reading.span().end() - start, points.length()));
            add(read, printed.substring(at, from), at, from, false);
            add(read, reading.words(), from, to, true);
            at = to;
        }
        add(read, printed.substring(at), at, printed.length(), false);
        this.text = read.toString();
    }

    private void add(StringBuilder read, String words, int printedStart, int printedEnd, boolean isRead) {
        parts.add(new Part(read.length(), read.length() + words.length(), printedStart, printedEnd, isRead));
        read.append(words);
    }

    /** What is read. */
    String text() {
        return text;
    }

    /** The printed words of what was found in {@link #text}. */
    List<Lit> printed(List<Lit> found) {
        return found.stream()
                .map(lit -> new Lit(lit.clause(), printedStart(lit.start()), printedEnd(lit.end()), lit.likeness()))
                .toList();
    }

    private int printedStart(int unit) {
        Part part = holding(unit);
        return part.isRead ? part.printedStart : part.printedStart + unit - part.start;
    }

    private int printedEnd(int unit) {
        Part part = holding(unit - 1);
        return part.isRead ? part.printedEnd : part.printedStart + unit - part.start;
    }

    private Part holding(int unit) {
        return parts.stream()
                .filter(part -> part.start <= unit && unit < part.end)
                .findFirst()
                .orElseThrow();
    }

    /** The readings by which spans of the version were found. */
    List<AcceptedReading> readingsOn(List<TextSpan> spans) {
        return readings.stream()
                .filter(reading -> spans.stream()
                        .anyMatch(span -> span.start() < reading.span().end()
                                && reading.span().start() < span.end()))
                .toList();
    }
}
