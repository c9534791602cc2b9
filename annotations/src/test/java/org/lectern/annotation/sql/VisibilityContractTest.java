package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.AS_BEN;
import static org.lectern.annotation.Annotations.PUBLIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.Summary;
import org.lectern.annotation.Annotations;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** To whom what is not theirs does not exist; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class VisibilityContractTest extends StoreUnderTest {
    private static final Audience EVERYONE = Audience.of(GroupId.EVERYONE);

    VisibilityContractTest(TestDatabases kind) {
        super(kind);
    }

    @Test
    void a_private_note_is_its_authors_alone() {
        Annotation note = add(make.note(ADA, Audience.ONLY_AUTHOR));
        assertThat(store.find(note.id(), AS_ADA)).isEqualTo(new Lookup.Found(note));
        assertThat(seen(AS_ADA)).containsExactly(note.id());
        for (Viewer other : List.of(AS_BEN, Viewer.ANYONE)) {
            assertThat(store.find(note.id(), other)).isEqualTo(new Lookup.Missing());
            assertThat(seen(other)).isEmpty();
            assertThat(store.history(note.id(), other)).isEmpty();
        }
    }

    /** What a clock tells apart is not enough: both changes have one time, and a younger note has a later one. */
    @Test
    void one_note_going_and_another_coming_in_the_same_millisecond_is_seen() {
        Annotation going = replace(add(make.note(ADA, PUBLIC)), PUBLIC);
        Annotation coming = add(make.note(ADA, Audience.ONLY_AUTHOR));
        java.time.Instant at = make.tick();
        add(make.note(ADA, PUBLIC));
        Summary before = store.summary(AnnotationQuery.ALL, AS_BEN);

        store.replace(later(going, Audience.ONLY_AUTHOR, at), going.revision());
        store.replace(later(coming, PUBLIC, at), coming.revision());

        Summary after = store.summary(AnnotationQuery.ALL, AS_BEN);
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.modified()).isEqualTo(before.modified());
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    private static Annotation later(Annotation before, Audience audience, java.time.Instant at) {
        return org.lectern.annotation.jsonld.StoredAnnotation.of(
                before.id(), before.creator(), before.created(), at, before.revision() + 1, audience, before.content());
    }

    @Test
    void everyone_is_every_account_and_public_is_anyone() {
        Annotation accounts = add(make.note(ADA, EVERYONE));
        Annotation anyone = add(make.note(ADA, PUBLIC));
        assertThat(seen(AS_BEN)).containsExactly(accounts.id(), anyone.id());
        assertThat(seen(Viewer.ANYONE)).containsExactly(anyone.id());
    }

    @Test
    void nothing_done_in_private_can_be_told_from_outside() {
        List<Annotation> open = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            open.add(add(make.note(ADA, PUBLIC)));
        }
        Summary before = store.summary(AnnotationQuery.ALL, AS_BEN);

        Annotation hidden = add(make.note(ADA, Audience.ONLY_AUTHOR));
        assertThat(store.summary(AnnotationQuery.ALL, AS_BEN)).isEqualTo(before);
        Annotation next = replace(hidden, Audience.ONLY_AUTHOR);
        assertThat(store.summary(AnnotationQuery.ALL, AS_BEN)).isEqualTo(before);
        withdraw(next);
        assertThat(store.summary(AnnotationQuery.ALL, AS_BEN)).isEqualTo(before);
        assertThat(store.find(hidden.id(), AS_BEN)).isEqualTo(new Lookup.Missing());

        for (int n = 0; n < 5; n++) {
            add(make.note(ADA, Audience.ONLY_AUTHOR));
        }
        assertThat(store.slice(AnnotationQuery.ALL, AS_BEN, Optional.empty(), 5).hasMore())
                .isFalse();
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, AS_BEN, 2))
                .contains(open.get(3).id());
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, AS_BEN, 5)).isEmpty();
    }

    @Test
    void going_back_passes_over_what_is_hidden() {
        Annotation first = add(make.note(ADA, PUBLIC));
        Annotation second = add(make.note(ADA, PUBLIC));
        Annotation hidden = add(make.note(ADA, Audience.ONLY_AUTHOR));
        Annotation third = add(make.note(ADA, PUBLIC));

        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_BEN, third.id(), 2))
                .contains(first.id());
        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_ADA, third.id(), 2))
                .contains(second.id());
        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_BEN, hidden.id(), 1))
                .as("what is hidden can still be named as a place between others")
                .contains(first.id());
    }

    @Test
    void what_was_private_before_it_was_shared_stays_with_its_author() {
        Annotation draft = add(make.note(ADA, Audience.ONLY_AUTHOR));
        Annotation shared = replace(draft, PUBLIC);

        assertThat(store.history(draft.id(), AS_BEN))
                .extracting(AnnotationChange::annotation)
                .containsExactly(shared);
        assertThat(store.history(draft.id(), AS_ADA))
                .extracting(AnnotationChange::annotation)
                .containsExactly(draft, shared);
    }

    @Test
    void what_is_made_private_is_gone_for_the_others_as_if_it_had_never_been() {
        Annotation shared = add(make.note(ADA, PUBLIC));
        Annotation taken = replace(shared, Audience.ONLY_AUTHOR);
        assertThat(store.find(shared.id(), AS_BEN)).isEqualTo(new Lookup.Missing());
        assertThat(store.history(shared.id(), AS_BEN)).isEmpty();
        withdraw(taken);
        assertThat(store.find(shared.id(), AS_BEN)).isEqualTo(new Lookup.Missing());
        assertThat(store.find(shared.id(), AS_ADA)).isInstanceOf(Lookup.Gone.class);
    }

    @Test
    void only_those_who_could_see_what_is_withdrawn_know_of_it() {
        Annotation accounts = add(make.note(ADA, EVERYONE));
        withdraw(accounts);
        assertThat(store.find(accounts.id(), AS_BEN)).isInstanceOf(Lookup.Gone.class);
        assertThat(store.find(accounts.id(), Viewer.ANYONE)).isEqualTo(new Lookup.Missing());
        assertThat(store.history(accounts.id(), AS_BEN)).hasSize(2);
        assertThat(store.history(accounts.id(), Viewer.ANYONE)).isEmpty();
        assertThat(store.summary(AnnotationQuery.ALL, Viewer.ANYONE).modified()).isEmpty();
    }

    @Test
    void the_rule_in_sql_is_the_rule_of_audience() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("the_rule_in_sql_is_the_rule_of_audience: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        List<GroupId> groups =
                List.of(GroupId.PUBLIC, GroupId.EVERYONE, new GroupId("a"), new GroupId("a-b"), new GroupId("b"));
        List<AccountId> accounts = List.of(ADA, Annotations.BEN, new AccountId("zzzzzzzzzzzz"));
        List<Annotation> all = new ArrayList<>();
        for (int n = 0; n < 120; n++) {
            Annotation note =
                    add(make.note(accounts.get(random.nextInt(accounts.size())), new Audience(some(groups, random))));
            all.add(random.nextInt(3) == 0 ? replace(note, new Audience(some(groups, random))) : note);
        }
        for (int n = 0; n < 60; n++) {
            Viewer viewer = new Viewer(
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(accounts.get(random.nextInt(accounts.size()))),
                    some(groups, random));
            List<Annotation> admitted = all.stream()
                    .filter(note -> note.audience().admits(viewer, note.creator()))
                    .toList();
            assertThat(store.slice(AnnotationQuery.ALL, viewer, Optional.empty(), ALL)
                            .annotations())
                    .as("seed %d: %s", seed, viewer)
                    .isEqualTo(admitted);
            assertThat(store.summary(AnnotationQuery.ALL, viewer).total())
                    .as("seed %d: %s", seed, viewer)
                    .isEqualTo(admitted.size());
        }
    }

    private static SortedSet<GroupId> some(List<GroupId> groups, Random random) {
        TreeSet<GroupId> some = new TreeSet<>();
        for (GroupId group : groups) {
            if (random.nextInt(4) == 0) {
                some.add(group);
            }
        }
        return some;
    }
}
