package org.lectern.document;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the lines that say where the text above them was taken from, such as {@code Chuev, Feliks. Molotov Remembers.
 * Chicago: I. R. Dee, 1993, p. 278}.
 *
 * <p>A line counts where it stands below other words of its group. A line alone between blank lines counts only in a
 * text that has citation lines elsewhere: otherwise every bibliography would turn into citations of its paragraphs.
 */
final class Citations {
    private static final int LONGEST = 330;
    /** So many citation lines below text make a compilation of quotations. */
    private static final int COMPILATION = 3;

    private static final String YEAR = "(?:1[89]|20)\\d\\d";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October" + "|November|December)";
    private static final Pattern AUTHOR = Pattern.compile("^[\\p{Lu}“\"].*");
    private static final Pattern PAGE =
            Pattern.compile("[\\s,.]pp?[.,]? ?\\[?(?:\\d+|[ivxlc]+)[-–,;& \\d]*\\]?[.,;)]*$");
    private static final Pattern YEAR_AND_PAGES = Pattern.compile("\\(" + YEAR + "\\)[,:] \\d+(?:[-–]\\d+)?\\.?$");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?:^\\p{Lu}[\\p{L}’'-]+, \\p{Lu}|^\\p{Lu}\\. \\p{Lu}|^Source: |\\bby \\p{Lu}).*, (?:\\d{1,2} )?(?:" + MONTH
                    + " )?c?" + YEAR + "\\.?$");

    private static final Pattern YEAR_IN_BRACKETS =
            Pattern.compile("\\bby \\p{Lu}.*\\[[^\\[\\]]*\\b" + YEAR + "\\b[^\\[\\]]*\\]$");

    private final BitSet lines;
    private final boolean compilation;

    private Citations(BitSet lines, boolean compilation) {
        this.lines = lines;
        this.compilation = compilation;
    }

    static Citations in(List<Line> lines) {
        var found = new BitSet();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).group() == lines.get(i).group() && (namesPage(lines, i) || namesYear(lines, i))) {
                found.set(i);
            }
        }
        boolean compilation = found.cardinality() >= COMPILATION;
        for (int i = 1; compilation && i < lines.size(); i++) {
            boolean opensGroup = lines.get(i - 1).group() != lines.get(i).group();
            if (opensGroup && namesPage(lines, i) && (endsGroup(lines, i) || found.get(i + 1))) {
                found.set(i);
            }
        }
        return new Citations(found, compilation);
    }

    boolean at(int line) {
        return lines.get(line);
    }

    /** Whether the text is a compilation, where all that stands between two citations belongs to the second. */
    boolean compilation() {
        return compilation;
    }

    static boolean looksLikeOne(String text) {
        return text.length() <= LONGEST
                && AUTHOR.matcher(text).matches()
                && (PAGE.matcher(text).find() || YEAR_AND_PAGES.matcher(text).find());
    }

    private static boolean namesPage(List<Line> lines, int i) {
        return looksLikeOne(lines.get(i).text());
    }

    private static boolean namesYear(List<Line> lines, int i) {
        String text = lines.get(i).text();
        return text.length() <= LONGEST
                && endsGroup(lines, i)
                && (YEAR_LAST.matcher(text).find()
                        || YEAR_IN_BRACKETS.matcher(text).find());
    }

    private static boolean endsGroup(List<Line> lines, int i) {
        return i + 1 == lines.size() || lines.get(i + 1).group() != lines.get(i).group();
    }
}
