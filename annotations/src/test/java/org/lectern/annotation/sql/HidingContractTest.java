package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.content;
import static org.lectern.annotation.Annotations.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** What a moderator hides, with every database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class HidingContractTest extends StoreUnderTest {
    private static final GroupId A = new GroupId("a");
    private static final GroupId B = new GroupId("b");
    private static final Viewer READER = Viewer.of(new AccountId("cydcydcydcyd"), Set.of(A, B));
    private static final Viewer MODERATOR = Viewer.of(BEN, Set.of(A, B), Set.of(A));

    HidingContractTest(TestDatabases kind) {
        super(kind);
    }

    private Annotation decide(Annotation about, String act, GroupId... in) {
        String body = "{\"type\":\"Moderation\",\"act\":\"%s\",\"reason\":\"two words, and more\"}".formatted(act);
        Annotation decision = make.make(
                BEN,
                about.audience(),
                content("moderating", body, "\"%s\"".formatted(about.id().path())));
        store.decide(decision, Set.of(in), Optional.empty());
        return decision;
    }

    private String wordsFor(Annotation annotation, Viewer viewer) {
        return store.find(annotation.id(), viewer) instanceof Lookup.Found(var found) ? found.content() : "";
    }

    @Test
    void its_author_and_who_may_lift_it_read_on_and_others_the_reason() {
        Annotation note = add(make.note(ADA, Audience.of(A, B)));
        decide(note, "hide", A);
        assertThat(wordsFor(note, READER)).contains("two words, and more").doesNotContain("a note");
        assertThat(wordsFor(note, AS_ADA)).contains("a note");
        assertThat(wordsFor(note, MODERATOR)).contains("a note");
        assertThat(store.slice(AnnotationQuery.ALL, READER, Optional.empty(), ALL)
                        .annotations()
                        .getFirst()
                        .content())
                .doesNotContain("a note");
        assertThat(store.revisions(List.of(note.id()), READER)).isEmpty();
        assertThat(store.revisions(List.of(note.id()), MODERATOR)).containsEntry(note.id(), 1);
        assertThat(store.revisions(List.of(note.id()), AS_ADA)).containsEntry(note.id(), 1);
        assertThat(store.history(note.id(), READER))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.annotation().content()).doesNotContain("a note"));
        assertThat(store.changesAfter(0, ALL)).last().isInstanceOf(AnnotationChange.Hidden.class);
        decide(note, "unhide", A);
        assertThat(wordsFor(note, READER)).isEqualTo(note.content());
    }

    @Test
    void hidden_in_the_name_of_two_groups_it_needs_both_to_be_read_again() {
        Annotation note = add(make.note(ADA, Audience.of(A, B)));
        decide(note, "hide", A);
        decide(note, "hide", B);
        decide(note, "unhide", A);
        assertThat(wordsFor(note, READER)).doesNotContain("a note");
        assertThat(wordsFor(note, MODERATOR))
                .as("a moderator of the other only")
                .doesNotContain("a note");
        decide(note, "unhide", B);
        assertThat(wordsFor(note, READER)).contains("a note");
    }

    @Test
    void a_group_that_it_is_not_shared_with_decides_nothing() {
        Annotation note = add(make.note(ADA, Audience.of(A)));
        decide(note, "hide", B);
        assertThat(wordsFor(note, READER)).contains("a note");
    }

    @Test
    void what_is_brought_back_from_a_file_holds_with_what_it_did() {
        Annotation note = make.make(ADA, Audience.of(A), content("commenting", text("a note"), "\"/documents/werth\""));
        Annotation decision = make.make(
                BEN,
                Audience.of(A),
                content(
                        "moderating",
                        "{\"type\":\"Moderation\",\"act\":\"hide\",\"reason\":\"why\"}",
                        "\"%s\"".formatted(note.id().path())));
        store.addAll(List.of(note, decision));
        assertThat(wordsFor(note, READER)).doesNotContain("a note");
        assertThat(wordsFor(note, MODERATOR)).contains("a note");
    }
}
