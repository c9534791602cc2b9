package org.lectern.anchor;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import org.lectern.anchor.Selector.TextQuoteSelector;

/**
 * The exact borders of a quote whose place is known to within a few characters.
 *
 * <p>A border stands where the end of what comes before it and the beginning of what comes after it cost least
 * together, compared character by character with the text as it is: so the span takes in no neighbour's comma and loses
 * no letter of its own. Characters that were taken out at the border could have belonged to either side; the side that
 * meets the text without a gap, or was edited less elsewhere, is taken at its word.
 */
final class Borders {
    /** Code points on each side of a border that are compared. */
    private static final int SIDE = 40;

    /** Code points that a border may be from where the folded text says. */
    private static final int SLACK = 12;

    /** UTF-16 units on each side of a border that leave no doubt where they stand as they are quoted. */
    private static final int MEETING = 8;

    /** One edit; what decides between equals is a fraction of it. */
    private static final int EDIT = 100;

    private static final int GAP = 20;
    private static final int SPACE_INSIDE = 15;
    private static final int UNEDITED = 18;
    private static final int LESS_EDITED = 5;

    private final TextQuoteSelector quote;
    private final CodePointText text;
    private final Sighting sighting;
    private final Needle needle;

    Borders(TextQuoteSelector quote, CodePointText text, Sighting sighting, Needle needle) {
        this.quote = quote;
        this.text = text;
        this.sighting = sighting;
        this.needle = needle;
    }

    TextSpan exact(TextSpan rough) {
        double quoteEdits = (double) sighting.edits() / Math.max(1, needle.length());
        int start = rough.start() - Fold.leading(quote.exact());
        if (!stands(quote.prefix(), quote.exact(), start)) {
            double prefixEdits = (double) sighting.prefixEdits()
                    / Math.max(1, needle.prefix().length());
            start = border(
                    tail(quote.prefix()), head(quote.exact()), rough.start(), false, trust(prefixEdits, quoteEdits));
        }
        int end = rough.end() + Fold.trailing(quote.exact());
        if (!stands(quote.exact(), quote.suffix(), end)) {
            double suffixEdits = (double) sighting.suffixEdits()
                    / Math.max(1, needle.suffix().length());
            end = border(tail(quote.exact()), head(quote.suffix()), rough.end(), true, trust(quoteEdits, suffixEdits));
        }
        return start < end ? whole(start, end) : rough;
    }

    /** Whether what comes before and what comes after a border stands on its sides word for word, as most do. */
    private boolean stands(String before, String after, int border) {
        if (border < 0 || border > text.length()) {
            return false;
        }
        int left = Math.min(MEETING, before.length());
        int right = Math.min(MEETING, after.length());
        int at = text.toUnits(border);
        return left + right > MEETING
                && text.value().regionMatches(at - left, before, before.length() - left, left)
                && text.value().regionMatches(at, after, 0, right);
    }

    /** How much more the side before a border is to be believed than the one after it; below 0, less. */
    private static int trust(double editsBefore, double editsAfter) {
        int more = Double.compare(editsAfter, editsBefore);
        return more * (Math.min(editsBefore, editsAfter) == 0 ? UNEDITED : LESS_EDITED);
    }

    /**
     * @param isEnd whether the quote is before the border, not after it
     * @param trust from {@link #trust}
     */
    private int border(char[] before, char[] after, int rough, boolean isEnd, int trust) {
        int from = Math.max(0, rough - SLACK);
        int to = Math.min(text.length(), rough + SLACK);
        int first = Math.max(0, from - SIDE - SIDE / 2);
        char[] around = plain(text.sliceWithin(first, to + SIDE + SIDE / 2));
        int[] upTo = Pattern.of(before, 0, before.length).costsUpTo(around, 0, to - first);
        int[] onwards = Pattern.reversed(after, 0, after.length).costsFrom(around, from - first, around.length);
        int best = rough;
        int least = Integer.MAX_VALUE;
        for (int border = from; border <= to; border++) {
            int at = border - first;
            boolean leftMeets = at > 0 && before.length > 0 && around[at - 1] == before[before.length - 1];
            boolean rightMeets = at < around.length && after.length > 0 && around[at] == after[0];
            int cost = EDIT * (upTo[at] + onwards[border - from]);
            cost += leftMeets ? 0 : GAP;
            cost += rightMeets ? 0 : GAP;
            cost -= leftMeets ? Math.max(0, trust) : 0;
            cost -= rightMeets ? Math.max(0, -trust) : 0;
            cost += startsOrEndsInSpace(around, at, isEnd, before, after) ? SPACE_INSIDE : 0;
            if (cost < least || (cost == least && Math.abs(border - rough) < Math.abs(best - rough))) {
                least = cost;
                best = border;
            }
        }
        return best;
    }

