package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_BEN;
import static org.lectern.annotation.Annotations.PUBLIC;
import static org.lectern.annotation.Annotations.content;
import static org.lectern.annotation.Annotations.link;
import static org.lectern.annotation.Annotations.target;
import static org.lectern.annotation.Annotations.text;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Standing;
import org.lectern.annotation.Annotations;
import org.lectern.annotation.Place;
import org.lectern.annotation.Placer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * What a page of a listing costs SQLite, counted in steps of its virtual machine: a document with many notes costs no
 * more than one with few.
 */
final class ListingCostTest {
    private static final int PAGE = 20;
    private static final int FEW = 60;
    private static final int MANY = 3_000;
    private static final String FEW_NOTES = "/documents/few";
    private static final String MANY_NOTES = "/documents/many";

    @TempDir
    static Path folder;

    private static Database database;
    private static List<Annotation> many;

    @BeforeAll
    static void fill() {
        database = TestDatabases.SQLITE.empty(folder).get();
        SqlAnnotationStore store = new SqlAnnotationStore(database, Placer.NONE);
        Annotations make = new Annotations();
        store.addAll(notes(make, FEW_NOTES, FEW));
        many = notes(make, MANY_NOTES, MANY);
        store.addAll(many);
        // What there is a lot of elsewhere
        store.addAll(notes(make, "/documents/other", MANY));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Ten on each hundred code points, one of them a link from another document. */
    private static List<Annotation> notes(Annotations make, String resource, int count) {
        List<Annotation> notes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int start = n * 10;
            notes.add(make.make(
                    ADA,
                    PUBLIC,
                    n % 10 == 0
                            ? content(
                                    "linking",
                                    link(resource + "@v1", start, start + 8),
                                    target("/documents/else@v1", 0, 5))
                            : content("commenting", text("x"), target(resource + "@v1", start, start + 8))));
        }
        return notes;
    }

    private static AnnotationSearch search(String resource, Optional<String> version, Optional<TextSpan> span) {
        return new AnnotationSearch(
                new AnnotationQuery(
                        Optional.of(new Place(resource, version, span)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                AS_BEN);
    }

    private static long steps(Consumer<Handle> work) {
        AtomicLong steps = new AtomicLong();
        return database.read(handle -> {
            try {
                SQLiteConnection connection = handle.getConnection().unwrap(SQLiteConnection.class);
                ProgressHandler.setHandler(connection, 1, new ProgressHandler() {
                    @Override
                    protected int progress() {
                        steps.incrementAndGet();
                        return 0;
                    }
                });
                try {
                    work.accept(handle);
                } finally {
                    ProgressHandler.clearHandler(connection);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return steps.get();
        });
    }

    /** The same of a document with few and of one with many notes, and what both cost. */
    private static void assertCostsTheSame(Consumer<Handle> few, Consumer<Handle> much) {
        long expected = steps(few);
        long found = steps(much);
        assertThat(expected).isGreaterThan(100);
        assertThat(found).as("steps, instead of %d", expected).isLessThan(2 * expected);
    }

    @Test
    void the_first_page_of_a_documents_notes() {
        assertCostsTheSame(
                handle -> assertThat(search(FEW_NOTES, Optional.empty(), Optional.empty())
                                .current(handle, Optional.empty(), PAGE))
                        .hasSize(PAGE),
                handle -> assertThat(search(MANY_NOTES, Optional.empty(), Optional.empty())
                                .current(handle, Optional.empty(), PAGE))
                        .isEqualTo(many.subList(0, PAGE)));
    }

    @Test
    void a_page_in_the_middle_of_one_version() {
        assertCostsTheSame(
                handle ->
                        search(FEW_NOTES, Optional.of("v1"), Optional.empty()).current(handle, Optional.empty(), PAGE),
                handle -> assertThat(search(MANY_NOTES, Optional.of("v1"), Optional.empty())
                                .current(handle, Optional.of(many.get(1_999).id()), PAGE))
                        .isEqualTo(many.subList(2_000, 2_000 + PAGE)));
    }

    @Test
    void the_page_before_and_the_last_one() {
        assertCostsTheSame(
                handle -> search(FEW_NOTES, Optional.empty(), Optional.empty()).current(handle, Optional.empty(), PAGE),
                handle -> {
                    AnnotationSearch all = search(MANY_NOTES, Optional.empty(), Optional.empty());
                    assertThat(all.back(handle, many.get(2_000).id(), PAGE))
                            .contains(many.get(2_000 - PAGE).id());
                    assertThat(all.fromTheEnd(handle, PAGE - 1))
                            .contains(many.get(MANY - PAGE).id());
                });
    }

    @Test
    void what_stands_on_a_page_of_the_text() {
        assertCostsTheSame(
                handle -> assertThat(search(FEW_NOTES, Optional.of("v1"), Optional.of(new TextSpan(200, 400)))
                                .current(handle, Optional.empty(), 100))
                        .hasSize(20),
                handle -> assertThat(search(MANY_NOTES, Optional.of("v1"), Optional.of(new TextSpan(20_000, 20_200)))
                                .current(handle, Optional.empty(), 100))
                        .isEqualTo(many.subList(2_000, 2_020)));
    }

    @Test
    void a_part_of_what_is_exported_of_a_document() {
        assertReadingCostsTheSame(Optional.empty());
    }

    @Test
    void a_part_of_what_is_exported_of_one_version() {
        assertReadingCostsTheSame(Optional.of("v1"));
    }

    private static void assertReadingCostsTheSame(Optional<String> version) {
        assertCostsTheSame(
                handle -> assertThat(search(FEW_NOTES, version, Optional.empty())
                                .inReadingOrder(handle, FEW_NOTES, false, Optional.empty(), PAGE))
                        .hasSize(PAGE),
                handle -> {
                    Annotation before = many.get(1_999);
                    assertThat(search(MANY_NOTES, version, Optional.empty())
                                    .inReadingOrder(
                                            handle,
                                            MANY_NOTES,
                                            false,
                                            Optional.of(new Standing(before, 19_990, 19_998)),
                                            PAGE))
                            .extracting(Standing::annotation)
                            .isEqualTo(many.subList(2_000, 2_000 + PAGE));
                });
    }
}
