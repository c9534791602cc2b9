package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.sql.Database.LoggedChange;

/** What holds of the file in which everything is. */
final class SqliteDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void the_writer_waits_for_the_disk() {
        try (SqliteDatabase database = open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).as("2 is FULL").isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    private static String pragma(SqliteDatabase database, String name) {
        return database.write(transaction -> transaction
                .handle()
                .createQuery("PRAGMA <name>")
                .define("name", name)
                .mapTo(String.class)
                .one());
    }

    @Test
    void readers_cannot_write() {
        try (SqliteDatabase database = open()) {
            Samples samples = new Samples(database);
            samples.add("a");
            assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM sample")))
                    .hasMessageContaining("readonly");
            assertThat(samples.rows()).containsExactly("a");
        }
    }

    @Test
    void a_copy_is_kept_before_existing_data_is_migrated() {
        try (SqliteDatabase database = open()) {
            new Samples(database).add("a");
            assertThat(copies()).as("new tables need no copy").isEmpty();

            database.migrate("sample", "org/lectern/sql/sample/two");
            database.migrate("sample", "org/lectern/sql/sample/two");
        }
        assertThat(copies()).hasSize(1);
        Jdbi copy = Jdbi.create("jdbc:sqlite:" + copies().getFirst());
        assertThat(copy.<List<String>, RuntimeException>withHandle(
                        handle -> handle.createQuery("SELECT name FROM sample")
                                .mapTo(String.class)
                                .list()))
                .containsExactly("a");
        assertThat(copy.<List<String>, RuntimeException>withHandle(
                        handle -> handle.createQuery("SELECT name FROM pragma_table_info('sample')")
                                .mapTo(String.class)
                                .list()))
                .doesNotContain("colour");
    }

    /** Many writers, some of whom fail, and one who follows the log as closely as it goes. */
    @Test
    void what_is_told_of_the_log_from_memory_is_what_its_table_holds() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("lectern.seed=" + seed);
        Random random = new Random(seed);
        try (SqliteDatabase database = open();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Samples samples = new Samples(database);
            samples.add("taken");
            List<Future<?>> writing = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                int writer = n;
                int writes = random.nextInt(100, 200);
                writing.add(people.submit(() -> {
                    for (int write = 0; write < writes; write++) {
                        addOrFail(samples, write % 10 == 3 ? "taken" : writer + "-" + write);
                    }
                }));
            }
            List<LoggedChange> followed = new ArrayList<>();
            boolean isWriting = true;
            while (isWriting || followed.size() < database.lastCursor()) {
                isWriting = writing.stream().anyMatch(one -> !one.isDone());
                long known = database.lastCursor();
                int limit = 1 + random.nextInt(300);
                List<LoggedChange> next = database.changesAfter(followed.size(), "/samples/", limit);
                assertThat(next.size())
                        .as("what is known of the log is not kept back")
                        .isGreaterThanOrEqualTo((int) Math.min(limit, known - followed.size()));
                followed.addAll(next);
            }
            for (Future<?> one : writing) {
                one.get();
            }
            try (SqliteDatabase other = open()) {
                List<LoggedChange> table = other.changesAfter(0, "/", 100_000);
                assertThat(followed).isEqualTo(table);
                assertThat(table).hasSizeGreaterThan(40 * 80);
                for (int n = 0; n < 200; n++) {
                    long from = random.nextInt(table.size());
                    long upTo = from + random.nextInt(50);
                    String prefix = random.nextBoolean() ? "/samples/" : "/others/";
                    int limit = 1 + random.nextInt(60);
                    assertThat(database.changesBetween(from, upTo, prefix, limit))
                            .isEqualTo(other.changesBetween(from, upTo, prefix, limit));
                }
            }
        }
    }

    private static void addOrFail(Samples samples, String name) {
        if (name.equals("taken")) {
            assertThatThrownBy(() -> samples.add(name)).hasRootCauseInstanceOf(SQLException.class);
        } else {
            samples.add(name);
        }
    }

    private List<Path> copies() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("before-sample-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_full_disk_is_named_and_what_was_there_stays_readable_and_writable() {
        try (SqliteDatabase database = open()) {
            Samples samples = new Samples(database);
            samples.add("a");
            String full = pragma(database, "page_count");
            pragma(database, "max_page_count = " + full);

            assertThatThrownBy(() -> database.write(transaction -> transaction
                            .handle()
                            .execute("INSERT INTO sample(name, content) VALUES ('b', hex(zeroblob(5000000)))")))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            failure -> assertThat(failure.diskIsFull()).isTrue());
            assertThat(samples.rows()).containsExactly("a");

            pragma(database, "max_page_count = 1000000");
            samples.add("c");
            assertThat(samples.rows()).containsExactly("a", "c");
        }
    }

    @Test
    void after_closing_nothing_is_written_and_that_is_said() {
        SqliteDatabase database = open();
        Samples samples = new Samples(database);
        database.close();
        assertThatThrownBy(() -> samples.add("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private SqliteDatabase open() {
        return new SqliteDatabase(folder.resolve("lectern.sqlite"));
    }
}
