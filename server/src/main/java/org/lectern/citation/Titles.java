package org.lectern.citation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a title ends and the imprint (place, publisher, year) or the journal begins. */
final class Titles {
    private static final String PLACE = "\\p{Lu}\\p{L}*(?: \\p{Lu}\\p{L}*)*";
    /** {@code , New York: }, {@code , Stanford, Calif: }, {@code , Cambridge (Mass): }: an imprint after a comma. */
    private static final Pattern PLACE_AFTER_COMMA = Pattern.compile(", (?=" + PLACE + "(?:(?:, | & )" + PLACE
            + ")*(?:, (?:\\p{Lu}\\p{L}*\\.?|\\p{Lu}\\. ?\\p{Lu}\\.?))?(?: \\(\\p{Lu}\\p{L}+\\))? ?: )");
    /** The end of a sentence, but not of an initial that another follows. */
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<!\\p{Lu}[. ]{1,2}\\p{Lu})[.?!][”\"]?,? +(?=[\\p{Lu}\\p{Nd}“(])(?!\\p{Lu}[.,])|[?], ");

    private static final Pattern ANY_BRACKET = Pattern.compile(" \\(");
    private static final Pattern BRACKET = Pattern.compile(" \\((?=[^)]*\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile(", (?:\\d{1,2} )?(?:\\p{Lu}\\p{L}+ )?[cC]?(?:1[89]|20)\\d\\d\\.?$");
    private static final Pattern QUOTED = Pattern.compile("^[“\"](.+?)[.,]? ?[”“\"](?! \\p{Ll})");

    private Titles() {}

    /** With all that stands before the imprint or a bracket: what tells the parts of a series from one another. */
    static String inFull(String rest) {
        int end = rest.length();
        for (Pattern pattern : new Pattern[] {PLACE_AFTER_COMMA, ANY_BRACKET}) {
            Matcher found = pattern.matcher(rest);
            if (found.find() && found.start() < end && found.start() > 0) {
                end = found.start();
            }
        }
        return rest.substring(0, end).replaceAll("[\\s.,;:]+$", "");
    }

    /** The title that stands first in this; empty where nothing is left. */
    static String of(String rest) {
        Matcher quoted = QUOTED.matcher(rest);
        if (quoted.find()) {
            return quoted.group(1);
        }
        int end = rest.length();
        Matcher bracket = BRACKET.matcher(rest);
        if (bracket.find()) {
            end = bracket.start();
        }
        for (Pattern pattern : new Pattern[] {PLACE_AFTER_COMMA, SENTENCE_END, YEAR_LAST}) {
            Matcher found = pattern.matcher(rest);
            if (found.find() && found.start() < end && found.start() > 0) {
                boolean asks = "?!".indexOf(rest.charAt(found.start())) >= 0;
                end = found.start() + (asks ? 1 : 0);
            }
        }
        return rest.substring(0, end).replaceAll("[\\s.,;:]+$", "");
    }
}
