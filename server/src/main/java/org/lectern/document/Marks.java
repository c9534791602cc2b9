package org.lectern.document;

/**
 * Whether punctuation and signs beyond ASCII stand where such stand: a quotation mark before a word or behind one, a
 * fraction behind no letter. Where they do not, the text is read in an encoding that is not its own.
 */
final class Marks {
    private static final String QUOTES = "«»“”„‘’‚‹›";
    /** Of these, those that stand before a word and never behind one. */
    private static final String OPENING = "‚„";

    private static final String DASHES = "–—―";
    private static final char NO_BREAK = '\u00A0';
    private static final String SIGNS = "№§°©®™±×÷½¼¾²³¹ªºµ€£¢¥¤†‡¶";
    /** Stand between figures and not beside letters. */
    private static final String SUMS = "±×÷½¼¾€£¢¥¤";

    /** Quotations in a quotation. */
    private static final int MOST_QUOTES = 2;

    private Marks() {}

    static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0;
    }

    /** Of a character that is no letter; false for what is no mark of a text at all. */
    static boolean standsAsItDoes(String text, int at) {
        char c = text.charAt(at);
        char before = at(text, at - 1);
        char after = at(text, at + 1);
        boolean isWithin = Character.isLetter(before) && Character.isLetter(after);
        if (QUOTES.indexOf(c) >= 0) {
            return quotes(text, at, isWithin);
        }
        return switch (c) {
            case '\u00AD' -> isWithin;
            case '·' -> isWithin ? isL(before) && isL(after) : Character.isWhitespace(after);
            case '•' -> !Character.isLetter(before);
            case '…' -> !isWithin && (QUOTES.indexOf(after) < 0 || isEnd(at(text, at + 2)));
            case '¡', '¿' -> !Character.isLetter(before);
            case '§', '¶' -> !Character.isLetter(before);
            case '°' -> Character.isDigit(before) || Character.isWhitespace(before) || "nN".indexOf(before) >= 0;
            default ->
                DASHES.indexOf(c) >= 0
                        || (c == NO_BREAK && !isWithin)
                        || (isSign(c) && !isWithin && !(isSum(c) && isBesideLetter(before, after)));
        };
    }

    private static char at(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    }

    private static boolean isL(char c) {
        return c == 'l' || c == 'L';
    }

    private static boolean isSum(char c) {
        return SUMS.indexOf(c) >= 0;
    }

    private static boolean isBesideLetter(char before, char after) {
        return Character.isLetter(before) || Character.isLetter(after);
    }

    /** One or two together, before a word or behind one; an apostrophe also in it. */
    private static boolean quotes(String text, int at, boolean isWithin) {
        if (isWithin) {
            return text.charAt(at) == '’';
        }
        int first = at;
        int end = at + 1;
        while (first > 0 && at - first < MOST_QUOTES && QUOTES.indexOf(text.charAt(first - 1)) >= 0) {
            first--;
        }
        while (end < text.length() && end - at <= MOST_QUOTES && QUOTES.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        char before = at(text, first - 1);
        char after = at(text, end);
        boolean isOpening = isBegin(before) && (!isEnd(after) || "«‹".indexOf(text.charAt(end - 1)) >= 0);
        boolean isClosing = isEnd(after) && (!isBegin(before) || "»›".indexOf(text.charAt(first)) >= 0);
        return end - first <= MOST_QUOTES
                && (isOpening ? isWord(after) || isEnd(after) : isClosing && OPENING.indexOf(text.charAt(at)) < 0);
    }

    /** What a word may come after. */
    private static boolean isBegin(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || "([{<-/=\"'>|".indexOf(c) >= 0
                || DASHES.indexOf(c) >= 0;
    }

    /** What may come after a word. */
    private static boolean isEnd(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || ".,;:!?)]}>-/\"'<*[|=".indexOf(c) >= 0
                || DASHES.indexOf(c) >= 0
                || c == '…';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "([…¡¿#$§№&*_".indexOf(c) >= 0 || Character.isSurrogate(c);
    }
}
