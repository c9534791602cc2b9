package org.lectern.document;

/**
 * What lies between blocks: everything Java or Unicode calls white space or a space (tabs, no-break spaces, line and
 * page separators) and U+FEFF, which old editors leave inside texts. Zero-width joiners and U+200B are not: they shape
 * words.
 */
final class WhiteSpace {
    private WhiteSpace() {}

    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** The first offset in [start, end] that is not white space. */
    static int skip(String text, int start, int end) {
        int at = start;
        while (at < end && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The last offset in [start, end] with something other than white space before it. */
    static int skipBack(String text, int start, int end) {
        int at = end;
        while (at > start && is(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
