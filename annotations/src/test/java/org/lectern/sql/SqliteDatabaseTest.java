package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
