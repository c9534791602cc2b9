package org.lectern.document;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * What a version turned out to be. Computed from what is stored, so it can be had at any time.
 *
 * @param languages how many passages are in which, by BCP 47 tags
 * @param suspects words that look misread: with a character that is not known, with letters of two scripts, or with a digit
 *     among letters
 * @param withoutText the numbers of pages that have no words
 */
public record IngestReport(
        int pages, int passages, SortedMap<String, Integer> languages, int suspects, List<Integer> withoutText) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\\uFFFD]{3,60}");
    private static final Pattern MISREAD = Pattern.compile(
            ".*(?:\\uFFFD|\\p{Ll}\\p{Nd}\\p{Ll}|\\p{IsLatin}\\p{M}*\\p{IsCyrillic}|\\p{IsCyrillic}\\p{M}*\\p{IsLatin}).*");

    public IngestReport {
        withoutText = List.copyOf(withoutText);
    }

    /** @param pages in order */
    public static IngestReport of(CodePointText text, List<TextSpan> pages, List<Passage> passages) {
        SortedMap<String, Integer> languages = new TreeMap<>();
        boolean[] hasWords = new boolean[pages.size() + 1];
        for (Passage passage : passages) {
            languages.merge(passage.language(), 1, Integer::sum);
            hasWords[passage.page()] = true;
        }
        List<Integer> without = new ArrayList<>();
        for (int page = 1; page <= pages.size(); page++) {
            if (!hasWords[page]) {
                without.add(page);
            }
        }
        return new IngestReport(pages.size(), passages.size(), languages, suspects(text.value()), without);
    }

    private static int suspects(String text) {
        int suspects = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (MISREAD.matcher(words.group()).matches()) {
                suspects++;
            }
        }
        return suspects;
    }
}
