package org.lectern.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The authors in front of a reference.
 *
 * @param names as printed
 * @param end where the title begins, or the white space before it; in UTF-16 units
 * @param inverted whether the first name is printed surname first, which running text never does
 */
record Authors(List<String> names, int end, boolean inverted) {
    private static final String NAME = "\\p{Lu}[\\p{L}’'-]+";
    private static final String INITIALS = "\\p{Lu}\\.(?: ?\\p{Lu}\\.)*";
    /** Given names: words, with initials before or after them. An initial ends only where no further one follows. */
    private static final String GIVEN = "(?:" + NAME + "(?: " + NAME + "){0,2}(?: " + INITIALS + ")?|" + INITIALS + ")";

    private static final String ROLE = "(?:[.,]? (?:Trans\\. and Ed\\.|Eds?\\.|\\(eds?\\.\\)|Trans\\.))?";
    private static final String STOP = "(?<=\\.) |[.,] ?(?=[\\p{Lu}\\p{Nd}“\"‘'])|,? ?(?=“)";

    private static final Pattern INVERTED = Pattern.compile("^(" + NAME + ", " + GIVEN + ")((?:,? (?:and|&) (?:" + NAME
            + ", " + GIVEN + "|" + NAME + "(?: " + NAME + ")*))*)" + ROLE + "(?:" + STOP + ")");
    private static final Pattern SURNAMES = Pattern.compile(
            "^(" + NAME + ")((?:, " + NAME + ")*,? (?:and|&) " + NAME + ")" + ROLE + "(?:" + STOP + ")");
    private static final Pattern INITIALS_FIRST = Pattern.compile("^(" + INITIALS + " " + NAME + ")()[.,] ");
    private static final Pattern CORPORATE =
            Pattern.compile("^(\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){1,4})()\\. (?=\\p{Lu}[^:]* )");
    /** {@code J. Arch. “Title”}: a given name after initials, when a title still follows. */
    private static final Pattern GIVEN_AFTER_INITIALS = Pattern.compile("^(" + NAME + ")\\. ");

    private static final Pattern IMPRINT = Pattern.compile("^\\p{Lu}[\\p{L}. ]*(?:, [\\p{L}. ]+)? ?: ?.*");
    private static final Pattern AND = Pattern.compile(",? (?:and|&) ");

    /** The authors that a line begins with; empty where it begins with a title. */
    static Optional<Authors> inFrontOf(String line) {
        for (Pattern pattern : List.of(INVERTED, SURNAMES, INITIALS_FIRST, CORPORATE)) {
            Matcher found = pattern.matcher(line);
            if (found.find() && found.end() < line.length()) {
                return Optional.of(
                        pattern == INVERTED ? inverted(line, found) : new Authors(names(found), found.end(), false));
            }
        }
        return Optional.empty();
    }

    private static Authors inverted(String line, Matcher found) {
        List<String> names = names(found);
        int end = found.end();
        Matcher given = GIVEN_AFTER_INITIALS.matcher(line).region(end, line.length());
        if (found.group(1).endsWith(".") && given.find()) {
            String after = line.substring(given.end());
            if (!IMPRINT.matcher(after).matches()) {
                names.set(0, found.group(1) + " " + given.group(1));
                end = given.end();
            }
        }
        return new Authors(names, end, true);
    }

    private static List<String> names(Matcher found) {
        var names = new ArrayList<String>();
        names.add(found.group(1));
        for (String other : AND.split(found.group(2), -1)) {
            String name = other.replaceAll("^[, ]+|[, ]+$", "");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
