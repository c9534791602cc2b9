package org.lectern.reading.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.people.AccountId;
import org.lectern.reading.grade.SummaryRule.Bar;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/** What a page's bar says, by each rule. */
class SummaryRuleTest {
    private static Effective given(String value) {
        Given given = new Given(
                AnnotationId.make(Instant.EPOCH, Optional.empty()),
                new AccountId("aaaaaaaaaaaa"),
                Instant.EPOCH,
                new ReliabilityRating("source", "admiralty", 1, value, Optional.empty(), List.of(), Optional.empty()));
        return new Effective(Origin.WORK, List.of(given), given);
    }

    /** @param grades one a passage; - for one without, a leading = for the document's own words */
    private static PageGrades page(String grades) {
        List<String> all = grades.isBlank() ? List.of() : Arrays.asList(grades.split(" ", -1));
        List<GradedPassage> passages = all.stream()
                .filter(one -> !one.startsWith("="))
                .map(one -> new GradedPassage(
                        List.of(new TextSpan(0, 1)),
                        1,
                        1,
                        Optional.empty(),
                        one.equals("-") ? Map.of() : Map.of(Axis.SOURCE, given(one))))
                .toList();
        Optional<Effective> own = all.stream()
                .filter(one -> one.startsWith("="))
                .map(one -> given(one.substring(1)))
                .findFirst();
        return new PageGrades(1, passages, own, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORST|A D B|0.75 D",
                "WORST|A D F|0.75 D",
                "WORST|F -|missing F",
                "WORST|- -|unrated",
                "WORST|''|unrated",
                "WORST|A =E|1.00 E",
                "MEDIAN|A B E|0.25 B",
                "MEDIAN|A E|1.00 E",
                "MEDIAN|A A F F E|0.00 A",
                "SHARE|A D E B|0.50",
                "SHARE|A F F F|0.00",
                "SHARE|C C|0.00",
                "SHARE|F|missing F"
            })
    void grades_are_ordered_never_averaged_and_what_says_nothing_is_not_counted(
            SummaryRule rule, String grades, String expected) {
        String said = switch (rule.of(page(grades), given -> Scale.ADMIRALTY.concern(Axis.SOURCE, given.value()))) {
            case Bar.Unrated() -> "unrated";
            case Bar.Missing(var value) -> "missing " + value;
            case Bar.Graded(var height, var value) ->
                String.format(Locale.ROOT, "%.2f %s", height, value.orElse("")).strip();
        };
        assertThat(said).isEqualTo(expected);
    }
}
