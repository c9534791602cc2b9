package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.annotation.Annotation;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.search.SearchQuery.UnreadableQueryException;

/** How what is being typed may go on: only to what the asker may see, and only so that something is found. */
class CompletionsTest {
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

    private List<Completion> complete(String typed, Viewer viewer) {
        try {
            index.find("anything", viewer); // so that the index has followed
            return Typing.read(typed, Map.of(), EnumSet.allOf(SearchQuery.Scope.class), false)
                    .map(typing -> index.index().complete(typing, viewer))
                    .orElse(List.of());
        } catch (UnreadableQueryException e) {
            throw new IllegalStateException(typed, e);
        }
    }

    private List<String> words(String typed) {
        return words(typed, Viewer.ANYONE);
    }

    private List<String> words(String typed, Viewer viewer) {
        return complete(typed, viewer).stream().map(Completion::text).toList();
    }

    @Test
    void words_are_offered_as_they_are_printed_the_most_frequent_first() {
        index.document("one", "The quotas.\n\nQuotas rose, a quota fell.\n\nThe QUOTAS again, and Quebec.");
        assertThat(words("qu")).containsExactly("quotas", "Quebec", "quota");
        assertThat(words("quota")).containsExactly("quotas");
        assertThat(words("quotas")).isEmpty();
        assertThat(words("q")).isEmpty();
    }

