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
 * @param withoutText the numbers of pages that have no words
 * @param wholeUpTo for a text that is longer than this many characters: up to there a text is looked at as a whole, so its
 *     citations are not found, and it is not compared with others; empty where all of that is done
 */
public record IngestReport(
        int pages,
        int passages,
        SortedMap<String, Integer> languages,
        int suspects,
        List<Integer> withoutText,
        Optional<Integer> wholeUpTo) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\\uFFFD]{3,60}");
    private static final Pattern MISREAD = Pattern.compile(
            ".*(?:\\uFFFD|\\p{Ll}\\p{Nd}\\p{Ll}|\\p{IsLatin}\\p{M}*\\p{IsCyrillic}|\\p{IsCyrillic}\\p{M}*\\p{IsLatin}).*");

    private static final char UNKNOWN = '\uFFFD';

    public IngestReport {
        withoutText = List.copyOf(withoutText);
    }

    /** How many words of a text look misread. */
    public static int suspects(String text) {
        int suspects = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (mayBeMisread(text, words.start(), words.end())
                    && MISREAD.matcher(words.group()).matches()) {
                suspects++;
            }
        }
        return suspects;
    }

    /** Cheaper than the expression, and true for whatever it finds: something that is no Latin letter among some that are. */
    private static boolean mayBeMisread(String text, int start, int end) {
        boolean basic = false;
        boolean other = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            boolean isBasic = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            basic |= isBasic;
            other |= !isBasic;
            if (c == UNKNOWN || (basic && other)) {
                return true;
            }
        }
        return other && !isPlainCyrillic(text, start, end);
    }

    private static boolean isPlainCyrillic(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c < '\u0400' || c > '\u045F') {
                return false;
            }
        }
        return true;
    }
}
