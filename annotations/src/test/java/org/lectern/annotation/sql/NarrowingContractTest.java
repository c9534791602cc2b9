package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.PUBLIC;
import static org.lectern.annotation.Annotations.content;
import static org.lectern.annotation.Annotations.link;
import static org.lectern.annotation.Annotations.target;
import static org.lectern.annotation.Annotations.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Annotations;
import org.lectern.annotation.Place;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** Which annotations a query names; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class NarrowingContractTest extends StoreUnderTest {
    NarrowingContractTest(TestDatabases kind) {
        super(kind);
    }

    private Annotation on(String target) {
        return add(make.make(ADA, PUBLIC, content("commenting", text("x"), target)));
    }

    private void assertFound(Place place, Annotation... expected) {
        AnnotationQuery query =
                new AnnotationQuery(Optional.of(place), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(seen(query, AS_ADA)).isEqualTo(Annotations.ids(java.util.List.of(expected)));
        assertThat(store.summary(query, AS_ADA).total()).isEqualTo(expected.length);
    }

    private static Place place(String version, int start, int end) {
        return new Place("/documents/werth", Optional.of(version), Optional.of(new TextSpan(start, end)));
    }

    @Test
    void by_document_version_and_span() {
        Annotation whole = on(target("/documents/werth@v1"));
        Annotation early = on(target("/documents/werth@v1", 10, 20));
        Annotation late = on(target("/documents/werth@v1", 20, 30));
        Annotation other = on(target("/documents/werth@v2", 10, 20));
        on(target("/documents/werth-2010@v1", 10, 20));

        assertFound(Place.whole("/documents/werth"), whole, early, late, other);
        assertFound(new Place("/documents/werth", Optional.of("v1"), Optional.empty()), whole, early, late);
        assertFound(place("v1", 19, 20), whole, early);
        assertFound(place("v1", 19, 21), whole, early, late);
        assertFound(place("v1", 20, 21), whole, late);
        assertFound(place("v1", 0, 10), whole);
        assertFound(place("v1", 30, 99), whole);
        assertFound(place("v1", 12, 13), whole, early);
        assertFound(place("v3", 12, 13));
    }

    @Test
    void passages_of_all_lengths_are_found_wherever_they_reach() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("passages_of_all_lengths_are_found_wherever_they_reach: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        List<Annotation> all = new ArrayList<>();
        for (int length : List.of(1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 40_000)) {
            for (int n = 0; n < 6; n++) {
                int start = random.nextInt(50_000);
                all.add(on(target("/documents/werth@v1", start, start + length)));
            }
        }
        for (int n = 0; n < 40; n++) {
            int start = random.nextInt(50_000);
            int end = start + 1 + random.nextInt(3_000);
            assertFound(
                    place("v1", start, end),
                    all.stream().filter(note -> reaches(note, start, end)).toArray(Annotation[]::new));
        }
    }

    private static boolean reaches(Annotation note, int start, int end) {
        TextSpan span = note.targets().getFirst().span().orElseThrow();
        return span.start() < end && span.end() > start;
    }

    @Test
    void slices_of_a_listing_go_on_where_the_one_before_ended_and_back() {
        List<Annotation> all = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            all.add(on(target("/documents/werth@v1", n, n + 1)));
            on(target("/documents/other@v1", n, n + 1));
        }
        for (Place place : List.of(
                Place.whole("/documents/werth"),
                new Place("/documents/werth", Optional.of("v1"), Optional.empty()),
                place("v1", 0, 9))) {
            AnnotationQuery query =
                    new AnnotationQuery(Optional.of(place), Optional.empty(), Optional.empty(), Optional.empty());
            AnnotationStore.Slice second =
                    store.slice(query, AS_ADA, Optional.of(all.get(2).id()), 3);
            assertThat(second.annotations()).isEqualTo(all.subList(3, 6));
            assertThat(second.hasMore()).isTrue();
            assertThat(store.beforeLastSlice(query, AS_ADA, 3))
                    .contains(all.get(5).id());
            assertThat(store.sliceBefore(query, AS_ADA, all.get(5).id(), 3))
                    .contains(all.get(2).id());
            assertThat(store.sliceBefore(query, AS_ADA, all.get(2).id(), 3)).isEmpty();
        }
    }

    @Test
    void by_any_of_several_targets_once() {
        Annotation both =
                on("[%s,%s]".formatted(target("/documents/werth@v1", 0, 5), target("/documents/werth@v1", 7, 9)));
        assertFound(Place.whole("/documents/werth"), both);
        assertFound(place("v1", 8, 9), both);
        assertFound(place("v1", 5, 7));
    }

    @Test
    void by_the_far_end_of_a_link() {
        Annotation linking = add(make.make(
                ADA,
                PUBLIC,
                content("linking", link("/documents/other@v9", 3, 8), target("/documents/werth@v1", 10, 20))));
        assertFound(Place.whole("/documents/other"), linking);
        assertFound(new Place("/documents/other", Optional.of("v9"), Optional.of(new TextSpan(7, 8))), linking);
        assertFound(new Place("/documents/other", Optional.of("v9"), Optional.of(new TextSpan(10, 20))));
        assertFound(place("v1", 3, 8));
        assertFound(place("v1", 10, 11), linking);
    }

    @Test
    void by_another_annotation() {
        Annotation note = on(target("/documents/werth"));
        Annotation reply = on("\"%s\"".formatted(note.id().path()));
        assertFound(Place.whole(note.id().path()), reply);
    }

    @Test
    void a_replaced_target_is_found_where_it_is_now() {
        Annotation note = on(target("/documents/werth@v1", 10, 20));
        Annotation moved =
                make.next(note, PUBLIC, content("commenting", text("x"), target("/documents/werth@v1", 50, 60)));
        store.replace(moved, 1);
        assertFound(place("v1", 10, 20));
        assertFound(place("v1", 50, 60), moved);
    }

    @Test
    void by_creator_audience_and_motivation_alone_and_together() {
        GroupId readers = new GroupId("readers");
        Audience shared = Audience.of(readers);
        Annotation hers = add(make.note(ADA, PUBLIC));
        Annotation group = add(make.note(ADA, shared));
        Annotation his = add(make.note(BEN, PUBLIC));
        Annotation question =
                add(make.make(BEN, PUBLIC, content("questioning", text("why"), target("/documents/werth"))));

        assertThat(seen(query(Optional.of(ADA), Optional.empty(), Optional.empty()), AS_ADA))
                .containsExactly(hers.id(), group.id());
        assertThat(seen(query(Optional.empty(), Optional.of(readers), Optional.empty()), AS_ADA))
                .containsExactly(group.id());
        assertThat(seen(query(Optional.empty(), Optional.empty(), Optional.of("questioning")), AS_ADA))
                .containsExactly(question.id());
        assertThat(seen(query(Optional.of(BEN), Optional.of(GroupId.PUBLIC), Optional.of("commenting")), AS_ADA))
                .containsExactly(his.id());
        assertThat(seen(query(Optional.of(ADA), Optional.empty(), Optional.of("questioning")), AS_ADA))
                .isEmpty();
    }

    @Test
    void by_an_audience_that_the_viewer_is_not_in_gives_only_their_own() {
        GroupId readers = new GroupId("readers");
        Audience both = Audience.of(readers, GroupId.PUBLIC);
        Annotation hers = add(make.note(ADA, both));
        add(make.note(BEN, both));

        assertThat(seen(query(Optional.empty(), Optional.of(readers), Optional.empty()), AS_ADA))
                .containsExactly(hers.id());
        assertThat(seen(query(Optional.empty(), Optional.of(readers), Optional.empty()), Viewer.ANYONE))
                .isEmpty();
    }

    private static AnnotationQuery query(
            Optional<AccountId> creator, Optional<GroupId> audience, Optional<String> motivation) {
        return new AnnotationQuery(Optional.of(Place.whole("/documents/werth")), creator, audience, motivation);
    }
}
