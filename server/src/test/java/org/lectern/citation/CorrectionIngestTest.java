package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitationIndex.Unapplied;
import org.lectern.citation.Correcting.Outcome;
import org.lectern.citation.sql.SqlCorrectionStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** What becomes of corrections when their document is ingested again, in real stores. */
class CorrectionIngestTest {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final AccountId SOMEBODY = new AccountId("aaaaaaaaaaaa");
    private static final Viewer ANYONE = Viewer.ANYONE;
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    private static final String[] WORKS = {
        "Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. ",
        "Getty & Naumov, The Road to Terror. New Haven, Conn.: Yale Univ. Press, c1999, p. ",
        "Medvedev, Roy. Let History Judge. New York: Columbia University Press, 1989, p. ",
        "Conquest, Robert. The Great Terror. New York: Oxford University Press, 1990, p. "
    };

    static {
        System.out.println("seed " + SEED);
    }

    @TempDir
    private Path folder;

    private static String text(List<String> quotations) {
        return String.join("\n\n", quotations) + "\n";
    }

    private static List<String> quotations() {
        List<String> quotations = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            quotations.add("This is what number %d of them remembers about the year %d, said twice %d.\n%s%d"
                    .formatted(i, 1930 + i, i * 17, WORKS[i % WORKS.length], 100 + i));
        }
        return quotations;
    }

    @Test
    void a_citation_that_is_found_again_keeps_its_id_and_one_that_is_new_gets_its_own() {
        try (Library library = Library.in(folder.resolve("ids"))) {
            List<String> quotations = quotations();
            List<FoundCitation> before = library.ingest(text(quotations));
            quotations.add(3, "Words that were not there before, whoever says them.\n" + WORKS[1] + "7");
            quotations.set(9, quotations.get(9).replace("p. 109", "p. 119"));
            quotations.remove(14);
            List<FoundCitation> after = library.ingest(text(quotations));

            assertThat(after).hasSize(16);
            Map<String, String> words = before.stream().collect(Collectors.toMap(FoundCitation::id, library::words));
            List<FoundCitation> known =
                    after.stream().filter(one -> words.containsKey(one.id())).toList();
            assertThat(known).hasSize(15);
            assertThat(known)
                    .allMatch(one -> library.words(one).equals(words.get(one.id()))
                            || library.words(one).endsWith("p. 119"));
            assertThat(library.index.citation(known.getFirst().id(), ANYONE))
                    .get()
                    .extracting(FoundCitation::version)
                    .isEqualTo(library.current());
            assertThat(after.stream().map(FoundCitation::work).distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            before.stream().map(FoundCitation::work).distinct().toList());
        }
    }

    @Test
    void corrected_words_a_moved_citation_and_an_added_one_survive_the_next_ingest() {
        try (Library library = Library.in(folder.resolve("survive"))) {
            List<String> quotations = quotations();
            quotations.set(5, quotations.get(5) + "\nand one more line that was not known for a citation, p five");
            library.ingest(text(quotations));
            FoundCitation moved = library.citing("p. 104");
            FoundCitation respanned = library.citing("p. 106");
            String medvedev = library.citing("Medvedev").work();
            TextSpan span = respanned.citation().span();
            TextSpan shorter = new TextSpan(span.start(), span.end() - 8);
            Version version = library.current();
            int added = library.catalogue.text(version).value().indexOf("and one more line");

            done(library.correcting.move(List.of(moved.id()), medvedev, ANYONE, SOMEBODY, DAY));
            done(library.correcting.respan(
                    respanned.id(),
                    shorter,
                    Optional.empty(),
                    respanned.citation().quoted(),
                    ANYONE,
                    SOMEBODY,
                    DAY));
            done(library.correcting.add(
                    version,
                    new TextSpan(added, added + 17),
                    Optional.empty(),
                    Optional.empty(),
                    ANYONE,
                    SOMEBODY,
                    DAY));
            done(library.correcting.remove(library.citing("p. 107").id(), ANYONE, SOMEBODY, DAY));
            Set<Set<String>> groups = library.groups();
            quotations.addFirst("A new beginning that nobody quotes from anywhere else.\n" + WORKS[0] + "99");
            library.ingest(text(quotations));

            assertThat(library.citing("p. 104").work()).isEqualTo(medvedev);
            assertThat(library.citations().stream().map(library::words))
                    .contains(
                            "and one more line",
                            "Medvedev, Roy. Let History Judge. New York: Columbia University Press, 1989")
                    .noneMatch(words -> words.contains("p. 107") || words.contains("p. 106"));
            assertThat(library.index.unapplied(library.current(), ANYONE)).isEmpty();
            assertThat(withoutLine(library.groups(), WORKS[0] + "99")).isEqualTo(groups);
        }
    }

    private static Set<Set<String>> withoutLine(Set<Set<String>> groups, String line) {
        return groups.stream()
                .map(group -> group.stream().filter(one -> !one.equals(line)).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    @Test
    void what_can_no_longer_be_applied_is_listed_and_applies_again_when_its_words_come_back() {
        try (Library library = Library.in(folder.resolve("unapplied"))) {
            List<String> quotations = quotations();
            library.ingest(text(quotations));
            FoundCitation gone = library.citing("p. 104");
            String other = library.citing("Medvedev").work();
            LoggedCorrection correction =
                    done(library.correcting.move(List.of(gone.id()), other, ANYONE, SOMEBODY, DAY));
            List<String> shorter = new ArrayList<>(quotations);
            shorter.remove(4);
            library.ingest(text(shorter));

            assertThat(library.index.unapplied(library.current(), ANYONE))
                    .containsExactly(new Unapplied(correction, gone.id()));
            assertThat(library.index.citation(gone.id(), ANYONE)).isPresent();

            library.ingest(text(quotations));
            assertThat(library.index.unapplied(library.current(), ANYONE)).isEmpty();
            assertThat(library.citing("p. 104").work()).isEqualTo(other);
        }
    }

    @RepeatedTest(5)
    void merging_before_an_ingest_or_after_it_comes_to_the_same(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        List<String> first = quotations();
        List<String> second = new ArrayList<>(first);
        for (int i = 0; i < 4; i++) {
            second.remove(random.nextInt(second.size()));
            second.add(
                    random.nextInt(second.size()),
                    "Something else is remembered here, number %d of it.\n%s%d"
                            .formatted(random.nextInt(1000), WORKS[random.nextInt(WORKS.length)], 500 + i));
        }
        int from = random.nextInt(WORKS.length);
        int into = (from + 1 + random.nextInt(WORKS.length - 1)) % WORKS.length;
        try (Library before = Library.in(folder.resolve("before" + repetition.getCurrentRepetition()));
                Library after = Library.in(folder.resolve("after" + repetition.getCurrentRepetition()))) {
            before.ingest(text(first));
            done(before.correcting.merge(
                    before.citing(WORKS[from]).work(),
                    before.citing(WORKS[into]).work(),
                    ANYONE,
                    SOMEBODY,
                    DAY));
            before.ingest(text(second));
            after.ingest(text(first));
            String one = after.citing(WORKS[from]).work();
            String other = after.citing(WORKS[into]).work();
            after.ingest(text(second));
            done(after.correcting.merge(one, other, ANYONE, SOMEBODY, DAY));

            assertThat(before.groups()).isEqualTo(after.groups());
            assertThat(before.groups()).hasSize(WORKS.length - 1);
        }
    }

    @Test
    void undoing_everything_gives_the_first_state_in_the_store_too_and_redoing_gives_it_back() {
        try (Library library = Library.in(folder.resolve("undo"))) {
            List<FoundCitation> found = library.ingest(text(quotations()));
            FoundCitation one = found.get(2);
            List<LoggedCorrection> made = List.of(
                    done(library.correcting.merge(
                            found.get(0).work(), found.get(1).work(), ANYONE, SOMEBODY, DAY)),
                    done(library.correcting.split(one.work(), List.of(one.id()), ANYONE, SOMEBODY, DAY)),
                    done(library.correcting.remove(found.get(5).id(), ANYONE, SOMEBODY, DAY)));
            List<FoundCitation> corrected = library.citations();
            assertThat(corrected).isNotEqualTo(found);
            made.forEach(undo -> done(library.correcting.setHolding(undo.number(), false, ANYONE, SOMEBODY, DAY)));
            assertThat(library.citations()).isEqualTo(found);
            made.forEach(redo -> done(library.correcting.setHolding(redo.number(), true, ANYONE, SOMEBODY, DAY)));

            assertThat(library.citations()).isEqualTo(corrected);
            assertThat(library.database.changesAfter(0, "/works/", 100))
                    .extracting(Database.LoggedChange::kind)
                    .containsSubsequence(
                            "corrected-merge", "corrected-split", "correction-undone", "correction-redone");
        }
    }

    @Test
    void a_correction_that_makes_no_sense_is_refused_and_says_why() {
        try (Library library = Library.in(folder.resolve("refused"))) {
            List<FoundCitation> found = library.ingest(text(quotations()));
            String work = found.getFirst().work();
            List<String> all = found.stream()
                    .filter(one -> one.work().equals(work))
                    .map(FoundCitation::id)
                    .toList();

            assertThat(library.correcting.merge(work, work, ANYONE, SOMEBODY, DAY))
                    .isEqualTo(new Outcome.Refused("into", "These are one work already. Choose another one."));
            assertThat(library.correcting.split(work, all, ANYONE, SOMEBODY, DAY))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(library.correcting.merge(work, "nothinghere2", ANYONE, SOMEBODY, DAY))
                    .isInstanceOf(Outcome.Missing.class);
            assertThat(library.correcting.add(
                            library.current(),
                            found.getFirst().citation().span(),
                            Optional.empty(),
                            Optional.empty(),
                            ANYONE,
                            SOMEBODY,
                            DAY))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(library.correcting.corrections(ANYONE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void corrections_are_kept_by_every_database(TestDatabases databases) {
        var reference = new Reference(List.of("Somebody"), "Something", OptionalInt.of(1937), "2");
        var spans = new Correction.Spans(
                new DocumentId("compilation"),
                "0".repeat(64),
                new TextSpan(5, 9),
                Optional.of(new TextSpan(6, 8)),
                Optional.empty());
        List<Correction> every = List.of(
                new Correction.Merge("a", "b"),
                new Correction.Split("a", "c", List.of("x", "y")),
                new Correction.Contribution("a", "d", "Fitzpatrick, Sheila", List.of("z")),
                new Correction.Move(List.of("x"), "b"),
                new Correction.Respan("x", spans),
                new Correction.Removal("y"),
                new Correction.Addition("n", spans, reference, "a"),
                new Correction.Rename("a", reference),
                new Correction.Living("a", true),
                new Correction.LivingInDocument(new DocumentId("compilation"), true));
        var opened = databases.empty(folder);
        try (Database database = opened.get()) {
            var store = new SqlCorrectionStore(database);
            every.forEach(one -> store.add(one, SOMEBODY, DAY));
            store.setHolding(2, false, SOMEBODY, DAY);
        }
        try (Database database = opened.get()) {
            List<LoggedCorrection> all =
                    new SqlCorrectionStore(database).corrections().all();

            assertThat(all).extracting(LoggedCorrection::correction).containsExactlyElementsOf(every);
            assertThat(all)
                    .filteredOn(one -> !one.holds())
                    .extracting(LoggedCorrection::number)
                    .containsExactly(2L);
            assertThat(database.changesAfter(0, "/", 100)).hasSize(every.size() + 1);
        }
    }

    private static LoggedCorrection done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).correction();
    }
}
