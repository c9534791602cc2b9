package org.lectern.people;

/**
 * A display name: 1 to 60 code points, no control characters, no white space around it. Two names that differ only in
 * case, accents' encoding or width are the same name.
 */
public record AccountName(String value) {
    public static final int MAX_LENGTH = 60;

    public AccountName {
        DisplayText.check(value, MAX_LENGTH, "A name");
    }

    /** What uniqueness is decided by. */
    public String folded() {
        return DisplayText.fold(value);
    }

    /** What was typed is no name; the message says why, for the person who typed it. */
    public static final class InvalidNameException extends IllegalArgumentException {
        public InvalidNameException(String message) {
            super(message);
        }
    }
}
