package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.sql.Database.LoggedChange;

/** What every database must do. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class DatabaseContractTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final TestDatabases kind;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Supplier<Database> place;
    private Database database;
    private Samples samples;

    @TempDir
    private Path folder;

    DatabaseContractTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        place = kind.empty(folder);
        database = place.get();
        samples = new Samples(database);
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    @Test
    void what_was_acknowledged_is_there_after_closing_and_opening_again() {
        samples.add("a");
        samples.add("b");

        database.close();
        database = place.get();

        samples = new Samples(database);
        assertThat(samples.rows()).containsExactly("a", "b");
        assertThat(samples.logged()).containsExactly("a", "b");
        samples.add("c");
        assertThat(cursors()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_write_that_fails_leaves_nothing_and_its_exception_comes_out() {
        IllegalStateException refusal = new IllegalStateException("refused on purpose");

        assertThatThrownBy(() -> samples.addThen("a", () -> {
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(samples.rows()).isEmpty();
        assertThat(database.lastCursor()).isZero();
    }

    @Test
    void an_error_comes_out_as_it_is_and_the_next_write_works() {
        assertThatThrownBy(() -> samples.addThen("a", () -> {
                    throw new StackOverflowError("on purpose");
                }))
                .isInstanceOf(StackOverflowError.class);

        samples.add("b");
        assertThat(samples.rows()).containsExactly("b");
    }

    @Test
    void one_that_fails_takes_nothing_of_its_neighbours_with_it() {
        samples.add("taken");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch everybodyIsWaiting = new CountDownLatch(1);
        CompletableFuture<Void> first = run(() -> samples.addThen("first", () -> {
            started.countDown();
            await(everybodyIsWaiting);
        }));
        await(started);
        List<CompletableFuture<Void>> good = new ArrayList<>();
        List<CompletableFuture<Void>> bad = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            String name = "good" + n;
            good.add(run(() -> samples.add(name)));
            // The statement itself fails here, which is harder to get over than an exception of ours
            bad.add(run(() -> samples.add("taken")));
        }
        everybodyIsWaiting.countDown();

        first.orTimeout(60, TimeUnit.SECONDS).join();
        good.forEach(one -> one.orTimeout(60, TimeUnit.SECONDS).join());
        bad.forEach(one -> assertThatThrownBy(
                        () -> one.orTimeout(60, TimeUnit.SECONDS).join())
                .hasRootCauseInstanceOf(java.sql.SQLException.class));
        assertThat(samples.rows()).hasSize(12).contains("taken", "first", "good0", "good9");
        assertThat(samples.logged()).containsExactlyInAnyOrderElementsOf(samples.rows());
        assertThat(cursors()).isEqualTo(countedTo(12));
    }

    @Test
    void the_log_follows_the_commits_without_gaps_when_many_write_and_some_fail() {
        ManyWriters writers = new ManyWriters(samples, 8, 40);
        CompletableFuture<Void> finished = run(writers::run);
        List<LoggedChange> seen = new ArrayList<>();
        while (!finished.isDone() || samples.changesAfter(seen.size()).size() > 0) {
            // A follower goes on from the last it has seen: a gap that is filled later is a change it never sees
            for (LoggedChange change : samples.changesAfter(seen.size())) {
                assertThat(change.cursor()).isEqualTo(seen.size() + 1L);
                seen.add(change);
            }
        }
        finished.join();

        List<String> order = seen.stream().map(Samples::name).toList();
        assertThat(order).containsExactlyInAnyOrderElementsOf(writers.acknowledged());
        assertThat(samples.rows()).containsExactlyInAnyOrderElementsOf(writers.acknowledged());
        writers.requireOrder(order);
    }

    @Test
    void a_writer_held_in_its_work_appears_after_those_that_finish_before_it() {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> held = run(() -> samples.addThen("held", () -> {
            holding.countDown();
            await(release);
        }));
        await(holding);
        CompletableFuture<Void> other = run(() -> samples.add("other"));
        if (kind == TestDatabases.POSTGRES) {
            other.orTimeout(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS).join();
        }
        List<String> before = samples.logged();
        release.countDown();
        CompletableFuture.allOf(held, other).orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(samples.logged()).containsExactlyInAnyOrder("held", "other");
        assertThat(samples.logged().subList(0, before.size())).isEqualTo(before);
        assertThat(before).doesNotContain("held");
        assertThat(cursors()).containsExactly(1L, 2L);
    }

    @Test
    void data_of_a_newer_program_is_refused_and_left_as_it_is() {
        database.migrate("sample", "org/lectern/sql/sample/two");
        samples.add("a");

        assertThatThrownBy(() -> database.migrate("sample", "org/lectern/sql/sample/one"))
                .isInstanceOf(Database.NewerDataException.class)
                .hasMessageContaining("sample");

        assertThat(samples.rows()).containsExactly("a");
    }

    private CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private List<Long> cursors() {
        return samples.changesAfter(0).stream().map(LoggedChange::cursor).toList();
    }

    private static List<Long> countedTo(long last) {
        return java.util.stream.LongStream.rangeClosed(1, last).boxed().toList();
    }
}
