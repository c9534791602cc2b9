package org.lectern.citation;

import java.util.regex.Pattern;

/** Sentences that say whose words come next. */
final class Speech {
    private static final Pattern SAYS = Pattern.compile(
            "(?:writes|wrote|says|said|states|stated|reports|reported|notes|noted|concludes|explains):$");

    private Speech() {}

    /** Whether a line such as {@code The historian Cookridge writes:} leads to words of a reference's first author. */
    static boolean introduces(String line, Reference reference) {
        if (reference.authors().isEmpty() || !SAYS.matcher(line).find()) {
            return false;
        }
        String surname = WorkKey.surnameAsPrinted(reference.authors().getFirst());
        return Pattern.compile("\\b" + Pattern.quote(surname) + "\\b")
                .matcher(line)
                .find();
    }
}
