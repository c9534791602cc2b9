package org.lectern.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lectern.review.Confirmation.Support;
import org.lectern.review.Scales.InvalidScaleException;

/** What scales say of their grades, and when information may be called confirmed. */
class ScaleTest {
    static final List<Scale> KNOWN = Scale.KNOWN;

    @ParameterizedTest
    @FieldSource("KNOWN")
    void from_best_to_worst_grades_give_more_and_more_to_think_about(Scale scale) {
        for (Axis axis : scale.grades().keySet()) {
            List<Double> concerns = scale.on(axis).stream()
                    .map(grade -> scale.concern(axis, grade.value()))
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .toList();
            assertThat(concerns).isSorted().doesNotHaveDuplicates();
            assertThat(concerns.getFirst()).isZero();
            assertThat(concerns.getLast()).isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_judged_is_missing_and_no_number() {
        assertThat(Scale.ADMIRALTY.concern(Axis.SOURCE, "F")).isEmpty();
        assertThat(Scale.ADMIRALTY.concern(Axis.INFORMATION, "6")).isEmpty();
        assertThat(Scale.ADMIRALTY.concern(Axis.TRANSMISSION, "T0")).isEmpty();
        assertThat(Scale.ADMIRALTY.concern(Axis.SOURCE, "D")).hasValue(0.75);
    }

    @Test
    void a_grade_of_another_scale_or_axis_is_refused_with_those_that_there_are() {
        assertThat(Scale.THREE.objection("source", "A").orElseThrow()).contains("rely, check, avoid");
        assertThat(Scale.THREE.objection("information", "1").orElseThrow()).contains("Use the scale admiralty");
        assertThat(Scale.RSP.objection("source", "no consensus")).isEmpty();
        assertThat(Scale.ADMIRALTY.objection("colour", "A").orElseThrow())
                .contains("source, information or transmission");
    }

    @Test
    void confirmed_is_refused_while_every_support_repeats_the_same_source() {
        Support repeats = new Support("/documents/a", true);
        Support another = new Support("/documents/b", false);
        assertThat(objection("1", List.of(repeats, repeats)).orElseThrow()).startsWith("1 is not available");
        assertThat(objection("1", List.of(repeats, another))).isEmpty();
        assertThat(objection("1", List.of())).isEmpty();
        assertThat(objection("2", List.of(repeats))).isEmpty();
        assertThat(Confirmation.objection(Axis.SOURCE, Scale.ADMIRALTY, "1", List.of(repeats)))
                .isEmpty();
    }

    private static Optional<String> objection(String value, List<Support> supports) {
        return Confirmation.objection(Axis.INFORMATION, Scale.ADMIRALTY, value, supports);
    }

    @Test
    void an_own_scale_has_a_name_and_grades_that_can_be_told_apart() {
        List<Grade> two = List.of(Grade.of("solid"), Grade.of("weak"));
        OwnScale.check("Ours", two);
        assertRefused(" ", two, "name");
        assertRefused("Ours", List.of(Grade.of("solid"), Grade.missing("?")), "from 2 to");
        assertRefused("Ours", List.of(Grade.of("solid"), Grade.of("Solid")), "twice");
        assertRefused("Ours", List.of(Grade.of("solid"), Grade.of("a\u202eb")), "visible");
        assertRefused("Ours", Collections.nCopies(Scale.MOST_GRADES + 1, Grade.of("x")), "from 2 to");
        assertRefused("Ours", List.of(Grade.of("a"), Grade.of("b"), Grade.missing("?"), Grade.missing("!")), "One");
    }

    private static void assertRefused(String name, List<Grade> grades, String why) {
        assertThatThrownBy(() -> OwnScale.check(name, grades))
                .isInstanceOf(InvalidScaleException.class)
                .hasMessageContaining(why);
    }
}
