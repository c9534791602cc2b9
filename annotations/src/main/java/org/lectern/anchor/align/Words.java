package org.lectern.anchor.align;

import java.util.Arrays;
import java.util.Map;

/**
 * A text cut into words: runs of letters and digits, and every other visible character for itself, marks with what they
 * stand on. White space is between words and none of them, so that other line breaks change no word.
 *
 * <p>Offsets are UTF-16 units. Equal words of two texts have the same number if both were cut with the same numbering.
 */
final class Words {
    private final int count;
    private final int[] starts;
    private final int[] ends;
    private final int[] numbers;

    private Words(int count, int[] starts, int[] ends, int[] numbers) {
        this.count = count;
        this.starts = Arrays.copyOf(starts, count);
        this.ends = Arrays.copyOf(ends, count);
        this.numbers = Arrays.copyOf(numbers, count);
    }

    /** @param numbering of the words met so far; grows */
    static Words of(String text, Map<String, Integer> numbering) {
        int[] starts = new int[text.length() / 4 + 16];
        int[] ends = new int[starts.length];
        int[] numbers = new int[starts.length];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int first = text.codePointAt(at);
            int end = at + Character.charCount(first);
            if (isSpace(first)) {
                at = end;
                continue;
            }
            boolean word = Character.isLetterOrDigit(first);
            while (end < text.length()) {
                int next = text.codePointAt(end);
                if (!isMark(next) && !(word && Character.isLetterOrDigit(next))) {
                    break;
                }
                end += Character.charCount(next);
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            starts[count] = at;
            ends[count] = end;
            String spelling = text.substring(at, end);
            Integer known = numbering.putIfAbsent(spelling, numbering.size());
            numbers[count++] = known == null ? numbering.size() - 1 : known;
            at = end;
        }
        return new Words(count, starts, ends, numbers);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0xFEFF;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether two passages differ at most in which white space stands between their words. */
    static boolean areSame(String one, String other) {
        int a = 0;
        int b = 0;
        while (a < one.length() && b < other.length()) {
            boolean space = isSpace(one.charAt(a));
            if (space != isSpace(other.charAt(b)) || (!space && one.charAt(a) != other.charAt(b))) {
                return false;
            }
            a = space ? afterSpace(one, a) : a + 1;
            b = space ? afterSpace(other, b) : b + 1;
        }
        return a == one.length() && b == other.length();
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    int length(int word) {
        return ends[word] - starts[word];
    }

    /** What its spelling is numbered with. */
    int number(int word) {
        return numbers[word];
    }

    int[] numbers() {
        return numbers;
    }

    /** The first word that ends after an offset; {@link #count} if none does. */
    int firstEndingAfter(int unit) {
        int found = Arrays.binarySearch(ends, unit);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The last word that starts before an offset; −1 if none does. */
    int lastStartingBefore(int unit) {
        int found = Arrays.binarySearch(starts, unit);
        return (found >= 0 ? found : -found - 1) - 1;
    }
}
