package org.lectern.export;

/**
 * A cell that no spreadsheet takes for a formula. What begins with one of {@code = + - @}, a tab, a carriage return or an
 * apostrophe gets one apostrophe in front; so whoever takes one apostrophe away from the front of every cell that has one
 * gets the text back, code point for code point.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class CsvCell {
    /** The full-width forms are folded to the plain ones by some spreadsheets. */
    private static final String RISKY = "=+-@\t\r\n'＝＋－＠";

    private CsvCell() {}

    public static String safe(String text) {
        return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Undoes {@link #safe}. */
    public static String original(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
