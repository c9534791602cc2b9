package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lectern.web.Limits.Kind;

/** How often is too often, with a clock that the test turns. */
class LimitsTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Limits limits = new Limits(() -> now);

    private void useUp(Kind kind, String who) {
        for (int n = 0; n < kind.times(); n++) {
            assertThat(limits.count(kind, who)).isEmpty();
        }
    }

    @Test
    void after_so_many_one_has_to_wait_and_is_told_how_long() {
        useUp(Kind.SIGN_IN_AS, "vera");

        Duration wait = limits.count(Kind.SIGN_IN_AS, "vera").orElseThrow();

        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        now = now.plus(wait).minusMillis(5);
        assertThat(limits.count(Kind.SIGN_IN_AS, "vera")).isPresent();
        now = now.plusMillis(10);
        assertThat(limits.count(Kind.SIGN_IN_AS, "vera")).isEmpty();
        assertThat(limits.count(Kind.SIGN_IN_AS, "vera")).isPresent();
    }

    @Test
    void nobody_waits_for_somebody_else_or_for_another_thing() {
        useUp(Kind.SIGN_IN_AS, "vera");

        assertThat(limits.count(Kind.SIGN_IN_AS, "ilya")).isEmpty();
        assertThat(limits.count(Kind.JOIN, "vera")).isEmpty();
    }

    @Test
    void what_was_refused_does_not_count() {
        useUp(Kind.CLAIM, "here");
        for (int n = 0; n < 1000; n++) {
            assertThat(limits.count(Kind.CLAIM, "here")).isPresent();
        }
        now = now.plus(Duration.ofMinutes(10));

        useUp(Kind.CLAIM, "here");
    }

    @Test
    void a_clock_that_is_set_back_lets_nobody_in_early_and_breaks_nothing() {
        useUp(Kind.CLAIM, "here");
        now = now.minus(Duration.ofHours(3));

        assertThat(limits.count(Kind.CLAIM, "here")).isPresent();
    }
}
