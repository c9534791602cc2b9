package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.PUBLIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.AnnotationStore.IdempotencyKey;
import org.lectern.annotation.AnnotationStore.ReplaceOutcome;
import org.lectern.sql.TestDatabases;

/** What there may be only one of: an answer to a request, a rating of the same thing; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class OnceContractTest extends StoreUnderTest {
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("k", "hash of the request"));

    OnceContractTest(TestDatabases kind) {
        super(kind);
    }

    @Test
    void a_repeated_request_is_answered_with_what_it_made() {
        Annotation note = make.note(ADA, PUBLIC);
        assertThat(store.add(note, KEY)).isEqualTo(new AddOutcome.Added(note));
        assertThat(store.add(make.note(ADA, PUBLIC), KEY)).isEqualTo(new AddOutcome.Repeated(note.id()));
        assertThat(seen(AS_ADA)).containsExactly(note.id());
        assertThat(store.answeredBefore(ADA, KEY.orElseThrow(), make.tick())).contains(note.id());
        assertThat(store.answeredBefore(BEN, KEY.orElseThrow(), make.tick())).isEmpty();
    }

    @Test
    void a_key_used_for_another_request_is_refused() {
        add(make.note(ADA, PUBLIC));
        store.add(make.note(ADA, PUBLIC), KEY);
        IdempotencyKey other = new IdempotencyKey("k", "another hash");
        assertThat(store.add(make.note(ADA, PUBLIC), Optional.of(other))).isEqualTo(new AddOutcome.KeyReused());
        assertThat(store.answeredBefore(ADA, other, make.tick())).isEmpty();
        assertThat(seen(AS_ADA)).hasSize(2);
    }

    @Test
    void a_key_is_its_accounts_own() {
        store.add(make.note(ADA, PUBLIC), KEY);
        assertThat(store.add(make.note(BEN, PUBLIC), KEY)).isInstanceOf(AddOutcome.Added.class);
    }

    @Test
    void after_thirty_days_a_key_is_free_again() {
        Annotation note = make.note(ADA, PUBLIC);
        store.add(note, KEY);
        make.pass(Duration.ofDays(30).minusMillis(10));
        assertThat(store.add(make.note(ADA, PUBLIC), KEY)).isEqualTo(new AddOutcome.Repeated(note.id()));
        make.pass(Duration.ofMillis(20));
        assertThat(store.add(make.note(ADA, PUBLIC), KEY)).isInstanceOf(AddOutcome.Added.class);
        assertThat(seen(AS_ADA)).hasSize(2);
    }

    @Test
    void of_the_same_request_sent_many_times_at_once_one_is_stored() {
        for (int round = 0; round < 20; round++) {
            Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("round" + round, "same"));
            List<AddOutcome> outcomes = atOnce(() -> make.note(ADA, PUBLIC), key);
            assertThat(outcomes).filteredOn(AddOutcome.Added.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(AddOutcome.Repeated.class::isInstance)
                    .hasSize(3);
            assertThat(seen(AS_ADA)).hasSize(round + 1);
        }
        assertThat(database.lastCursor()).isEqualTo(20);
    }

    @Test
    void of_the_same_rating_sent_many_times_at_once_one_is_stored() {
        for (int round = 0; round < 20; round++) {
            String rest = ",\"round\":\"%d\"".formatted(round);
            List<AddOutcome> outcomes = atOnce(() -> make.rating(ADA, "source", "B", rest), Optional.empty());
            assertThat(outcomes).filteredOn(AddOutcome.Added.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(AddOutcome.RatedAlready.class::isInstance)
                    .hasSize(3);
        }
    }

    private List<AddOutcome> atOnce(Supplier<Annotation> attempt, Optional<IdempotencyKey> key) {
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<CompletableFuture<AddOutcome>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < threads; n++) {
                Annotation annotation = attempt.get();
                running.add(CompletableFuture.supplyAsync(
                        () -> {
                            meet(together);
                            return store.add(annotation, key);
                        },
                        executor));
            }
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The others did not come", e);
        }
    }

    @Test
    void an_account_has_one_current_rating_of_the_same_thing() {
        Annotation first = add(make.rating(ADA, "source", "B", ""));
        assertThat(store.add(make.rating(ADA, "source", "C", ""), Optional.empty()))
                .isEqualTo(new AddOutcome.RatedAlready(first.id()));

        assertThat(store.add(make.rating(BEN, "source", "C", ""), Optional.empty()))
                .isInstanceOf(AddOutcome.Added.class);
        assertThat(store.add(make.rating(ADA, "information", "2", ""), Optional.empty()))
                .isInstanceOf(AddOutcome.Added.class);
        assertThat(store.add(make.rating(ADA, "source", "C", ",\"scope\":\"prisons\""), Optional.empty()))
                .isInstanceOf(AddOutcome.Added.class);
        assertThat(store.add(make.rating(ADA, "source", "C", ",\"round\":\"/review/1\""), Optional.empty()))
                .isInstanceOf(AddOutcome.Added.class);
        Annotation elsewhere = make.rating(ADA, "source", "C", "");
        elsewhere = make.make(ADA, PUBLIC, elsewhere.content().replace("\"end\":20", "\"end\":21"));
        assertThat(store.add(elsewhere, Optional.empty())).isInstanceOf(AddOutcome.Added.class);
        Annotation otherScale = make.rating(ADA, "source", "C", "");
        otherScale = make.make(ADA, PUBLIC, otherScale.content().replace("admiralty", "other"));
        assertThat(store.add(otherScale, Optional.empty())).isInstanceOf(AddOutcome.Added.class);
    }

    @Test
    void a_rating_can_be_replaced_and_its_place_is_free_once_it_is_withdrawn() {
        Annotation first = add(make.rating(ADA, "source", "B", ""));
        Annotation changed = make.next(first, PUBLIC, first.content().replace("\"B\"", "\"D\""));
        assertThat(store.replace(changed, 1)).isEqualTo(new ReplaceOutcome.Replaced(changed));
        withdraw(changed);
        assertThat(store.add(make.rating(ADA, "source", "A", ""), Optional.empty()))
                .isInstanceOf(AddOutcome.Added.class);
    }

    @Test
    void replacing_does_not_make_a_second_rating_of_the_same_thing() {
        Annotation source = add(make.rating(ADA, "source", "B", ""));
        Annotation round = add(make.rating(ADA, "source", "C", ",\"round\":\"/review/1\""));
        assertThat(store.replace(make.next(round, PUBLIC, source.content()), 1))
                .isEqualTo(new ReplaceOutcome.RatedAlready(source.id()));
        assertThat(store.history(round.id(), AS_ADA)).hasSize(1);
    }
}