    @Test
    void a_name_is_offered_in_every_writing_and_one_that_differs_in_accents_alone_once() {
        index.document(
                "one", "Ezhov came.\n\nEzhov went.\n\nYezhov stayed.\n\nЕжо\u0301в и Ежов.\n\nРы\u0301ков, Рыков.");
        assertThat(words("ежо")).contains("Ezhov").containsAnyOf("Ежов", "Ежо\u0301в");
        assertThat(words("ezho")).startsWith("Ezhov").hasSizeGreaterThan(1);
        assertThat(words("рык")).hasSize(1);
        assertThat(words("ры\u0301к")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota reg|quota regional",
                "\"mass oper|\"mass operations",
                "-reg|-regional",
                "in:first oper|in:first operations",
                "  QUO|  quota",
                "kind:passage oper|kind:passage operations"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void what_is_taken_stands_in_the_box_in_place_of_what_was_typed(String typed, String box) {
        index.document("first", "A regional quota.\n\nThe mass operations.");
        index.document("second", "A register of things.");
        assertThat(complete(typed, Viewer.ANYONE)).extracting(Completion::box).contains(box);
    }

    @Test
    void only_words_are_offered_with_which_the_whole_search_finds_something() {
        index.document("first", "A regional quota.\n\nA register.");
        assertThat(words("re")).containsExactlyInAnyOrder("regional", "register");
        assertThat(words("quota re")).containsExactly("regional");
        assertThat(words("-quota re")).containsExactly("register");
        assertThat(words("in:nowhere re")).isEmpty();
        assertThat(words("kind:heading re")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "quota ", "quo*", "\"quota\"", "quota-", "*", "\"", "since:19", "q"})
    void where_nothing_can_go_on_nothing_is_offered(String typed) {
        index.document("first", "A regional quota.");
        assertThat(words(typed)).isEmpty();
    }

    @Test
    void words_of_documents_and_notes_are_offered_to_those_who_may_see_them() {
        Account ann = index.account("Ann");
        Account ben = index.account("Ben");
        index.document("open", "The sesame opens.");
        index.document("hers", "The sesquipedalian, sesquipedalian, sesame.", Optional.of(ann.id()));
        index.note(ann, Audience.ONLY_AUTHOR, "A sesterce.");
        index.note(ann, Audience.of(GroupId.EVERYONE), "A sestet.");
        index.note(ben, Audience.of(GroupId.PUBLIC), "A sestina.");
        assertThat(words("ses")).containsExactly("sesame", "sestina");
        assertThat(words("ses", index.viewer(ben))).containsExactly("sesame", "sestet", "sestina");
        assertThat(words("ses", index.viewer(ann)))
                .containsExactly("sesame", "sesquipedalian", "sesterce", "sestet", "sestina");
    }

    @Test
    void how_often_a_word_stands_where_one_may_not_look_changes_nothing() {
        Account ann = index.account("Ann");
        index.document("open", "The sesame opens.\n\nSesame.\n\nA sesterce.");
        List<Completion> before = complete("ses", Viewer.ANYONE);
        index.document("hers", "Sesterce.\n\n".repeat(50) + "Sestets.\n\n".repeat(50), Optional.of(ann.id()));
        for (int n = 0; n < 30; n++) {
            index.note(ann, Audience.ONLY_AUTHOR, "sesterce sestina");
        }
        assertThat(complete("ses", Viewer.ANYONE)).isEqualTo(before);
        assertThat(words("ses", index.viewer(ann))).startsWith("sesterce");
    }

    @Test
    void a_note_that_was_changed_or_withdrawn_just_now_is_not_offered_by_an_index_that_is_behind() {
        Account ann = index.account("Ann");
        Annotation withdrawn = index.note(ann, Audience.of(GroupId.PUBLIC), "indiscretion");
        Annotation hidden = index.note(ann, Audience.of(GroupId.PUBLIC), "indigo", ",\"extra\":1");
        assertThat(words("indi")).containsExactly("indigo", "indiscretion");
        assertThat(words("by:")).contains("Ann");
        index.stopFollowing();
        index.annotations.withdraw(withdrawn.id(), ann.id(), 1, withdrawn.created());
        index.annotations.replace(
                org.lectern.annotation.jsonld.StoredAnnotation.of(
                        hidden.id(),
                        ann.id(),
                        hidden.created(),
                        hidden.created(),
                        2,
                        Audience.ONLY_AUTHOR,
                        hidden.content()),
                1);
        assertThat(words("indi")).isEmpty();
        assertThat(words("by:")).doesNotContain("Ann");
    }

    @Test
    void field_words_are_completed_with_names() {
        Account ann = index.account("Ann Lee");
        index.account("Ben");
        index.document("first", "A quota.");
        index.document("hers", "A quota.", Optional.of(ann.id()));
        index.note(ann, Audience.of(GroupId.PUBLIC), "words");
        assertThat(complete("quota in:fi", Viewer.ANYONE))
                .containsExactly(new Completion("first", "in", "quota in:first"));
        assertThat(words("in:")).containsExactly("first");
        assertThat(words("in:", index.viewer(ann))).containsExactly("first", "hers");
        assertThat(complete("by:an", Viewer.ANYONE)).containsExactly(new Completion("Ann Lee", "by", "by:\"Ann Lee\""));
        assertThat(complete("by:\"Ann L", Viewer.ANYONE)).hasSize(1);
        assertThat(words("by:lee")).containsExactly("Ann Lee");
        assertThat(words("by:")).containsExactly("Ann Lee", "Some Author");
        assertThat(words("kind:qu")).containsExactly("question", "quotation");
        assertThat(words("group:")).isEmpty();
    }

    @Test
    void tags_are_offered_as_their_authors_wrote_them() {
        Account ann = index.account("Ann");
        for (Audience audience : List.of(Audience.of(GroupId.PUBLIC), Audience.ONLY_AUTHOR)) {
            Annotation plain = index.note(ann, audience, "x");
            index.annotations.replace(
                    org.lectern.annotation.jsonld.StoredAnnotation.of(
                            plain.id(), ann.id(), plain.created(), plain.created(), 2, audience, """
                            {"motivation":"tagging","target":"http://example.org/","body":{"type":"TextualBody","purpose":"tagging","value":"%s"}}""".formatted(
                                            audience.equals(Audience.ONLY_AUTHOR) ? "Café closed" : "Café open")),
                    1);
        }
        assertThat(words("tag:cafe")).containsExactly("Café open");
        assertThat(complete("tag:", index.viewer(ann)))
                .extracting(Completion::box)
                .containsExactly("tag:\"Café closed\"", "tag:\"Café open\"");
    }
}
