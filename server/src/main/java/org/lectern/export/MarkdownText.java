package org.lectern.export;

import java.util.regex.Pattern;

/**
 * Text into CommonMark that renders as that very text: every line end as a line break, white space at the edges of lines
 * and control characters as numeric references, so that no rule of structure can take them away.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark 0.31.2, 2.4, 2.5 and 6.7</a>
 */
final class MarkdownText {
    /** What could begin or end a construct inside a line, in CommonMark or in the extensions that are in wide use. */
    private static final String SIGNS = "\\`*_[]<>&~|$^{}";

    /** What makes structure only where a line begins. */
    private static final Pattern LINE_START = Pattern.compile("^(?:[#+=:-]|(\\d{1,9})(?=[.)]))");

    private MarkdownText() {}

    /** @param prefix what each line but the first begins with, such as {@code "> "} */
    static String lines(String text, String prefix) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        String[] lines = text.split("\n", -1);
        for (int n = 0; n < lines.length; n++) {
            boolean last = n == lines.length - 1;
            if (last && n > 0 && lines[n].isEmpty()) {
                // A break at the very end would be shown as its backslash
                out.append("&#10;");
                break;
            }
            if (n > 0) {
                out.append("\\\n").append(prefix);
            }
            out.append(line(lines[n]));
        }
        return out.toString();
    }

    /** A quotation with what its words should read, in emphasis after them. */
    static String quotation(Quotation.Words words, String prefix) {
        StringBuilder out = new StringBuilder();
        for (Quotation.Words.Piece piece : words.pieces()) {
            String text = piece.text();
            // Emphasis does not end before a letter, but does before its numeric reference
            if (!out.isEmpty() && !text.isEmpty() && text.charAt(0) != '\n') {
                int first = text.codePointAt(0);
                refer(out, Character.toString(first));
                text = text.substring(Character.charCount(first));
            }
            out.append(text.isEmpty() ? "" : lines(text, prefix));
            piece.reading()
                    .ifPresent(reading ->
                            out.append(" *").append(inline(reading.sic())).append('*'));
        }
        return out.toString();
    }

    /** For titles and names, on one line. */
    static String inline(String text) {
        return line(text.replace("\n", " "));
    }

    private static String line(String line) {
        StringBuilder out = new StringBuilder(line.length() + 16);
        int first = 0;
        while (first < line.length() && isSpace(line.codePointAt(first))) {
            first += Character.charCount(line.codePointAt(first));
        }
        int end = line.length();
        while (end > first && isSpace(line.codePointBefore(end))) {
            end -= Character.charCount(line.codePointBefore(end));
        }
        refer(out, line.substring(0, first));
        String words = line.substring(first, end);
        if (first == 0) {
            words = escapeStart(out, words);
        }
        words.codePoints().forEach(point -> {
            if (Character.getType(point) == Character.CONTROL) {
                refer(out, Character.toString(point));
            } else {
                out.append(SIGNS.indexOf(point) >= 0 ? "\\" : "").appendCodePoint(point);
            }
        });
        refer(out, line.substring(end));
        return out.toString();
    }

    /** @return what is left to write */
    private static String escapeStart(StringBuilder out, String words) {
        var start = LINE_START.matcher(words);
        if (!start.find()) {
            return words;
        }
        String digits = start.group(1) == null ? "" : start.group(1);
        out.append(digits).append('\\').append(words.charAt(digits.length()));
        return words.substring(digits.length() + 1);
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static void refer(StringBuilder out, String text) {
        text.codePoints().forEach(point -> out.append("&#").append(point).append(';'));
    }
}
