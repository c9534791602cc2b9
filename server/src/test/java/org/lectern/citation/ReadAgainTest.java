package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Correcting.Outcome;
import org.lectern.citation.sql.SqlCorrectionStore;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** When texts are read for citations, and what becomes of what an earlier finder has read, in real stores. */
class ReadAgainTest {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final AccountId SOMEBODY = new AccountId("aaaaaaaaaaaa");
    private static final Viewer ANYONE = Viewer.ANYONE;
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    private static final String[] WORKS = {
        "Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. ",
        "Getty & Naumov, The Road to Terror. New Haven, Conn.: Yale Univ. Press, c1999, p. ",
        "Medvedev, Roy. Let History Judge. New York: Columbia University Press, 1989, p. "
    };

    private static final List<String> SEEDS = List.of(
            "crawford-great-purge", "great-terror-excerpt", "real-stalin-series", "werth-2010-excerpt", "werth-2010");

    static {
        System.out.println("ReadAgainTest -Dlectern.seed=" + SEED);
    }

    @TempDir
    private Path folder;

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append("This is what number %d of them remembers about the year %d, said twice %d.\n%s%d\n\n"
                    .formatted(i, 1930 + i, i * 17, WORKS[i % WORKS.length], 100 + i));
        }
        return text.toString();
    }

    private static boolean nothingIsNamed(String path) {
        return path.isEmpty();
    }

    private Library library(TestDatabases kind) {
        return new Library(
                Library.makeFolder(folder.resolve("files")), kind.empty(folder).get());
    }

    private static List<String> kinds(Library library) {
        return library.database.changesAfter(0, "/", 1_000).stream()
                .map(Database.LoggedChange::kind)
                .toList();
    }

    private static void asAnEarlierFinderLeftIt(Library library, String... changes) {
        library.database.write(transaction -> {
            for (String change : changes) {
                transaction.handle().execute(change);
            }
            return transaction.handle().execute("UPDATE cited_version SET finder = 0");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void a_text_is_read_as_it_comes_and_nobody_who_looks_at_it_writes_anything(TestDatabases kind) {
        try (Library library = library(kind)) {
            assertThat(library.ingest(text())).hasSize(12);
            assertThat(library.index.unread()).isEmpty();
            assertThat(kinds(library)).containsExactly("document-added");

            library.readOn(ReadAgainTest::nothingIsNamed);
            assertThat(kinds(library)).containsExactly("document-added");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_was_here_before_is_read_in_the_background_and_not_by_those_who_look(TestDatabases kind) {
        try (Library library = library(kind)) {
            library.ingestUnread(text());
            assertThat(library.citations()).isEmpty();
            assertThat(library.index.isRead(library.current())).isFalse();
            assertThat(library.index.unread()).containsExactly(library.current());

            library.readOn(ReadAgainTest::nothingIsNamed);
            assertThat(library.citations()).hasSize(12);
            // What others keep in memory until anything changes is worked out anew
            assertThat(kinds(library)).containsExactly("document-added", "citations-found");
        }
    }

    @Test
    void what_an_unread_version_shares_with_the_next_one_keeps_its_id() {
        try (Library library = Library.in(folder.resolve("unread"))) {
            library.ingestUnread(text());
            String first = library.current().hash();
            List<FoundCitation> next = library.ingest("A word before all others.\n\n" + text());

            List<FoundCitation> before = library.index.foundIn(
                    library.catalogue.allVersions(library.current().document()).getLast(), ANYONE);
            assertThat(before).hasSize(12).allMatch(one -> one.version().hash().equals(first));
            assertThat(next)
                    .extracting(FoundCitation::id)
                    .containsExactlyElementsOf(
                            before.stream().map(FoundCitation::id).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_an_earlier_finder_read_is_found_as_it_is_found_now_with_the_ids_it_had(TestDatabases kind) {
        try (Library library = library(kind)) {
            List<FoundCitation> now = library.ingest(text());
            asAnEarlierFinderLeftIt(
                    library,
                    "UPDATE citation_in_version SET quoted_start = quoted_end - 5 WHERE ordinal < 4",
                    "UPDATE citation_in_version SET end_offset = end_offset - 6 WHERE ordinal = 5",
                    "DELETE FROM citation_in_version WHERE ordinal = 7");
            assertThat(library.startedAnew().foundIn(library.current(), ANYONE)).isNotEqualTo(now);

            library.readOn(ReadAgainTest::nothingIsNamed);
            assertThat(library.citations()).isEqualTo(now);
            assertThat(library.startedAnew().foundIn(library.current(), ANYONE)).isEqualTo(now);
            assertThat(library.index.unread()).isEmpty();
            assertThat(kinds(library)).containsExactly("document-added", "citations-found");
        }
    }

    @Test
    void what_people_corrected_holds_after_a_text_was_read_again() {
        try (Library library = Library.in(folder.resolve("corrected"))) {
            List<FoundCitation> found = library.ingest(text());
            FoundCitation shortened = found.get(2);
            TextSpan span = shortened.citation().span();
            done(library.correcting.respan(
                    shortened.id(),
                    new TextSpan(span.start(), span.end() - 8),
                    Optional.empty(),
                    shortened.citation().quoted(),
                    ANYONE,
                    SOMEBODY,
                    DAY));
            done(library.correcting.move(
                    List.of(found.get(3).id()), found.get(1).work(), ANYONE, SOMEBODY, DAY));
            done(library.correcting.remove(found.get(5).id(), ANYONE, SOMEBODY, DAY));
            done(library.correcting.merge(found.get(1).work(), found.get(0).work(), ANYONE, SOMEBODY, DAY));
            List<FoundCitation> corrected = library.citations();
            asAnEarlierFinderLeftIt(library, "UPDATE citation_in_version SET quoted_start = quoted_end - 5");

            library.readOn(ReadAgainTest::nothingIsNamed);
            assertThat(library.citations()).isEqualTo(corrected).isNotEqualTo(found);
            assertThat(library.index.unapplied(library.current(), ANYONE)).isEmpty();
        }
    }

    @Test
    void what_is_found_no_more_goes_but_where_somebody_corrected_it_or_said_something_of_it() {
        try (Library library = Library.in(folder.resolve("gone"))) {
            List<FoundCitation> now = library.ingest(text());
            TextSpan words = now.get(4).citation().quoted().orElseThrow();
            asAnEarlierFinderLeftIt(
                    library,
                    none("nobodysaysaa", words.start()),
                    none("somebodysays", words.start() + 8),
                    none("correctedone", words.start() + 16));
            CitationIndex started = library.startedAnew();
            assertThat(started.foundIn(library.current(), ANYONE)).hasSize(15);
            done(new Correcting(library.catalogue, started, new SqlCorrectionStore(library.database))
                    .remove("correctedone", ANYONE, SOMEBODY, DAY));

            library.readOn("/citations/somebodysays"::equals);
            assertThat(library.index.foundIn(library.current(), ANYONE))
                    .hasSize(14)
                    .containsAll(now)
                    .extracting(FoundCitation::id)
                    .contains("somebodysays", "correctedone");
            assertThat(library.index.unapplied(library.current(), ANYONE)).isEmpty();
        }
    }

    /** A row for five code points that are no citation. */
    private static String none(String id, int start) {
        return """
                INSERT INTO citation_in_version(id, document, version, ordinal, work, form, start_offset, end_offset,
                  authors, title, year, volume)
                SELECT '%s', document, version, %d, work, form, %d, %d, authors, title, year, volume
                FROM citation_in_version WHERE ordinal = 1""".formatted(id, 1_000 + start, start, start + 5);
    }

    @Test
    void what_is_found_where_somebody_spoke_of_a_part_of_it_is_what_they_spoke_of() {
        try (Library library = Library.in(folder.resolve("part"))) {
            FoundCitation now = library.ingest(text()).get(4);
            int end = now.citation().span().end();
            asAnEarlierFinderLeftIt(
                    library, "DELETE FROM citation_in_version WHERE ordinal = 5", none("somebodysays", end - 5));

            library.readOn("/citations/somebodysays"::equals);
            assertThat(library.citations()).hasSize(12);
            assertThat(library.citations().get(4).id()).isEqualTo("somebodysays");
            assertThat(library.citations().get(4).citation()).isEqualTo(now.citation());
        }
    }

    @Test
    void a_work_whose_record_is_read_otherwise_stays_the_work_that_people_graded() {
        try (Library library = Library.in(folder.resolve("record"))) {
            List<FoundCitation> now = library.ingest(text());
            String graded = now.getFirst().work();
            asAnEarlierFinderLeftIt(
                    library,
                    "UPDATE work SET authors = 'Chuev', title = 'Chicago' WHERE id = '%s'".formatted(graded),
                    "UPDATE citation_in_version SET authors = 'Chuev', title = 'Chicago' WHERE work = '%s'"
                            .formatted(graded));

            library.readOn(("/works/" + graded)::equals);
            assertThat(library.citations()).isEqualTo(now);
        }
    }

    @Test
    void a_work_that_nothing_fits_any_more_makes_room_for_another_made_at_the_same_place() {
        try (Library library = Library.in(folder.resolve("place"))) {
            List<FoundCitation> now = library.ingest(text());
            String made = now.getFirst().work();
            asAnEarlierFinderLeftIt(
                    library,
                    "UPDATE work SET authors = 'Somebody', title = 'Other things' WHERE id = '%s'".formatted(made));

            library.readOn(ReadAgainTest::nothingIsNamed);
            assertThat(library.citations())
                    .extracting(FoundCitation::id)
                    .containsExactlyElementsOf(
                            now.stream().map(FoundCitation::id).toList());
            assertThat(library.groups()).hasSize(WORKS.length);
            assertThat(library.citations()).noneMatch(one -> one.work().equals(made));
        }
    }

    @RepeatedTest(5)
    void whatever_an_earlier_finder_left_the_text_reads_as_now_and_nothing_corrected_is_lost(
            RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        try (Library library = Library.in(folder.resolve("any" + repetition.getCurrentRepetition()))) {
            List<FoundCitation> now = library.ingest(text());
            Set<String> corrected = new HashSet<>();
            for (FoundCitation one : now) {
                FoundCitation other = now.get(random.nextInt(now.size()));
                if (random.nextInt(3) == 0
                        && library.correcting.move(List.of(one.id()), other.work(), ANYONE, SOMEBODY, DAY)
                                instanceof Outcome.Done) {
                    corrected.add(one.id());
                }
            }
            List<String> changes = new ArrayList<>();
            for (int n = 1; n <= now.size(); n++) {
                TextSpan span = now.get(n - 1).citation().span();
                int cut = random.nextInt(span.length() - 1);
                changes.add(
                        switch (random.nextInt(5)) {
                            case 0 ->
                                "UPDATE citation_in_version SET end_offset = %d WHERE ordinal = %d"
                                        .formatted(span.end() - cut, n);
                            case 1 ->
                                "UPDATE citation_in_version SET start_offset = %d WHERE ordinal = %d"
                                        .formatted(span.start() + cut, n);
                            case 2 ->
                                "UPDATE citation_in_version SET title = 'Something', year = NULL WHERE ordinal = " + n;
                            case 3 ->
                                "UPDATE citation_in_version SET quoted_start = NULL, quoted_end = NULL WHERE ordinal = "
                                        + n;
                            default -> none("anything%s".formatted(letters(n)), span.start() - 40 + random.nextInt(30));
                        });
            }
            asAnEarlierFinderLeftIt(library, changes.toArray(String[]::new));

            library.readOn(ReadAgainTest::nothingIsNamed);
            List<FoundCitation> found = library.index.foundIn(library.current(), ANYONE);
            assertThat(found)
                    .extracting(FoundCitation::citation)
                    .containsExactlyElementsOf(
                            now.stream().map(FoundCitation::citation).toList());
            assertThat(found)
                    .extracting(FoundCitation::id)
                    .doesNotHaveDuplicates()
                    .containsAll(corrected);
            assertThat(library.index.unapplied(library.current(), ANYONE)).isEmpty();
        }
    }

    private static String letters(int n) {
        return "%c%c%c%c".formatted('a' + n, 'b', 'c', 'd');
    }

    /**
     * What the seeds are read as, in one number: whoever changes it raises the revision, so that libraries that were read
     * before are read again.
     */
    @Test
    void what_is_found_in_the_seeds_is_what_this_revision_of_the_finder_finds() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String seed : SEEDS) {
            try (Library library = Library.in(folder.resolve(seed))) {
                Path file = Path.of(System.getProperty("lectern.seeds", "../seeds"), seed + ".txt");
                List<String> works = new ArrayList<>();
                for (FoundCitation one : library.ingest(Files.readString(file))) {
                    if (!works.contains(one.work())) {
                        works.add(one.work());
                    }
                    all.append(one.citation()).append(works.indexOf(one.work())).append('\n');
                }
            }
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
        assertThat("%d %s".formatted(CitationFinder.REVISION, HexFormat.of().formatHex(digest, 0, 8)))
                .as(
                        "Citations are found otherwise than before. Raise CitationFinder.REVISION, and write here what is found now.")
                .isEqualTo("1 7cdb3a1736b49d63");
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }
}
