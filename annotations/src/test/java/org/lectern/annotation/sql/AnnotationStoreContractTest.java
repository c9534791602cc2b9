package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.AS_BEN;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.PUBLIC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.ReplaceOutcome;
import org.lectern.annotation.AnnotationStore.Slice;
import org.lectern.annotation.AnnotationStore.WithdrawOutcome;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** What every store must do; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class AnnotationStoreContractTest extends StoreUnderTest {
    AnnotationStoreContractTest(TestDatabases kind) {
        super(kind);
    }

    @Test
    void what_is_added_is_found_as_it_was() {
        Annotation note = make.note(ADA, PUBLIC);
        assertThat(store.add(note, Optional.empty())).isEqualTo(new AddOutcome.Added(note));
        assertThat(store.find(note.id(), AS_BEN)).isEqualTo(new Lookup.Found(note));
    }

    @Test
    void what_was_never_added_is_missing() {
        Annotation note = make.note(ADA, PUBLIC);
        assertThat(store.find(note.id(), AS_ADA)).isEqualTo(new Lookup.Missing());
        assertThat(store.history(note.id(), AS_ADA)).isEmpty();
    }

    @Test
    void replacing_shows_the_new_state_under_the_same_id() {
        Annotation note = add(make.note(ADA, PUBLIC));
        Annotation next = make.next(note, PUBLIC, note.content().replace("a note", "better"));

        assertThat(store.replace(next, 1)).isEqualTo(new ReplaceOutcome.Replaced(next));

        assertThat(store.find(note.id(), AS_BEN)).isEqualTo(new Lookup.Found(next));
        assertThat(seen(AS_BEN)).containsExactly(note.id());
    }

    @Test
    void a_stale_revision_changes_nothing() {
        Annotation note = add(make.note(ADA, PUBLIC));
        Annotation next = replace(note, PUBLIC);

        assertThat(store.replace(make.next(note, PUBLIC), 1)).isEqualTo(new ReplaceOutcome.Stale());
        assertThat(store.withdraw(note.id(), ADA, 1, make.tick())).isEqualTo(new WithdrawOutcome.Stale());

        assertThat(store.find(note.id(), AS_BEN)).isEqualTo(new Lookup.Found(next));
        assertThat(store.history(note.id(), AS_ADA)).hasSize(2);
    }

    @Test
    void withdrawing_hides_a_note_but_keeps_its_history() {
        Annotation note = add(make.note(ADA, PUBLIC));
        Instant created = note.created();
        Annotation next = replace(note, PUBLIC);
        Instant at = make.tick();

        assertThat(store.withdraw(note.id(), ADA, 2, at)).isEqualTo(new WithdrawOutcome.Done());

        assertThat(seen(AS_ADA)).isEmpty();
        assertThat(store.summary(AnnotationQuery.ALL, AS_ADA).total()).isZero();
        assertThat(store.find(note.id(), AS_BEN))
                .isInstanceOfSatisfying(
                        Lookup.Gone.class, gone -> assertThat(gone.withdrawn()).isEqualTo(at));
        List<AnnotationChange> history = store.history(note.id(), AS_BEN);
        assertThat(history).hasSize(3);
        assertThat(history.get(0)).isEqualTo(new AnnotationChange.Created(1, created, ADA, note));
        assertThat(history.get(1)).isEqualTo(new AnnotationChange.Replaced(2, next.modified(), ADA, next));
        assertThat(history.get(2)).isInstanceOf(AnnotationChange.Withdrawn.class);
        assertThat(store.changesAfter(0, ALL)).isEqualTo(history);
        assertThat(store.changesAfter(1, 1)).containsExactly(history.get(1));
    }

    @Test
    void what_is_withdrawn_can_neither_be_replaced_nor_withdrawn_again() {
        Annotation note = add(make.note(ADA, PUBLIC));
        withdraw(note);
        assertThat(store.replace(make.next(note, PUBLIC), 1)).isEqualTo(new ReplaceOutcome.Stale());
        assertThat(store.withdraw(note.id(), ADA, 1, make.tick())).isEqualTo(new WithdrawOutcome.Stale());
        assertThat(store.changesAfter(0, ALL)).hasSize(2);
    }

    @Test
    void slices_go_by_age_forwards_and_back() {
        List<AnnotationId> all = java.util.stream.IntStream.range(0, 7)
                .mapToObj(n -> add(make.note(n % 2 == 0 ? ADA : BEN, PUBLIC)).id())
                .toList();

        Slice first = store.slice(AnnotationQuery.ALL, AS_ADA, Optional.empty(), 3);
        assertThat(first.annotations()).extracting(Annotation::id).isEqualTo(all.subList(0, 3));
        assertThat(first.hasMore()).isTrue();
        Slice last = store.slice(AnnotationQuery.ALL, AS_ADA, Optional.of(all.get(5)), 3);
        assertThat(last.annotations()).extracting(Annotation::id).isEqualTo(all.subList(6, 7));
        assertThat(last.hasMore()).isFalse();
        assertThat(store.slice(AnnotationQuery.ALL, AS_ADA, Optional.of(all.get(3)), 3)
                        .hasMore())
                .as("a full last slice has nothing after it")
                .isFalse();

        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_ADA, all.get(5), 3))
                .contains(all.get(2));
        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_ADA, all.get(2), 3))
                .isEmpty();
        assertThat(store.sliceBefore(AnnotationQuery.ALL, AS_ADA, all.get(1), 3))
                .isEmpty();
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, AS_ADA, 3)).contains(all.get(5));
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, AS_ADA, 7)).isEmpty();
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, AS_ADA, 6)).contains(all.get(5));
    }

    @Test
    void an_empty_store_has_an_empty_slice_and_no_last_change() {
        assertThat(store.slice(AnnotationQuery.ALL, Viewer.ANYONE, Optional.empty(), 3))
                .isEqualTo(new Slice(List.of(), false));
        assertThat(store.beforeLastSlice(AnnotationQuery.ALL, Viewer.ANYONE, 3)).isEmpty();
        assertThat(store.summary(AnnotationQuery.ALL, Viewer.ANYONE).total()).isZero();
        assertThat(store.summary(AnnotationQuery.ALL, Viewer.ANYONE).modified()).isEmpty();
    }

    @Test
    void the_summary_moves_with_every_change_and_never_back_in_time() {
        java.util.Set<String> fingerprints = new java.util.HashSet<>();
        fingerprints.add(store.summary(AnnotationQuery.ALL, AS_BEN).fingerprint());
        Annotation one = add(make.note(ADA, PUBLIC));
        requireMoved(fingerprints, one.modified());
        Annotation two = add(make.note(ADA, PUBLIC));
        requireMoved(fingerprints, two.modified());
        Annotation next = replace(one, PUBLIC);
        requireMoved(fingerprints, next.modified());
        Instant at = make.tick();
        store.withdraw(two.id(), ADA, 1, at);
        requireMoved(fingerprints, at);
    }

    private void requireMoved(java.util.Set<String> fingerprints, Instant modified) {
        var summary = store.summary(AnnotationQuery.ALL, AS_BEN);
        assertThat(fingerprints.add(summary.fingerprint())).isTrue();
        assertThat(summary.modified()).contains(modified);
    }
}
