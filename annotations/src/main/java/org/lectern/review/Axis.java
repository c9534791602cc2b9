package org.lectern.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A question that is asked of a source. The three are never merged into one. */
public enum Axis {
    /** How far the source can be relied on; the only grade that others inherit. */
    SOURCE,
    /** Whether the claim is credible, whoever makes it. */
    INFORMATION,
    /** Whether the passage passes its source on faithfully. */
    TRANSMISSION;

    /** As it stands in a rating. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Axis> of(String word) {
        return Arrays.stream(values()).filter(axis -> axis.word().equals(word)).findFirst();
    }
}
