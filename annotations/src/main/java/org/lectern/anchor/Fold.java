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
    private static final char NOTHING = 0;
    /** Not looked at yet; U+FFFF is no character. */
    private static final char UNKNOWN = '\uffff';
    /** Several units; U+FFFE is no character. */
    private static final char SEVERAL = '\ufffe';

    /**
     * One answer a character of the basic plane, filled as they are met: a text has few different ones, and
     * normalizing each anew would cost most of the time. Two threads may fill the same place with the same answer.
     */
    private static final char[] KNOWN = new char[0x10000];

    static {
        Arrays.fill(KNOWN, UNKNOWN);
    }

    private Fold() {}

    /** Writes what is left of a code point from {@code at} on, at most {@value #MOST} units, and says how many. */
    static int write(int codePoint, char[] units, int at) {
        if (codePoint < 0x10000) {
            char known = KNOWN[codePoint];
            if (known == UNKNOWN) {
                String slow = slowly(codePoint);
                known = slow.isEmpty() ? NOTHING : slow.length() == 1 ? slow.charAt(0) : SEVERAL;
                KNOWN[codePoint] = known;
            }
            if (known < SEVERAL) {
                units[at] = known;
                return known == NOTHING ? 0 : 1;
            }
        }
        String several = slowly(codePoint);
        several.getChars(0, several.length(), units, at);
        return several.length();
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
        StringBuilder left = new StringBuilder();
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Fold::lookalike)
                .forEach(left::appendCodePoint);
        return left.toString();
    }

    /** Marks, spaces and punctuation are not decomposed first: what they decompose into is no letter either. */
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