    /** Whether the span would have white space inside its border though the quote has none: people select words. */
    private static boolean startsOrEndsInSpace(char[] around, int at, boolean isEnd, char[] before, char[] after) {
        if (isEnd) {
            return at > 0 && around[at - 1] == ' ' && (before.length == 0 || before[before.length - 1] != ' ');
        }
        return at < around.length && around[at] == ' ' && (after.length == 0 || after[0] != ' ');
    }

    /** Widened where it would cut what a reader sees as one character. */
    private TextSpan whole(int start, int end) {
        if (parts(text.value(), text.toUnits(start)) && parts(text.value(), text.toUnits(end))) {
            return new TextSpan(start, end);
        }
        int from = Math.max(0, start - SIDE);
        String words = text.sliceWithin(from, end + SIDE);
        int startUnit = words.offsetByCodePoints(0, start - from);
        int endUnit = words.offsetByCodePoints(startUnit, end - start);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(words);
        int wholeStart = characters.isBoundary(startUnit) ? startUnit : characters.preceding(startUnit);
        int wholeEnd = characters.isBoundary(endUnit) ? endUnit : characters.following(endUnit);
        return new TextSpan(from + words.codePointCount(0, wholeStart), from + words.codePointCount(0, wholeEnd));
    }

    /** Whether only characters that stand by themselves are beside this place, so that it cuts none. */
    private static boolean parts(String words, int unit) {
        return (unit == 0 || standsByItself(words.charAt(unit - 1)))
                && (unit == words.length() || standsByItself(words.charAt(unit)));
    }

    /**
     * Whether a character joins no other, by a look at the commonest blocks: Latin, but for the line end CR LF, which no
     * canonical text has; Cyrillic; general punctuation from the dashes on.
     */
    private static boolean standsByItself(char unit) {
        return unit < '\u0300' || (unit >= '\u0400' && unit <= '\u0482') || (unit >= '\u2010' && unit <= '\u2027');
    }

    private static char[] head(String words) {
        return plain(
                words.length() <= SIDE || words.codePointCount(0, words.length()) <= SIDE
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, SIDE)));
    }

    private static char[] tail(String words) {
        return plain(
                words.length() <= SIDE || words.codePointCount(0, words.length()) <= SIDE
                        ? words
                        : words.substring(words.offsetByCodePoints(words.length(), -SIDE)));
    }

    /** One char a code point; white space and typography made alike, letters in lower case. */
    private static char[] plain(String words) {
        char[] plain = new char[words.length()];
        words.getChars(0, plain.length, plain, 0);
        for (int at = 0; at < plain.length; at++) {
            char unit = plain[at];
            if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
                return plainBeyond(words);
            }
            plain[at] = unit < 0x80 ? plainAscii(unit) : plainOther(unit);
        }
        return plain;
    }

    /** The same of words with characters beyond U+FFFF. */
    private static char[] plainBeyond(String words) {
        char[] plain = new char[words.length()];
        int length = 0;
        for (int unit = 0; unit < words.length(); length++) {
            int point = words.codePointAt(unit);
            unit += Character.charCount(point);
            plain[length] = point < 0x80 ? plainAscii((char) point) : plainOther(point);
        }
        return Arrays.copyOf(plain, length);
    }

    private static char plainAscii(char unit) {
        if (unit > ' ') {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit + 'a' - 'A') : unit;
        }
        return Character.isWhitespace(unit) ? ' ' : unit;
    }

    private static char plainOther(int point) {
        if (Character.isWhitespace(point)) {
            return ' ';
        }
        return switch (point) {
            case '‐', '‑', '‒', '–', '—' -> '-';
            case '‘', '’' -> '\'';
            case '“', '”', '«', '»' -> '"';
            // Characters beyond U+FFFF that differ may become the same; the border is no worse for it.
            default -> (char) Character.toLowerCase(point);
        };
    }
}
