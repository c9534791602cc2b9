package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.TextLimits;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** What is found in texts that are too long to be in memory, and how it is written down, in real stores. */
class LongCitationsTest {
    private static final Viewer ANYONE = Viewer.ANYONE;
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    private static final Path SEEDS = Path.of(System.getProperty("lectern.seeds", "../seeds"));
    private static final TextLimits EVERY_TEXT_IS_LONG = TextLimits.USUAL.withWhole(1_000);

    static {
        System.out.println("LongCitationsTest -Dlectern.seed=" + SEED);
    }

    @TempDir
    private Path folder;

    private Library shortTexts(String name) {
        return Library.in(folder.resolve(name));
    }

    private Library longTexts(String name) {
        return Library.in(folder.resolve(name), EVERY_TEXT_IS_LONG);
    }

    private static boolean nothingIsNamed(String path) {
        return path.isEmpty();
    }

    private static String seed(String name) throws Exception {
        return Files.readString(SEEDS.resolve(name + ".txt"));
    }

    private void citesTheSame(String text) {
        try (Library whole = shortTexts("whole" + text.hashCode());
                Library parts = longTexts("parts" + text.hashCode())) {
            List<FoundCitation> expected = whole.ingest(text);
            assertThat(parts.ingest(text)).as("not read yet").isEmpty();
            parts.readOn(LongCitationsTest::nothingIsNamed);
            assertThat(parts.citations()).isEqualTo(expected);
            assertThat(parts.index.foundIn(parts.current(), ANYONE)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "real-stalin-series",
                "werth-2010",
                "werth-2010-excerpt",
                "crawford-great-purge",
                "great-terror-excerpt"
            })
    void a_text_cites_the_same_words_and_works_under_the_same_ids_whether_it_is_too_long_or_not(String name)
            throws Exception {
        citesTheSame(seed(name));
    }

    /** Of several layouts' windows, with entries of bibliographies far from what cites them. */
    @RepeatedTest(4)
    void a_compilation_in_whatever_order_cites_the_same(RepetitionInfo repetition) throws Exception {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        boolean isCompilation = repetition.getCurrentRepetition() % 2 == 0;
        List<String> paragraphs = new ArrayList<>(List.of(seed("werth-2010").split("\n", -1)));
        if (isCompilation) {
            paragraphs.addAll(List.of(seed("real-stalin-series").split("\n\n", -1)));
        }
        StringBuilder text = new StringBuilder();
        while (text.length() < 1_200_000) {
            text.append(paragraphs.get(random.nextInt(paragraphs.size())))
                    .append(
                            switch (random.nextInt(20)) {
                                case 0 -> "\n";
                                case 1 -> " \uD83D\uDCDC\n\n";
                                case 2 -> "\n".repeat(random.nextInt(9_000));
                                default -> "\n\n";
                            });
        }
        citesTheSame(text.toString());
    }

    private static String manyCitations(int first, int count) {
        StringBuilder text = new StringBuilder();
        for (int n = first; n < first + count; n++) {
            text.append(
                    "What number %d of them remembers, said once and heard by %d.\nChuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. %d\n\n"
                            .formatted(n, n * 7, n));
        }
        return text.toString();
    }

    private Library longTexts(TestDatabases kind) {
        return new Library(
                Library.makeFolder(folder.resolve("files")), kind.empty(folder).get(), EVERY_TEXT_IS_LONG);
    }

    private static int rows(Library library) {
        return library.database.read(handle -> handle.createQuery("SELECT count(*) FROM citation_in_version")
                .mapTo(Integer.class)
                .one());
    }

    /** Stops as soon as rows of it are there. */
    private static void readsHalf(Library library, int rowsBefore) {
        assertThatThrownBy(() -> library.index.readAgain(
                        library.current(), LongCitationsTest::nothingIsNamed, () -> rows(library) > rowsBefore))
                .isInstanceOf(CancellationException.class);
        assertThat(rows(library)).isGreaterThan(rowsBefore);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_was_written_of_a_text_by_a_program_that_was_ended_is_shown_to_nobody_and_found_anew(TestDatabases kind) {
        try (Library library = longTexts(kind)) {
            library.ingest(manyCitations(0, 2_500));
            readsHalf(library, 0);
            assertThat(library.index.isRead(library.current())).isFalse();
            assertThat(library.citations()).isEmpty();
            assertThat(library.index.unread()).containsExactly(library.current());

            library.readOn(LongCitationsTest::nothingIsNamed);
            assertThat(library.citations()).hasSize(2_500);
            assertThat(rows(library)).isEqualTo(2_500);
            assertThat(library.startedAnew().unread()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_was_found_before_is_shown_until_all_is_found_anew_and_keeps_its_ids(TestDatabases kind) {
        try (Library library = longTexts(kind)) {
            library.ingest(manyCitations(0, 2_500));
            library.readOn(LongCitationsTest::nothingIsNamed);
            List<FoundCitation> now = library.citations();
            library.database.write(transaction -> {
                transaction.handle().execute("UPDATE citation_in_version SET quoted_start = quoted_end - 5");
                return transaction.handle().execute("UPDATE cited_version SET finder = 0");
            });
            List<FoundCitation> earlier = library.startedAnew().foundIn(library.current(), ANYONE);
            assertThat(earlier).hasSize(2_500).isNotEqualTo(now);

            readsHalf(library, 2_500);
            assertThat(library.startedAnew().foundIn(library.current(), ANYONE)).isEqualTo(earlier);

            library.readOn(LongCitationsTest::nothingIsNamed);
            assertThat(library.citations()).isEqualTo(now);
            assertThat(rows(library)).isEqualTo(2_500);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void of_two_who_read_a_text_at_the_same_time_the_first_leaves_it_to_the_second(TestDatabases kind) {
        try (Library library = longTexts(kind)) {
            library.ingest(manyCitations(0, 2_500));
            CitationIndex other = library.startedAnew();
            AtomicInteger taken = new AtomicInteger();
            library.index.readAgain(library.current(), LongCitationsTest::nothingIsNamed, () -> {
                if (rows(library) > 0 && taken.getAndIncrement() == 0) {
                    other.readAgain(library.current(), LongCitationsTest::nothingIsNamed, () -> false);
                }
                return false;
            });
            assertThat(taken.get()).isPositive();
            assertThat(library.citations()).hasSize(2_500);
            assertThat(rows(library)).isEqualTo(2_500);
            assertThat(library.index.unread()).isEmpty();
        }
    }

    @Test
    void somebody_writes_between_two_parts_and_sees_how_far_it_is() {
        try (Library library = longTexts("between")) {
            library.ingest(manyCitations(0, 2_500));
            List<Integer> done = new ArrayList<>();
            library.index.readAgain(library.current(), LongCitationsTest::nothingIsNamed, () -> {
                library.index.percentRead(library.current()).ifPresent(done::add);
                library.database.write(
                        transaction -> transaction.handle().execute("UPDATE cited_version SET finder = 0"));
                return false;
            });
            assertThat(done).isSorted().contains(80).allMatch(percent -> percent >= 0 && percent < 100);
            assertThat(library.index.percentRead(library.current())).isEmpty();
            assertThat(library.citations()).hasSize(2_500);
        }
    }

    @Test
    void what_a_long_text_comes_to_cite_after_it_was_changed_keeps_the_ids_that_it_had() {
        String text = manyCitations(0, 300);
        try (Library library = longTexts("versions")) {
            library.ingest(text);
            library.readOn(LongCitationsTest::nothingIsNamed);
            List<FoundCitation> before = library.citations();
            library.ingest("A word before all others.\n\n" + text.replace("heard by 70.", "heard by many.")
                    + manyCitations(900, 1));
            assertThat(library.index.waiting()).containsExactly(library.current());
            library.readOn(LongCitationsTest::nothingIsNamed);
            assertThat(library.citations()).hasSize(301);
            assertThat(library.citations().subList(0, 300))
                    .extracting(FoundCitation::id)
                    .containsExactlyElementsOf(
                            before.stream().map(FoundCitation::id).toList());
            assertThat(library.index.waiting()).isEmpty();
        }
    }

    @Test
    void a_follower_that_runs_reads_a_long_text_after_it_has_come() {
        try (Library library = longTexts("follower");
                CitationFollower follower = new CitationFollower(
                        library.index, LongCitationsTest::nothingIsNamed, library.database::lastCursor)) {
            follower.start();
            assertThat(follower.awaitDone(java.time.Duration.ofSeconds(60))).isTrue();
            library.ingest(manyCitations(0, 20));
            assertThat(follower.awaitDone(java.time.Duration.ofSeconds(60))).isTrue();
            assertThat(library.citations()).hasSize(20);
            assertThat(library.database.changesAfter(0, "/", 10))
                    .extracting(Database.LoggedChange::kind)
                    .containsExactly("document-added", "citations-found");
        }
    }
}
