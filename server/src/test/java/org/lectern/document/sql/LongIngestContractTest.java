package org.lectern.document.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.IngestReport;
import org.lectern.document.Ingested;
import org.lectern.document.LongLayout;
import org.lectern.document.Metadata;
import org.lectern.document.PassageId;
import org.lectern.document.PlainMetadata;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** A text whose rows are written in several parts is wholly there or not there, and others write in between. */
@Timeout(120)
class LongIngestContractTest {
    private static final DocumentId LONG = new DocumentId("long");
    private static final DocumentId OTHER = new DocumentId("other");

    @TempDir
    private Path folder;

    private Catalogue open(Database database) {
        return new SqlCatalogue(database, new ContentStore(folder.resolve("files")));
    }

    /** Paragraphs for four parts; of the first 200 every state has others. */
    private static String text(int state) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 3 * Layouts.AT_ONCE + 100; n++) {
            text.append("Paragraph %d of state %d says nothing new.\n\n".formatted(n, n < 200 ? state : 0));
        }
        return text.toString();
    }

    private Ingested ingest(Catalogue catalogue, DocumentId id, String text, ReadingWatch watch)
            throws IOException, UnreadableSourceException {
        Metadata metadata = PlainMetadata.titled("A text");
        return catalogue.ingest(
                new Ingest(
                        id,
                        metadata,
                        Audience.of(GroupId.PUBLIC),
                        Optional.empty(),
                        Files.writeString(Files.createTempFile(folder, "text", ".txt"), text),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                VersionFollower.NOBODY,
                watch);
    }

    /** Does something between two parts, with how many of the pages are stored. */
    @FunctionalInterface
    private interface Between extends ReadingWatch {
        void does(int pages, int of);

        @Override
        default void read(int pages, int of) {}

        @Override
        default void stored(int pages, int of) {
            does(pages, of);
        }

        @Override
        default boolean isCancelled() {
            return false;
        }
    }

    private static void assertSound(Catalogue catalogue, Database database) {
        assertThat(catalogue.check(said -> {}).damage()).isEmpty();
        int ofNone = database.read(
                handle -> handle.createQuery("""
                SELECT (SELECT count(*) FROM version_layout l WHERE NOT EXISTS
                    (SELECT 1 FROM document_version WHERE document = l.document AND version = l.version))
                  + (SELECT count(*) FROM passage p WHERE NOT EXISTS
                    (SELECT 1 FROM document_version WHERE document = p.document AND version = p.version))
                  + (SELECT count(*) FROM page p WHERE NOT EXISTS
                    (SELECT 1 FROM document_version WHERE document = p.document AND version = p.version))""").mapTo(Integer.class).one());
        assertThat(ofNone).as("rows of no version").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void others_write_while_it_is_stored_and_nobody_sees_it_before_it_is_whole(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get()) {
            Catalogue catalogue = open(database);
            List<Integer> others = new ArrayList<>();
            long[] logged = new long[1];
            Ingested ingested = ingest(catalogue, LONG, text(1), (Between) (pages, of) -> {
                if (pages < of) {
                    assertThat(catalogue.document(LONG, Viewer.ANYONE)).isEmpty();
                    assertThat(catalogue.isTaken(LONG)).isFalse();
                    String first = PassageId.of(LONG.value(), hash(database), 0);
                    assertThat(catalogue.passage(first, Viewer.ANYONE)).isEmpty();
                    assertThat(catalogue.check(said -> {}).damage()).isEmpty();
                    others.add(pages);
                    // Writes, and has the answer, before the next part is written
                    write(database);
                    logged[0] = database.lastCursor();
                }
            });
            assertThat(others).hasSizeGreaterThanOrEqualTo(3).isSorted();
            assertThat(logged[0]).as("changes of others").isEqualTo(others.size());
            assertThat(catalogue.document(LONG, Viewer.ANYONE)).isPresent();
            assertThat(catalogue.passagesOn(ingested.version(), 1)).isNotEmpty();
            assertThat(database.changesOf(ingested.version().address().path()))
                    .extracting(Database.LoggedChange::cursor)
                    .as("told once, when it is whole")
                    .containsExactly(logged[0] + 1);
            assertSound(catalogue, database);
        }
    }

    /** Of the one layout that is begun. */
    private static String hash(Database database) {
        return database.read(LayoutRows::unfinished)
                .getFirst()
                .version()
                .version()
                .orElseThrow();
    }

    private static void write(Database database) {
        database.write(transaction -> {
            transaction.append("something", "/somewhere", Instant.now(), Optional.empty(), "{}");
            return transaction;
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_one_leaves_no_row_and_the_text_as_it_was(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get()) {
            Catalogue catalogue = open(database);
            Version before =
                    ingest(catalogue, LONG, text(1), ReadingWatch.NOBODY).version();
            boolean[] cancelled = new boolean[1];
            ReadingWatch cancelling = new ReadingWatch() {
                @Override
                public void read(int pages, int of) {}

                @Override
                public void stored(int pages, int of) {
                    cancelled[0] = true;
                }

                @Override
                public boolean isCancelled() {
                    return cancelled[0];
                }
            };
            assertThatThrownBy(() -> ingest(catalogue, LONG, text(2), cancelling))
                    .isInstanceOf(UnreadableSourceException.class);
            assertThat(cancelled[0]).isTrue();
            assertThat(catalogue.versions(LONG, Viewer.ANYONE)).containsExactly(before);
            assertSound(catalogue, database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_database_that_went_away_left_is_gone_at_the_next_start_and_can_be_taken_in(TestDatabases kind)
            throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        Database lost = databases.get();
        Catalogue cut = open(lost);
        assertThatThrownBy(() -> ingest(cut, LONG, text(1), (Between) (pages, of) -> lost.close()))
                .isInstanceOf(RuntimeException.class);
        try (Database database = databases.get()) {
            assertThat(database.read(LayoutRows::unfinished))
                    .as("it was cut off in the middle")
                    .hasSize(1);
            Catalogue catalogue = open(database);
            assertSound(catalogue, database);
            assertThat(catalogue.document(LONG, Viewer.ANYONE)).isEmpty();
            ingest(catalogue, LONG, text(1), ReadingWatch.NOBODY);
            assertSound(catalogue, database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_ingest_of_a_text_begins_anew_where_one_was_left(TestDatabases kind) throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            Database lost = databases.get();
            Catalogue cut = open(lost);
            assertThatThrownBy(() -> ingest(cut, LONG, text(1), (Between) (pages, of) -> lost.close()))
                    .isInstanceOf(RuntimeException.class);
            assertThat(database.read(LayoutRows::unfinished)).hasSize(1);
            Version version =
                    ingest(catalogue, LONG, text(1), ReadingWatch.NOBODY).version();
            assertThat(catalogue.pageAt(version, version.characters())).isEqualTo(version.pages());
            assertSound(catalogue, database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_of_the_same_text_at_once_make_one_version(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get();
                ExecutorService together = Executors.newFixedThreadPool(2)) {
            Catalogue catalogue = open(database);
            CompletableFuture<Future<Ingested>> second = new CompletableFuture<>();
            Ingested first = ingest(catalogue, LONG, text(1), (Between) (pages, of) -> {
                if (!second.isDone()) {
                    second.complete(together.submit(() -> ingest(catalogue, LONG, text(1), ReadingWatch.NOBODY)));
                }
            });
            assertThat(second.get().get().version().hash())
                    .isEqualTo(first.version().hash());
            assertThat(catalogue.versions(LONG, Viewer.ANYONE)).hasSize(1);
            assertSound(catalogue, database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_texts_of_one_document_at_once_both_are_versions_and_the_last_is_current(TestDatabases kind)
            throws Exception {
        try (Database database = kind.empty(folder).get();
                ExecutorService together = Executors.newFixedThreadPool(2)) {
            Catalogue catalogue = open(database);
            ingest(catalogue, LONG, text(0), ReadingWatch.NOBODY);
            CompletableFuture<Ingested> shorter = new CompletableFuture<>();
            Ingested done = ingest(catalogue, LONG, text(1), (Between) (pages, of) -> {
                if (!shorter.isDone()) {
                    shorter.complete(after(together.submit(
                            () -> ingest(catalogue, LONG, "Something short comes first.", ReadingWatch.NOBODY))));
                }
            });
            assertThat(catalogue.versions(LONG, Viewer.ANYONE))
                    .hasSize(3)
                    .first()
                    .isEqualTo(done.version());
            assertThat(done.before()).contains(shorter.get().version());
            assertThat(catalogue.document(LONG, Viewer.ANYONE).orElseThrow().current())
                    .isEqualTo(done.version());
            assertSound(catalogue, database);
        }
    }

    private static <T> T after(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_document_with_the_same_text_does_not_wait_for_it(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get();
                ExecutorService together = Executors.newFixedThreadPool(2)) {
            Catalogue catalogue = open(database);
            CompletableFuture<Ingested> other = new CompletableFuture<>();
            ingest(catalogue, LONG, text(1), (Between) (pages, of) -> {
                if (!other.isDone()) {
                    other.complete(
                            after(together.submit(() -> ingest(catalogue, OTHER, text(1), ReadingWatch.NOBODY))));
                    assertThat(catalogue.document(LONG, Viewer.ANYONE)).isEmpty();
                }
            });
            assertThat(other.get().version().document()).isEqualTo(OTHER);
            assertThat(catalogue.documents(Viewer.ANYONE)).hasSize(2);
            assertSound(catalogue, database);
        }
    }

    /** As it would be in a library of which the last program ended while it took in a longer text. */
    private static void leave(Database database, DocumentAddress version, int passages) {
        database.write(transaction -> {
            LayoutRows.claim(transaction.handle(), version, "an ingest of before");
            transaction
                    .handle()
                    .createUpdate("""
                WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :passages)
                INSERT INTO passage(document, version, ordinal, id, page, kind, start_offset, end_offset, language)
                SELECT :document, :version, n, 'left' || n, 1, 'paragraph', n, n + 1, 'en' FROM counted\
                """)
                    .bind("document", version.id().value())
                    .bind("version", version.version().orElseThrow())
                    .bind("passages", passages)
                    .execute();
            return version;
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_a_very_long_one_left_is_removed_beside_what_others_write_and_not_before_anybody_can_read(
            TestDatabases kind) throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        DocumentAddress left = DocumentAddress.pinned(LONG, "f".repeat(64));
        try (Database database = databases.get()) {
            open(database);
            leave(database, left, 30 * Layouts.AT_ONCE);
        }
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            assertThat(database.read(LayoutRows::unfinished))
                    .as("the library is open before all of it is gone")
                    .hasSize(1);
            assertThat(catalogue.check(said -> {}).damage()).isEmpty();
            ingest(catalogue, OTHER, text(1), ReadingWatch.NOBODY);
            int[] steps = new int[1];
            assertThat(catalogue.clearCutOff(() -> steps[0]++ < 3))
                    .as("it stops when it is asked to")
                    .isFalse();
            assertThat(catalogue.clearCutOff(() -> {
                        write(database);
                        return true;
                    }))
                    .isTrue();
            assertSound(catalogue, database);
            assertThat(database.read(LayoutRows::unfinished)).isEmpty();
            assertThat(catalogue.document(OTHER, Viewer.ANYONE)).isPresent();
            assertThat(catalogue.clearCutOff(() -> true)).as("nothing is left").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_long_text_turned_out_to_be_is_kept_and_made_again_where_it_is_not(TestDatabases kind) throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        String words = "The li5t of \uFFFD was signed.\n\n" + text(1).replace("nothing new", "nothing new ".repeat(30));
        assertThat(words.length()).isGreaterThan(LongLayout.WINDOW);
        IngestReport report;
        Version version;
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            version = ingest(catalogue, LONG, words, ReadingWatch.NOBODY).version();
            report = catalogue.report(version);
            assertThat(report.suspects()).isPositive();
            assertThat(report.unknown()).containsExactly(1);
            assertThat(report.languages()).isNotEmpty();
        }
        try (Database database = databases.get()) {
            assertThat(open(database).report(version)).as("kept").isEqualTo(report);
            assertThat(suspects(database, "UPDATE version_report SET suspects = suspects + 7"))
                    .isEqualTo(report.suspects() + 7);
            assertThat(open(database).report(version).suspects())
                    .as("the text is not read for it again")
                    .isEqualTo(report.suspects() + 7);
            suspects(database, "DELETE FROM version_report");
            assertThat(open(database).report(version)).as("made again").isEqualTo(report);
            assertThat(suspects(database, "UPDATE version_report SET suspects = suspects"))
                    .isEqualTo(report.suspects());
        }
    }

    /** What is kept after a change. */
    private static int suspects(Database database, String change) {
        return database.write(transaction -> {
            transaction.handle().execute(change);
            return transaction
                    .handle()
                    .createQuery("SELECT coalesce(max(suspects), 0) FROM version_report")
                    .mapTo(Integer.class)
                    .one();
        });
    }
}
