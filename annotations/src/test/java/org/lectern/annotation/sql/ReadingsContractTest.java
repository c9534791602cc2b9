package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.PUBLIC;
import static org.lectern.annotation.Annotations.content;
import static org.lectern.annotation.Annotations.target;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.Placer;
import org.lectern.annotation.Readings;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;
import org.lectern.sql.Transaction;

/** Which suggested readings count for whom; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class ReadingsContractTest extends StoreUnderTest {
    private static final Map<String, String> TEXTS = Map.of(
            "v1", "replaced Genrikh lagoda with Ezhov",
            "v2", "he replaces Genrikh  lagoda with Ezhov");
    private static final TextSpan ALL_OF_IT = new TextSpan(0, 38);
    private static final Audience NOBODY_ELSE = Audience.of();

    ReadingsContractTest(TestDatabases kind) {
        super(kind);
    }

    private Readings readings() {
        return new Readings(store, new SqlPlacementStore(database, Placer.NONE), ReadingsContractTest::slice);
    }

    private static String slice(String version, TextSpan span) {
        return Objects.requireNonNull(TEXTS.get(version)).substring(span.start(), span.end());
    }

    private static String body(String read) {
        return "{\"type\":\"TextualBody\",\"purpose\":\"editing\",\"value\":\"%s\"}".formatted(read);
    }

    /** Suggests a reading of words of the first version. */
    private Annotation suggest(String printed, String read, Audience audience) {
        int start = Objects.requireNonNull(TEXTS.get("v1")).indexOf(printed);
        String words = target("/documents/werth@v1", start, start + printed.length());
        return add(make.make(ADA, audience, content("editing", body(read), words)));
    }

    private Annotation decide(AccountId by, Annotation on, String act, Audience audience) {
        String body = "{\"type\":\"Moderation\",\"purpose\":\"moderating\",\"act\":\"%s\"}".formatted(act);
        return add(make.make(
                by, audience, content("moderating", body, "\"" + on.id().path() + "\"")));
    }

    private void assertRead(Viewer viewer, String... expected) {
        assertRead("v1", viewer, expected);
    }

    private void assertRead(String version, Viewer viewer, String... expected) {
        assertThat(readings().accepted("/documents/werth", version, ALL_OF_IT, viewer))
                .extracting(reading -> reading.printed() + " → " + reading.words())
                .containsExactly(expected);
    }

    @Test
    void one_counts_from_its_acceptance_until_it_is_set_aside_or_that_is_taken_back() {
        Annotation reading = suggest("lagoda", "Iagoda", PUBLIC);
        assertRead(AS_ADA);
        Annotation accepted = decide(BEN, reading, "accept", PUBLIC);
        assertRead(AS_ADA, "lagoda → Iagoda");
        decide(BEN, reading, "resolve", PUBLIC);
        assertRead(AS_ADA, "lagoda → Iagoda");
        Annotation aside = decide(BEN, reading, "set-aside", PUBLIC);
        assertRead(AS_ADA);
        withdraw(aside);
        assertRead(AS_ADA, "lagoda → Iagoda");
        withdraw(accepted);
        assertRead(AS_ADA);
    }

    @Test
    void words_changed_after_they_were_accepted_are_not_those_that_were_accepted() {
        Annotation reading = suggest("lagoda", "Iagoda", PUBLIC);
        decide(BEN, reading, "accept", PUBLIC);
        Annotation changed = make.next(reading, PUBLIC, reading.content().replace("Iagoda", "Jagoda"));
        store.replace(changed, 1);
        assertRead(AS_ADA);
        decide(BEN, changed, "accept", PUBLIC);
        assertRead(AS_ADA, "lagoda → Jagoda");
        withdraw(changed);
        assertRead(AS_ADA);
    }

    @Test
    void whoever_cannot_see_the_reading_or_its_acceptance_reads_what_is_printed() {
        Annotation mine = suggest("lagoda", "Iagoda", NOBODY_ELSE);
        decide(ADA, mine, "accept", NOBODY_ELSE);
        Annotation shared = suggest("Ezhov", "Yezhov", PUBLIC);
        decide(BEN, shared, "accept", NOBODY_ELSE);
        assertRead(AS_ADA, "lagoda → Iagoda");
        assertRead(Viewer.of(BEN), "Ezhov → Yezhov");
        assertRead(Viewer.ANYONE);
        decide(BEN, shared, "accept", PUBLIC);
        assertRead(Viewer.ANYONE, "Ezhov → Yezhov");
        decide(BEN, shared, "set-aside", NOBODY_ELSE);
        assertRead(Viewer.ANYONE, "Ezhov → Yezhov");
        assertRead(Viewer.of(BEN));
    }

    @Test
    void of_several_that_overlap_the_one_accepted_last_counts_and_no_other() {
        Annotation one = suggest("lagoda", "Iagoda", PUBLIC);
        Annotation other = suggest("Genrikh lagoda", "Genrikh Yagoda", PUBLIC);
        Annotation apart = suggest("Ezhov", "", PUBLIC);
        decide(BEN, other, "accept", PUBLIC);
        decide(BEN, apart, "accept", PUBLIC);
        decide(BEN, one, "accept", PUBLIC);
        assertRead(AS_ADA, "lagoda → Iagoda", "Ezhov → ");
        decide(BEN, other, "accept", PUBLIC);
        assertRead(AS_ADA, "Genrikh lagoda → Genrikh Yagoda", "Ezhov → ");
        assertThat(readings().accepted(one, "v1", AS_ADA)).isEmpty();
        assertThat(readings().accepted(other, "v1", AS_ADA)).isPresent();
    }

    @Test
    void only_those_with_words_in_the_span_that_is_asked_about() {
        decide(BEN, suggest("lagoda", "Iagoda", PUBLIC), "accept", PUBLIC);
        Readings readings = readings();
        assertThat(readings.accepted("/documents/werth", "v1", new TextSpan(22, 30), AS_ADA))
                .hasSize(1);
        assertThat(readings.accepted("/documents/werth", "v1", new TextSpan(23, 30), AS_ADA))
                .isEmpty();
        assertThat(readings.accepted("/documents/werth", "v1", new TextSpan(0, 17), AS_ADA))
                .isEmpty();
        assertThat(readings.accepted("/documents/other", "v1", ALL_OF_IT, AS_ADA))
                .isEmpty();
    }

    /** Finds words in the second version, or words that are nearly the same. */
    private static final class InSecond implements Placer {
        @Override
        public Optional<String> current(Transaction transaction, String resource) {
            return resource.equals("/documents/werth") ? Optional.of("v2") : Optional.empty();
        }

        @Override
        public PlacedEnd place(Place end, String version, List<PlacedEnd> decided) {
            String words = slice("v1", end.span().orElseThrow());
            int at = slice("v2", new TextSpan(0, 38)).indexOf(words);
            if (at >= 0) {
                return placed(new TextSpan(at, at + words.length()), State.MOVED);
            }
            return switch (words) {
                case "Genrikh lagoda" -> placed(new TextSpan(12, 27), State.APPROXIMATE);
                case "replaced Genrikh" -> placed(new TextSpan(3, 11), State.APPROXIMATE);
                default -> placed(new TextSpan(4, 4), State.LOST);
            };
        }

        private static PlacedEnd placed(TextSpan span, State state) {
            return PlacedEnd.found("/documents/werth", "v2", Optional.of(span), state, 0.9);
        }
    }

    @Test
    void in_another_version_it_counts_where_the_same_words_stand_however_the_lines_are_broken() {
        store = new SqlAnnotationStore(database, new InSecond());
        decide(BEN, suggest("Genrikh lagoda", "Genrikh Iagoda", PUBLIC), "accept", PUBLIC);
        decide(BEN, suggest("replaced Genrikh", "removed Genrikh", PUBLIC), "accept", PUBLIC);
        decide(BEN, suggest("lagoda with", "Iagoda by", PUBLIC), "set-aside", PUBLIC);
        decide(BEN, suggest("Ezhov", "Yezhov", PUBLIC), "accept", PUBLIC);
        assertRead("v2", AS_ADA, "Genrikh  lagoda → Genrikh Iagoda", "Ezhov → Yezhov");
    }
}
