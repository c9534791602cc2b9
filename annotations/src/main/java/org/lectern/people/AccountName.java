package org.lectern.people;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A display name: 1 to 60 code points, no control characters, no white space around it. Two names that differ only in
 * case, accents' encoding or width are the same name.
 */
public record AccountName(String value) {
    private static final int MAX_LENGTH = 60;

    public AccountName {
        if (value.isBlank() || !value.equals(value.strip()) || value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidNameException("A name has 1 to %d characters, with none around it.".formatted(MAX_LENGTH));
        }
        if (value.codePoints().anyMatch(AccountName::isForbidden)) {
            throw new InvalidNameException("A name has letters, digits, spaces and signs, no control characters.");
        }
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

    /** What uniqueness is decided by. */
    public String folded() {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What was typed is no name; the message says why, for the person who typed it. */
    public static final class InvalidNameException extends IllegalArgumentException {
        public InvalidNameException(String message) {
            super(message);
        }
    }
}
