package org.lectern.document.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Heading;
import org.lectern.document.Version;
import org.lectern.sql.Database;
import org.lectern.sql.SqliteDatabase;
import org.lectern.sql.TestDatabases;
import org.sqlite.SQLiteDataSource;

/** A library from before layouts came ahead of their versions has every page, passage and heading that it had. */
class LayoutMigrationTest {
    private static final List<String> TABLES = List.of("page", "passage", "heading");

    @TempDir
    Path folder;

    /** What an earlier program left: two versions of a document with all that belongs to them. */
    private Jdbi leaveByEarlierProgram() {
        Supplier<Database> databases = TestDatabases.SQLITE.empty(folder);
        try (Database empty = databases.get()) {
            assertThat(empty.lastCursor()).isZero();
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("lectern.sqlite"));
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/lectern/document/sql/migrations")
                .table("document_migrations")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("4")
                .load()
                .migrate();
        Jdbi database = Jdbi.create(source);
        database.useHandle(handle -> {
            handle.execute(
                    "INSERT INTO document(id, ordinal, title, creators, languages, current_version) VALUES ('old', 1, 'Old', '', 'en', 'b')");
            for (String version : List.of("a", "b")) {
                handle.execute("""
                    INSERT INTO document_version(document, version, ordinal, ingested, source_hash, media_type, characters, pages)
                    VALUES ('old', ?, ?, '2026-01-02T03:04:05.000Z', 'c', 'text/plain', 30, 2)""", version, version.equals("a") ? 1 : 2);
                for (int n = 1; n <= 2; n++) {
                    handle.execute(
                            "INSERT INTO page VALUES ('old', ?, ?, ?, ?, ?, ?, ?)",
                            version,
                            n,
                            "p. " + n,
                            n * 15 - 15,
                            n * 15,
                            n == 1 ? 5950 : null,
                            n == 1 ? 8420 : null);
                    handle.execute(
                            "INSERT INTO passage VALUES ('old', ?, ?, ?, ?, 'paragraph', ?, ?, 'ru')",
                            version,
                            n,
                            version + n,
                            n,
                            n * 15 - 15,
                            n * 15 - 1);
                }
                handle.execute("INSERT INTO heading VALUES ('old', ?, 1, 'Глава', 1, 0)", version);
            }
        });
        return database;
    }

    private static List<List<String>> rows(Handle handle) {
        return TABLES.stream()
                .map(table -> handle.createQuery("SELECT %s FROM %s ORDER BY 1, 2, 3"
                                .formatted(
                                        table.equals("heading")
                                                ? "document, version, ordinal, title, level, start_offset"
                                                : "*",
                                        table))
                        .mapToMap()
                        .map(Object::toString)
                        .list())
                .toList();
    }

    @Test
    void nothing_is_lost_and_no_version_counts_as_unfinished() {
        List<List<String>> before = leaveByEarlierProgram().withHandle(LayoutMigrationTest::rows);
        try (Database database = new SqliteDatabase(folder.resolve("lectern.sqlite"))) {
            SqlCatalogue catalogue = new SqlCatalogue(database, new ContentStore(folder.resolve("files")));

            assertThat(database.read(LayoutMigrationTest::rows)).isEqualTo(before);
            assertThat(before).extracting(List::size).containsExactly(4, 4, 2);
            assertThat(database.read(LayoutRows::unmatched)).isEmpty();
            assertThat(database.read(LayoutRows::unfinished)).isEmpty();
            List<Version> versions = catalogue.allVersions(new DocumentId("old"));
            assertThat(versions).extracting(Version::hash).containsExactly("b", "a");
            assertThat(catalogue.passagesOn(versions.getFirst(), 2)).hasSize(1);
            assertThat(catalogue.outline(versions.getFirst()))
                    .containsExactly(new OutlineEntry(new Heading("Глава", 1, 0), 1, "b1"));
        }
    }
}
