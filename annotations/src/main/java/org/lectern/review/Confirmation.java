package org.lectern.review;

import java.util.Collection;
import java.util.Optional;

/**
 * When information may be called confirmed by other, independent sources, which is what its best grade says.
 *
 * <p>Two citations of one underlying source are one source. Where nothing is named that supports the words there is
 * nothing to hold against the grade: its giver may know what is not in this library.
 */
public final class Confirmation {
    /** The grade that says so. */
    public static final String CONFIRMED = "1";

    /**
     * Something that says the same.
     *
     * @param repeatsSameSource whether it repeats the same underlying source
     */
    public record Support(String address, boolean repeatsSameSource) {}

    private Confirmation() {}

    /** Why a grade cannot be given beside these, for the person who gives it; empty where it can. */
    public static Optional<String> objection(Axis axis, Scale scale, String value, Collection<Support> supports) {
        boolean confirms =
                axis == Axis.INFORMATION && scale.id().equals(Scale.ADMIRALTY.id()) && value.equals(CONFIRMED);
        return confirms && !supports.isEmpty() && supports.stream().allMatch(Support::repeatsSameSource)
                ? Optional.of(
                        "1 is not available: whatever supports this passage repeats the same underlying source. Link a passage that rests on another one, or choose another grade.")
                : Optional.empty();
    }
}
