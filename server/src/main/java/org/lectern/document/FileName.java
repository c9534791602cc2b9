package org.lectern.document;

/**
 * What a sender calls a file, made harmless: one line without folders before it, to be shown, and to make a title of. It
 * opens nothing. A name may come from anywhere, so it may be a path, as long as a page, or hold characters that move a
 * cursor, end a line or turn the words around them.
 *
 * @param value as it is kept
 * @param isAsSent whether the sender calls it just so
 */
public record FileName(String value, boolean isAsSent) {
    /** Code points. */
    public static final int MAX_LENGTH = 300;

    /** For a name of which nothing is left. */
    private static final String NONE = "untitled";

    private static final String ENDING = "\\.[A-Za-z0-9]{1,8}$";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    public static FileName of(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().forEach(point -> {
            if (isSpace(point)) {
                clean.append(' ');
            } else if (isHarmless(point)) {
                clean.appendCodePoint(point);
            }
        });
        String name = shortened(clean.toString().strip().replaceAll(" {2,}", " "));
        String value = name.matches("[. ]*") ? NONE : name;
        return new FileName(value, value.equals(sent));
    }

    /** A name that was made harmless before. */
    public static FileName kept(String value, boolean isAsSent) {
        return new FileName(value, isAsSent);
    }

    /** Tabs and line ends part words as spaces do. */
    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Also those that join letters, which some scripts cannot be written without. */
    private static boolean isHarmless(int point) {
        if (point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> point != IngestReport.UNKNOWN;
        };
    }

    /** Its ending stays, which may say what kind of file it is. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        String without = name.replaceFirst(ENDING, "");
        String ending = name.substring(without.length());
        return without.substring(0, without.offsetByCodePoints(0, MAX_LENGTH - ending.length()))
                        .stripTrailing()
                + ending;
    }

    /** Without what says what kind of file it is. */
    public String title() {
        String title = value.replaceFirst(ENDING, "");
        return title.isBlank() ? NONE : title;
    }

    /** Whether nothing of what was sent could be kept. */
    public boolean isMade() {
        return !isAsSent && value.equals(NONE);
    }

    /** A text on one line, with a sign for each character that could do something where it is printed. */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(point -> shown.appendCodePoint(
                        point == ' ' || (isHarmless(point) && !isSpace(point)) ? point : IngestReport.UNKNOWN));
        return shown.toString();
    }
}
