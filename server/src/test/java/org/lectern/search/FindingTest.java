package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** What a search finds, for whom, and what becomes of its index. */
class FindingTest {
    @TempDir
    Path folder;

    private IndexUnderTest index;

    @BeforeEach
    void start() {
        index = new IndexUnderTest(folder);
    }

    @AfterEach
    void stop() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "order quota, 2",
        "\"\"\"order of quotas\"\"\", 1",
        "quota*, 3",
        "order -quotas, 1",
        "-order, 2",
        "\"\"\"order of quotas, 1",
        "in:first order, 1",
        "in:nowhere order, 0",
        "by:Author order, 2",
        "by:Nobody order, 0",
        "since:1937 order, 2",
        "since:1938 order, 0",
        "until:1936-12 order, 0",
        "kind:passage order, 2",
        "kind:question order, 0",
        "http://order, 0",
        "*, 0",
        "order *, 2"
    })
    void the_language_of_the_box(String typed, int total) {
        index.document("first", "An order of quotas, and a quota.\n\nNothing here.");
        index.document("second", "The order had a quota.\n\nMany quotas.");
        SearchResult found = index.find(typed);
        assertThat(found.total()).as(typed).isEqualTo(total);
        assertThat(found.hits()).hasSize(total);
    }

    @Test
    void a_note_is_found_by_its_words_its_kind_its_tag_its_grade_and_its_author() {
        Account ann = index.account("Ann");
        index.note(ann, Audience.of(GroupId.PUBLIC), "Whose figure is this?");
        Annotation rated = StoredAnnotation.of(
                org.lectern.annotation.AnnotationId.make(java.time.Instant.now(), Optional.empty()),
                ann.id(),
                java.time.Instant.parse("2024-05-06T00:00:00Z"),
                java.time.Instant.parse("2024-05-06T00:00:00Z"),
                1,
                Audience.of(GroupId.PUBLIC),
                """
                {"motivation":"assessing","target":"http://example.org/","body":[{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"D","explanation":"hearsay only"},
                {"type":"TextualBody","purpose":"tagging","value":"Cafés"}]}""");
        index.annotations.add(rated, Optional.empty());
        for (String typed : List.of(
                "figure",
                "kind:note",
                "kind:commenting",
                "by:ann",
                "by:Ann figure",
                "since:2024 figure",
                "kind:annotation figure")) {
            assertThat(index.find(typed).hits())
                    .as(typed)
                    .isNotEmpty()
                    .allMatch(SearchHit.OfAnnotation.class::isInstance);
        }
        for (String typed : List.of("hearsay", "tag:cafes", "rating:d", "kind:rating", "cafés kind:rating")) {
            assertThat(index.find(typed).hits()).as(typed).hasSize(1);
        }
        assertThat(index.find("figure until:2023").hits()).isEmpty();
        assertThat(index.find("figure by:Ben").hits()).isEmpty();
    }

    @Test
    void the_order_of_passages_tells_nothing_of_documents_that_are_not_shared_with_the_asker() {
        Account ann = index.account("Ann");
        Viewer ben = index.viewer(index.account("Ben"));
        index.document("first", "Archive archive ledger, it says.");
        index.document("second", "Archive ledger ledger, it says.");
        List<String> before = order(ben);
        // In each the other word is the commoner one, so that one of them turns the order round for whoever sees it
        index.document("diary", "An archive.\n\nOf archive.\n\nThe archive.\n\nNo archive.", Optional.of(ann.id()));
        List<String> withDiary = order(ben);
        List<String> annsWithDiary = order(index.viewer(ann));
        index.document(
                "letters",
                "A ledger.\n\nOf ledger.\n\nThe ledger.\n\nNo ledger.\n\nMy ledger.\n\nHis ledger.\n\nHer ledger.\n\nEvery ledger.",
                Optional.of(ann.id()));
        List<String> annsWithBoth = order(index.viewer(ann));
        assertThat(annsWithDiary).as("who sees them sees their weight").isNotEqualTo(annsWithBoth);
        assertThat(List.of(withDiary, order(ben))).containsOnly(before);
    }

    private List<String> order(Viewer viewer) {
        return index.find("archive ledger", viewer).hits().stream()
                .map(hit -> ((SearchHit.OfPassage) hit).document().value())
                .toList();
    }

    @Test
    void what_a_note_said_before_finds_nothing_once_it_says_otherwise() {
        Account ann = index.account("Ann");
        Annotation note = index.note(ann, Audience.ONLY_AUTHOR, "confidential");
        assertThat(index.find("confidential", index.viewer(ann)).total()).isEqualTo(1);
        index.annotations.replace(
                StoredAnnotation.of(
                        note.id(),
                        ann.id(),
                        note.created(),
                        note.created(),
                        2,
                        Audience.of(GroupId.PUBLIC),
                        note.content().replace("confidential", "harmless")),
                1);
        assertThat(index.find("confidential").total()).isZero();
        assertThat(index.find("harmless").total()).isEqualTo(1);
        index.annotations.withdraw(note.id(), ann.id(), 2, note.created());
        assertThat(index.find("harmless", index.viewer(ann)).total()).isZero();
    }

    @Test
    void an_index_that_is_behind_shows_nothing_that_the_store_does_not() throws Exception {
        Account ann = index.account("Ann");
        Annotation changed = index.note(ann, Audience.of(GroupId.PUBLIC), "indiscretion");
        Annotation withdrawn = index.note(ann, Audience.of(GroupId.PUBLIC), "indiscretion");
        assertThat(index.find("indiscretion").total()).isEqualTo(2);
        index.stopFollowing();
        index.annotations.replace(
                StoredAnnotation.of(
                        changed.id(),
                        ann.id(),
                        changed.created(),
                        changed.created(),
                        2,
                        Audience.of(GroupId.PUBLIC),
                        changed.content().replace("indiscretion", "discretion")),
                1);
        index.annotations.withdraw(withdrawn.id(), ann.id(), 1, withdrawn.created());
        assertThat(index.find("indiscretion").total()).isZero();
        assertThat(index.find("indiscretion", index.viewer(ann)).hits()).isEmpty();
    }

    @Test
    void other_spellings_come_from_what_the_asker_may_see() {
        Account ann = index.account("Ann");
        index.document("open", "Bukharin was there.");
        index.document("hers", "Bucharin was not. Bukhalin neither.", Optional.of(ann.id()));
        index.note(ann, Audience.of(GroupId.PUBLIC), "Bukharik");
        assertThat(index.find("Bukhariw").alsoSpelled())
                .extracting(SearchResult.AlsoSpelled::found)
                .containsExactly("Bukharin");
        assertThat(index.find("Bukharyn", index.viewer(ann)).alsoSpelled())
                .extracting(SearchResult.AlsoSpelled::found)
                .contains("Bukharin", "Bucharin", "Bukhalin");
        assertThat(index.find("Bucharin").total()).isZero();
        assertThat(index.find("Bucharin", index.viewer(ann)).total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executions | execu-/tions",
                "\"mass executions of 1937\" | mass execu-/tions of 1937",
                "\"the mass execu-tions of\" | the mass execu-/tions of",
                "tions | execu-/tions",
                "execut* | execu-/tions",
                "counterrevolutionary | counter-revolutionary",
                "counter-revolutionary | counter-revolutionary",
                "\"counter-revolutionary elements\" | counter-revolutionary elements",
                "co-operation | cooperation",
                "\"in co-operation with\" | in cooperation with",
                "Известия | Изве-/стия",
                "Izvestiia | Изве-/стия",
                "Фельдман | Fel′dman",
                "Объединение | Ob″edinenie",
                "Humanité | l’Humanité",
                "Рыков | Рыков",
                "681692 | 681 692",
                "681,692 | 681 692"
            })
    void words_that_are_broken_or_run_together_are_found_and_lit_whole(String typed, String lit) {
        index.document("broken", """
                That summer the papers of the capital wrote of nothing else: the mass execu-
                tions of 1937 fell on the counter-revolutionary elements in every region,
                on 681 692 of them by one count, in cooperation with Fel′dman and with the
                Ob″edinenie, as l’Humanité would have it, and as А.И.Рыков read in Изве-
                стия before it was forbidden to read it in public.""");
        SearchHit hit = index.find(typed).hits().getFirst();
        String text = hit.snippet().text();
        List<TextSpan> marks = hit.snippet().marks();
        int from = text.offsetByCodePoints(0, marks.getFirst().start());
        int to = text.offsetByCodePoints(0, marks.getLast().end());
        assertThat(text.substring(from, to).replace('\n', '/')).isEqualTo(lit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"executions 1937\"", "\"mass of\"", "executions", "counterrevolutionary"})
    void an_exact_search_for_other_words_finds_none_of_them(String typed) throws Exception {
        index.document("broken", """
                That summer the papers of the capital wrote of nothing else: the mass execu-
                tions of 1937 fell on the counter-revolutionary elements in every region,
                on many thousands of them by one count, in every way that anybody has ever
                heard of before it was forbidden to read of it in public.""");
        boolean isThere = typed.equals("executions");
        SearchQuery query = QueryReader.read(typed, Map.of(), EnumSet.allOf(SearchQuery.Scope.class), true);
        assertThat(index.find(query, Viewer.ANYONE).total()).isEqualTo(isThere ? 1 : 0);
    }

    @Test
    void a_name_that_only_comes_close_in_the_other_script_is_offered() {
        index.document("german", "Marschall Blücher und der Dichter Mandelstam.");
        index.document("russian", "Маршал Блюхер и поэт Мандельштам.");
        assertThat(offered("Мандельштам")).contains("Mandelstam");
        assertThat(offered("Блюхер")).contains("Blücher");
        assertThat(offered("Mandelstam")).contains("Мандельштам");
        assertThat(offered("Mandelshtam")).as("found already").doesNotContain("Мандельштам");
    }

    private List<String> offered(String typed) {
        return index.find(typed).alsoSpelled().stream()
                .map(SearchResult.AlsoSpelled::found)
                .toList();
    }

    @Test
    void a_new_version_takes_the_place_of_the_old_one() {
        index.document("changing", "The first wording.");
        assertThat(index.find("wording").total()).isEqualTo(1);
        index.document("changing", "The second wording.");
        assertThat(index.find("second").total()).isEqualTo(1);
        assertThat(index.find("first").total()).isZero();
    }

    @Test
    void a_deleted_or_damaged_index_is_made_anew() throws IOException {
        index.document("kept", "The quota was raised.");
        assertThat(index.find("quota").total()).isEqualTo(1);
        index.close();
        try (Stream<Path> files = Files.list(index.files())) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        index = new IndexUnderTest(folder);
        assertThat(index.find("quota").total()).isEqualTo(1);
        index.reopen();
        assertThat(index.find("quota").total()).isEqualTo(1);
    }

    @Test
    void marks_are_whole_graphemes_and_exact_code_points() {
        index.document("marked", "\ud835\udd18\ud835\udd18 Ры\u0301ков and tro\u0457ka, e\u0301te\u0301.");
        SearchHit.OfPassage hit =
                (SearchHit.OfPassage) index.find("рыков ete").hits().getFirst();
        assertThat(hit.lit()).hasSize(2);
        assertThat(hit.lit().getFirst().start()).isEqualTo(3);
        assertThat(hit.lit().getFirst().length()).isEqualTo(6);
        assertThat(hit.lit().getLast().length()).isEqualTo(5);
        assertThat(hit.snippet().text()).startsWith("\ud835\udd18\ud835\udd18 Ры\u0301ков");
        assertThat(index.find("ete", Viewer.ANYONE).hits()).hasSize(1);
    }
}
