package org.lectern.anchor;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * What is left of a character when case, accents and typography do not count: no, one or a few UTF-16 units.
 *
 * <p>Letters and digits stay, in lower case and without marks, ligatures as their letters; everything else goes, so that
 * re-wrapping, hyphenation and other quotation marks cost nothing. Letters that recognition takes for one another
 * ({@code l I 1 |} and {@code 0 o}) become one. Each character is folded by itself, whatever stands beside it: so the
 * fold of a slice is the slice of the fold.
 */
final class Fold {
    /** Not looked at yet. */
    private static final char UNKNOWN = 0;
    /** Folded away; U+FFFF is no character. */
    static final char NOTHING = '\uffff';
    /** No single unit, or half of a surrogate pair, which says nothing by itself; U+FFFE is no character. */
    static final char SEVERAL = '\ufffe';

    /**
     * One answer a character of the basic plane, filled as they are met: a text has few different ones, and
     * normalizing each anew would cost most of the time. Two threads may fill the same place with the same answer.
     */
    private static final char[] KNOWN = new char[0x10000];

    /**
     * The letters of Latin-1 and of the commonest block of Cyrillic that do not fold to themselves in lower case, each
     * after the one that they fold to. They are known from the start: few texts then need the tables of Unicode's
     * decompositions, which take longer to load than a book takes to fold, and compiled code meets nothing new in them.
     */
    private static final String[] ALIKE = {
        "aàáâãäåÀÁÂÃÄÅª",
        "cçÇ",
        "eèéêëÈÉÊË",
        "liIìíîïÌÍÎÏ1¹|",
        "nñÑ",
        "oòóôõöÒÓÔÕÖº0",
        "uùúûüÙÚÛÜ",
        "yýÿÝ",
        "2²",
        "3³",
        "\u03bcµ",
        "еѐёЀЁ",
        "ийѝЙЍ",
        "гѓЃ",
        "кќЌ",
        "іїЇ",
        "уўЎ"
    };

    /** Fractions of Latin-1, which leave two digits. */
    private static final String FRACTIONS = "¼½¾";

    static {
        know(0, 0x100);
        know(0x400, 0x460);
        // Dashes, quotation marks, spaces, …
        Arrays.fill(KNOWN, 0x2000, 0x2070, NOTHING);
        for (String alike : ALIKE) {
            for (int at = 1; at < alike.length(); at++) {
                KNOWN[alike.charAt(at)] = alike.charAt(0);
            }
        }
        for (int at = 0; at < FRACTIONS.length(); at++) {
            KNOWN[FRACTIONS.charAt(at)] = SEVERAL;
        }
    }

    private static void know(int from, int to) {
        for (int unit = from; unit < to; unit++) {
            KNOWN[unit] = Character.isLetterOrDigit(unit) ? (char) Character.toLowerCase(unit) : NOTHING;
        }
    }

    private Fold() {}

    /** What is left of a UTF-16 unit: one unit, {@link #NOTHING}, or {@link #SEVERAL} where {@link #write} says more. */
    static char one(char unit) {
        char known = KNOWN[unit];
        return known == UNKNOWN ? met(unit) : known;
    }

    private static char met(char unit) {
        String left = Character.isSurrogate(unit) ? "" : slowly(unit);
        char known =
                Character.isSurrogate(unit) || left.length() > 1 ? SEVERAL : left.isEmpty() ? NOTHING : left.charAt(0);
        KNOWN[unit] = known;
        return known;
    }

    /** Writes what is left of a code point from {@code at} on, at most {@value #MOST} units, and says how many. */
    static int write(int codePoint, char[] units, int at) {
        String several = slowly(codePoint);
        several.getChars(0, several.length(), units, at);
        return several.length();
    }

    /** What is left of a text. */
    static char[] units(String text) {
        char[] source = text.toCharArray();
        char[] units = new char[source.length + MOST];
        int length = 0;
        for (int at = 0; at < source.length; at++) {
            char left = one(source[at]);
            if (left < SEVERAL) {
                units[length++] = left;
            } else if (left == SEVERAL) {
                int codePoint = Character.codePointAt(source, at);
                at += Character.charCount(codePoint) - 1;
                units = Arrays.copyOf(units, units.length + MOST);
                length += write(codePoint, units, length);
            }
        }
        return Arrays.copyOf(units, length);
    }

    /** How many code points of a text come before the first that leaves something; all where none does. */
    static int leading(String text) {
        int point = 0;
        for (int at = 0; at < text.length(); point++) {
            int codePoint = text.codePointAt(at);
            if (leavesSomething(codePoint)) {
                return point;
            }
            at += Character.charCount(codePoint);
        }
        return point;
    }

    /** How many code points of a text come after the last that leaves something; all where none does. */
    static int trailing(String text) {
        int point = 0;
        for (int at = text.length(); at > 0; point++) {
            int codePoint = text.codePointBefore(at);
            if (leavesSomething(codePoint)) {
                return point;
            }
            at -= Character.charCount(codePoint);
        }
        return point;
    }

    private static boolean leavesSomething(int codePoint) {
        char left = codePoint < 0x10000 ? one((char) codePoint) : SEVERAL;
        return left < SEVERAL || (left == SEVERAL && !slowly(codePoint).isEmpty());
    }

    /** The longest decomposition of one code point in Unicode (U+FDFA) has 18 units. */
    static final int MOST = 18;

    private static String slowly(int codePoint) {
        if (codePoint == '|') {
            return "l";
        }
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint)
                    ? Character.toString(lookalike(Character.toLowerCase(codePoint)))
                    : "";
        }
        if (leavesNothing(codePoint)) {
            return "";
        }
        String apart = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        StringBuilder left = new StringBuilder();
        for (int at = 0; at < apart.length(); ) {
            int piece = apart.codePointAt(at);
            at += Character.charCount(piece);
            if (Character.isLetterOrDigit(piece)) {
                left.appendCodePoint(lookalike(piece));
            }
        }
        return left.toString();
    }

    /** Marks, spaces, punctuation and accents are not decomposed first: what they decompose into is no letter either. */
    private static boolean leavesNothing(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MODIFIER_SYMBOL,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static int lookalike(int codePoint) {
        return switch (codePoint) {
            case 'i', '1' -> 'l';
            case '0' -> 'o';
            default -> codePoint;
        };
    }
}
