package org.lectern.anchor;

import java.text.BreakIterator;
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

    /** One edit; what decides between equals is a fraction of it. */
    private static final int EDIT = 100;

    /** U+0300; every character before it stands by itself, but for the line end CR LF, which no canonical text has. */
    private static final char FIRST_MARK = '\u0300';

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
        int[] prefix = tail(quote.prefix());
        int[] suffix = head(quote.suffix());
        double quoteEdits = (double) sighting.edits() / Math.max(1, needle.length());
        double prefixEdits =
                (double) sighting.prefixEdits() / Math.max(1, needle.prefix().length());
        double suffixEdits =
                (double) sighting.suffixEdits() / Math.max(1, needle.suffix().length());
        int start = border(prefix, head(quote.exact()), rough.start(), false, trust(prefixEdits, quoteEdits));
        int end = border(tail(quote.exact()), suffix, rough.end(), true, trust(quoteEdits, suffixEdits));
        return start < end ? whole(start, end) : rough;
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
    private int border(int[] left, int[] right, int rough, boolean isEnd, int trust) {
        char[] before = plain(left);
        char[] after = plain(right);
        int from = Math.max(0, rough - SLACK);
        int to = Math.min(text.length(), rough + SLACK);
        int first = Math.max(0, from - SIDE - SIDE / 2);
        int[] points =
                text.sliceWithin(first, to + SIDE + SIDE / 2).codePoints().toArray();
        char[] around = plain(points);
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
        int from = Math.max(0, start - SIDE);
        String words = text.sliceWithin(from, end + SIDE);
        int startUnit = words.offsetByCodePoints(0, start - from);
        int endUnit = words.offsetByCodePoints(startUnit, end - start);
        if (parts(words, startUnit) && parts(words, endUnit)) {
            return new TextSpan(start, end);
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(words);
        int wholeStart = characters.isBoundary(startUnit) ? startUnit : characters.preceding(startUnit);
        int wholeEnd = characters.isBoundary(endUnit) ? endUnit : characters.following(endUnit);
        return new TextSpan(from + words.codePointCount(0, wholeStart), from + words.codePointCount(0, wholeEnd));
    }

    /** Whether only characters that stand by themselves are beside this place, so that it cuts none. */
    private static boolean parts(String words, int unit) {
        return (unit == 0 || words.charAt(unit - 1) < FIRST_MARK)
                && (unit == words.length() || words.charAt(unit) < FIRST_MARK);
    }

    private static int[] head(String words) {
        return words.codePoints().limit(SIDE).toArray();
    }

    private static int[] tail(String words) {
        int from = Math.max(0, words.length() - 2 * SIDE);
        int[] points = words.substring(from).codePoints().toArray();
        return java.util.Arrays.copyOfRange(points, Math.max(0, points.length - SIDE), points.length);
    }

    /** One char a code point; white space and typography made alike, letters in lower case. */
    private static char[] plain(int[] points) {
        char[] plain = new char[points.length];
        for (int at = 0; at < points.length; at++) {
            int point = points[at];
            plain[at] = Character.isWhitespace(point)
                    ? ' '
                    : switch (point) {
                        case '‐', '‑', '‒', '–', '—' -> '-';
                        case '‘', '’' -> '\'';
                        case '“', '”', '«', '»' -> '"';
                        // Characters beyond U+FFFF that differ may become the same; the border is no worse for it.
                        default -> (char) Character.toLowerCase(point);
                    };
        }
        return plain;
    }
}
