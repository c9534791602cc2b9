package org.lectern.document;

/** Where in a text something is wrong, as whoever wrote it finds the place: its line, and the words before it there. */
final class BadPlace {
    /** Characters before it that are enough. */
    static final int KEPT = 200;
    /** Code points that are shown of them. */
    private static final int SHOWN = 30;

    private BadPlace() {}

    /**
     * The place as it is said: {@code in line 3 after “caf”}.
     *
     * @param line from 1
     * @param before what was read before it, or the end of that; its lines end with LF
     */
    static String words(long line, String before) {
        String inLine = before.substring(before.lastIndexOf('\n') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        if (inLine.isEmpty()) {
            return "at the beginning of line %d".formatted(line);
        }
        int points = inLine.codePointCount(0, inLine.length());
        String shown = points > SHOWN ? "…" + inLine.substring(inLine.offsetByCodePoints(0, points - SHOWN)) : inLine;
        return "in line %d after “%s”".formatted(line, shown);
    }

    /** The same of all that was read before it. */
    static String words(String before) {
        return words(
                1 + before.chars().filter(c -> c == '\n').count(),
                before.substring(Math.max(0, before.length() - KEPT)));
    }
}
