package org.lectern.people;

import java.text.Normalizer;
import java.util.Optional;

/** What somebody typed as their passphrase, in one normal form whatever keyboard it came from. */
public record Passphrase(String value) {
    /** Code points; NIST SP 800-63B asks for 15 where nothing else proves who it is, and for no rules of composition. */
    public static final int MIN_LENGTH = 15;

    /** Far beyond what anybody types; a limit to what a stranger can have hashed. */
    public static final int MAX_LENGTH = 500;

    public Passphrase {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    /** Why it cannot be chosen, for the person who typed it. */
    public Optional<String> objection() {
        int length = value.codePointCount(0, value.length());
        if (length < MIN_LENGTH) {
            return Optional.of(
                    "A passphrase has at least %d characters. Four words or more do it.".formatted(MIN_LENGTH));
        }
        if (length > MAX_LENGTH) {
            return Optional.of("A passphrase has at most %d characters.".formatted(MAX_LENGTH));
        }
        return value.codePoints().distinct().count() < 5
                ? Optional.of("That is the same few characters again and again. Take four words or more.")
                : Optional.empty();
    }

    /** Never the passphrase itself: records print their parts, and logs are read by others. */
    @Override
    public String toString() {
        return "Passphrase[…]";
    }
}
