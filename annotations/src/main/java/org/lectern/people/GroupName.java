package org.lectern.people;

import java.text.Normalizer;
import java.util.Locale;

/** What a group is called: 1 to 80 code points. Two groups may be called the same. */
public record GroupName(String value) {
    public static final int MAX_LENGTH = 80;

    private static final int SLUG_LENGTH = 40;

    public GroupName {
        DisplayText.check(value, MAX_LENGTH, "A group's name");
    }

    /** The beginning of an id: what Latin letters and digits there are, or "group" where there are none. */
    public String slug() {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), SLUG_LENGTH)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "group" : cut;
    }
}
