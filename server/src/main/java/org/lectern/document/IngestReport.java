package org.lectern.document;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a version turned out to be. Computed from what is stored, so it can be had at any time.
 *
 * @param languages how many passages are in which, by BCP 47 tags
 * @param suspects words that look misread: with a character that is not known, with letters of two scripts, or with a digit
 *     among letters
 * @param unknown the numbers of pages with characters that are not known (U+FFFD): the file or its fonts do not say which
 * @param withoutText the numbers of pages that have no words
 * @param wholeUpTo for a text that is longer than this many characters: up to there a text is looked at as a whole, so it
 *     is not compared with others; empty where all of that is done
 */
public record IngestReport(
        int pages,
        int passages,
        SortedMap<String, Integer> languages,
        int suspects,
        List<Integer> unknown,
        List<Integer> withoutText,
        Optional<Integer> wholeUpTo) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\\uFFFD]{3,60}");
    private static final Pattern MISREAD = Pattern.compile(
            ".*(?:\\uFFFD|\\p{Ll}\\p{Nd}\\p{Ll}|\\p{IsLatin}\\p{M}*\\p{IsCyrillic}|\\p{IsCyrillic}\\p{M}*\\p{IsLatin}).*");

    /** Stands for a character that is not known. */
    public static final char UNKNOWN = '\uFFFD';

    private static final int LATIN = 1;
    private static final int CYRILLIC = 2;
    private static final int DIGIT = 4;
    private static final int OTHER = 8;

    public IngestReport {
        unknown = List.copyOf(unknown);
        withoutText = List.copyOf(withoutText);
    }

    /** How many characters of a text are not known. */
    public static int unknown(String text) {
        return (int) text.chars().filter(c -> c == UNKNOWN).count();
    }

    /** How many words of a text look misread. */
    public static int suspects(String text) {
        int suspects = 0;
        int start = -1;
        int letters = 0;
        for (int at = 0; at <= text.length(); ) {
            int point = at < text.length() ? text.codePointAt(at) : ' ';
            int letter = letter(point);
            if (letter != 0) {
                start = start < 0 ? at : start;
                letters |= letter;
            } else if (start >= 0) {
                suspects += letters == LATIN || letters == CYRILLIC || letters == DIGIT ? 0 : misread(text, start, at);
                start = -1;
                letters = 0;
            }
            at += Character.charCount(point);
        }
        return suspects;
    }

    private static int misread(String text, int start, int end) {
        int misread = 0;
        Matcher words = WORD.matcher(text).region(start, end);
        while (words.find()) {
            misread += MISREAD.matcher(words.group()).matches() ? 1 : 0;
        }
        return misread;
    }

    /** What a character of a word is; 0 for what stands between words. Most words are of one kind and need no second look. */
    private static int letter(int point) {
        if (point < 0x80) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')
                    ? LATIN
                    : point >= '0' && point <= '9' ? DIGIT : 0;
        }
        if (point >= 0x400 && point <= 0x45F) {
            return CYRILLIC;
        }
        int type = Character.getType(point);
        boolean isMark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        return point == UNKNOWN || isMark || type == Character.DECIMAL_DIGIT_NUMBER || Character.isLetter(point)
                ? OTHER
                : 0;
    }
}
