package org.lectern.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * Finds the Russian inside a block, so that HTML can say so and a screen reader can change its voice.
 *
 * <p>A run is one or more Cyrillic words (letters with their combining marks) joined over spaces, hyphens, commas and
 * quotation marks within a line. A word that mixes scripts, such as {@code troїka}, is none.
 */
public final class LanguageRuns {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern JOINT = Pattern.compile("[\\h,\\-‐‑–—\"'“”„«»‘’]+");

    private LanguageRuns() {}

    /** A run of one language; its span counts code points of the text given. */
    public record Run(TextSpan span, String language) {}

    /** @param language a BCP 47 tag; in a text of such a language Cyrillic words need no mark of their own */
    public static boolean isWrittenInCyrillic(String language) {
        return Languages.isWrittenInCyrillic(language);
    }

    public static List<Run> of(String text) {
        if (text.codePoints().noneMatch(Languages::isCyrillic)) {
            return List.of();
        }
        var runs = new ArrayList<Run>();
        var codePoints = new CodePointText(text);
        var words = WORD.matcher(text);
        int start = -1;
        int end = -1;
        while (words.find()) {
            boolean cyrillic = isCyrillic(words.group());
            boolean joins = start >= 0
                    && cyrillic
                    && JOINT.matcher(text.substring(end, words.start())).matches();
            if (start >= 0 && !joins) {
                runs.add(run(codePoints, start, end));
                start = -1;
            }
            if (cyrillic) {
                start = start < 0 ? words.start() : start;
                end = words.end();
            }
        }
        if (start >= 0) {
            runs.add(run(codePoints, start, end));
        }
        return List.copyOf(runs);
    }

    private static Run run(CodePointText codePoints, int start, int end) {
        return new Run(new TextSpan(codePoints.toPoints(start), codePoints.toPoints(end)), Languages.RUSSIAN);
    }

    private static boolean isCyrillic(String word) {
        return word.codePoints().anyMatch(Character::isLetter)
                && word.codePoints().filter(Character::isLetter).allMatch(Languages::isCyrillic);
    }
}
