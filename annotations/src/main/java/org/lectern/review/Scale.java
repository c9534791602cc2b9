package org.lectern.review;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A set of grades. What a scale asks on an axis may change only with its version, so that a grade keeps its meaning.
 *
 * @param id as it stands in a rating
 * @param version from 1
 * @param name what its group calls it; empty where the interface has a name for it
 * @param grades by axis, from best to worst; an axis that is not there is not asked
 */
public record Scale(String id, int version, String name, Map<Axis, List<Grade>> grades) {
    /** What an own scale may have at most; more than this nobody tells apart. */
    public static final int MOST_GRADES = 9;

    private static final List<Grade> INFORMATION =
            List.of(Grade.of("1"), Grade.of("2"), Grade.of("3"), Grade.of("4"), Grade.of("5"), Grade.missing("6"));

    /** What nobody has compared yet is as missing as what cannot be judged. */
    private static final List<Grade> TRANSMISSION =
            List.of(Grade.missing("T0"), Grade.of("T1"), Grade.of("T2"), Grade.of("T3"), Grade.of("T4"));

    /**
     * The Admiralty code: letters for the source, digits for the information, kept apart; with Lectern's own axis for how
     * faithfully a passage transmits its source.
     */
    public static final Scale ADMIRALTY = new Scale(
            "admiralty",
            1,
            "",
            Map.of(
                    Axis.SOURCE,
                    List.of(
                            Grade.of("A"),
                            Grade.of("B"),
                            Grade.of("C"),
                            Grade.of("D"),
                            Grade.of("E"),
                            Grade.missing("F")),
                    Axis.INFORMATION,
                    INFORMATION,
                    Axis.TRANSMISSION,
                    TRANSMISSION));

    /** The five classes of Wikipedia's list of perennial sources. */
    public static final Scale RSP = source(
            "rsp",
            List.of(
                    Grade.of("generally reliable"),
                    Grade.of("no consensus"),
                    Grade.of("generally unreliable"),
                    Grade.of("deprecated"),
                    Grade.of("blacklisted")));

    public static final Scale THREE = source("three", List.of(Grade.of("rely"), Grade.of("check"), Grade.of("avoid")));

    /** The scales that come with the program. */
    public static final List<Scale> KNOWN = List.of(ADMIRALTY, RSP, THREE);

    public Scale {
        EnumMap<Axis, List<Grade>> copy = new EnumMap<>(Axis.class);
        grades.forEach((axis, some) -> copy.put(axis, List.copyOf(some)));
        grades = Collections.unmodifiableMap(copy);
    }

    private static Scale source(String id, List<Grade> grades) {
        return own(id, 1, "", grades);
    }

    /** A scale of sources alone: claims and transmission are graded on the Admiralty code's own axes. */
    public static Scale own(String id, int version, String name, List<Grade> grades) {
        return new Scale(id, version, name, Map.of(Axis.SOURCE, grades));
    }

    public List<Grade> on(Axis axis) {
        return grades.getOrDefault(axis, List.of());
    }

    public Optional<Grade> grade(Axis axis, String value) {
        return on(axis).stream().filter(grade -> grade.value().equals(value)).findFirst();
    }

    /**
     * How much a grade gives to think about, from 0 for the best to 1 for the worst; empty for what says nothing and for
     * what is no grade of this scale. It orders and draws; it is never calculated with.
     */
    public OptionalDouble concern(Axis axis, String value) {
        List<Grade> counted =
                on(axis).stream().filter(grade -> !grade.missing()).toList();
        for (int n = 0; n < counted.size(); n++) {
            if (counted.get(n).value().equals(value)) {
                return OptionalDouble.of(counted.size() == 1 ? 0 : n / (counted.size() - 1.0));
            }
        }
        return OptionalDouble.empty();
    }

    /** What is wrong with a grade, for the person who gave it; empty if nothing is. */
    public Optional<String> objection(String axis, String value) {
        Optional<Axis> asked = Axis.of(axis);
        if (asked.isEmpty()) {
            return Optional.of("There is no axis \"%s\". Use source, information or transmission.".formatted(axis));
        }
        if (on(asked.get()).isEmpty()) {
            return Optional.of("The scale %s has no grades of %s. Use the scale admiralty for it.".formatted(id, axis));
        }
        return grade(asked.get(), value).isPresent()
                ? Optional.empty()
                : Optional.of("\"%s\" is no grade of %s on the scale %s. Use one of %s."
                        .formatted(
                                value,
                                axis,
                                id,
                                on(asked.get()).stream().map(Grade::value).collect(Collectors.joining(", "))));
    }
}
