package org.lectern.people;

import java.text.Normalizer;
import java.util.Locale;

/** The rules for short texts that people give themselves and their things, and that others read. */
public final class DisplayText {
    private DisplayText() {}

    /** @param what begins the message for the person who typed it, such as "A name" */
    static void check(String value, int maxLength, String what) {
        if (value.isBlank() || !value.equals(value.strip()) || value.codePointCount(0, value.length()) > maxLength) {
            throw new AccountName.InvalidNameException(
                    "%s has 1 to %d characters, with no space around it.".formatted(what, maxLength));
        }
        if (!isVisible(value)) {
            throw new AccountName.InvalidNameException(
                    "%s has letters, digits, spaces and signs, no control characters.".formatted(what));
        }
    }

    /** Whether it is one line of characters that are seen, or space between them. */
    public static boolean isVisible(String value) {
        return value.codePoints().noneMatch(DisplayText::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The same for texts that differ only in case, accents' encoding, width or the amount of white space. */
    static String fold(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
