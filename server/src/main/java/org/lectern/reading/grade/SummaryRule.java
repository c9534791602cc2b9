package org.lectern.reading.grade;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one bar says of a page. Grades are ordered and never averaged, so the median of an even number is the one of the
 * two in the middle that gives more to think about.
 */
public enum SummaryRule {
    /** The grade that gives most to think about. */
    WORST,
    MEDIAN,
    /** How many of those that say something lie in the worse half of the scale, D and E in the Admiralty code. */
    SHARE;

    private static final double WORSE_HALF = 0.5;

    /** What a page comes to. */
    public sealed interface Bar {
        /** Nothing on the page is graded. */
        record Unrated() implements Bar {}

        /** What is graded cannot be judged. */
        record Missing(String value) implements Bar {}

        /**
         * @param height from 0 to 1
         * @param value the grade; empty where the height is a share
         */
        record Graded(double height, Optional<String> value) implements Bar {}
    }

    /** As it is written in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SummaryRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    private record Counted(double concern, String value) {}

    /** @param concern how much a grade gives to think about; empty for what says nothing */
    public Bar of(PageGrades page, Function<Given, OptionalDouble> concern) {
        List<Given> leading = page.sources().stream().map(Effective::leading).toList();
        List<Counted> counted = leading.stream()
                .flatMap(given -> {
                    OptionalDouble said = concern.apply(given);
                    return said.isPresent()
                            ? Stream.of(new Counted(said.getAsDouble(), given.value()))
                            : Stream.empty();
                })
                .sorted(Comparator.comparingDouble(Counted::concern))
                .toList();
        if (counted.isEmpty()) {
            return leading.isEmpty()
                    ? new Bar.Unrated()
                    : new Bar.Missing(leading.getFirst().value());
        }
        Counted one = this == MEDIAN ? counted.get(counted.size() / 2) : counted.getLast();
        return this == SHARE
                ? new Bar.Graded(
                        counted.stream()
                                        .filter(grade -> grade.concern > WORSE_HALF)
                                        .count()
                                / (double) counted.size(),
                        Optional.empty())
                : new Bar.Graded(one.concern, Optional.of(one.value));
    }
}
