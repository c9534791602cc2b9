package org.lectern.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of grades, for each of the three questions that are asked of a source.
 *
 * @param id as it stands in a rating
 * @param grades by axis, from best to worst; what cannot be judged stands last and is a missing value, never a number
 */
public record Scale(String id, Map<String, List<String>> grades) {
    /**
     * The Admiralty code: letters for the source, digits for the information, kept apart; with Lectern's own axis for how
     * faithfully a passage transmits its source.
     */
    public static final Scale ADMIRALTY = new Scale(
            "admiralty",
            Map.of(
                    "source", List.of("A", "B", "C", "D", "E", "F"),
                    "information", List.of("1", "2", "3", "4", "5", "6"),
                    "transmission", List.of("T0", "T1", "T2", "T3", "T4")));

    private static final List<Scale> KNOWN = List.of(ADMIRALTY);

    /** What is wrong with a grade, for the person who gave it; empty if nothing is. */
    public static Optional<String> objection(String scale, String axis, String grade) {
        Optional<Scale> found =
                KNOWN.stream().filter(known -> known.id.equals(scale)).findFirst();
        if (found.isEmpty()) {
            return Optional.of("There is no scale \"%s\". Use \"admiralty\".".formatted(scale));
        }
        List<String> allowed = found.get().grades.get(axis);
        if (allowed == null) {
            return Optional.of("There is no axis \"%s\". Use source, information or transmission.".formatted(axis));
        }
        return allowed.contains(grade)
                ? Optional.empty()
                : Optional.of("\"%s\" is no grade of %s on the scale %s. Use one of %s."
                        .formatted(grade, axis, scale, String.join(", ", allowed)));
    }
}
