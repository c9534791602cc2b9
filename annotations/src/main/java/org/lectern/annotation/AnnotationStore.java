package org.lectern.annotation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.anchor.TextSpan;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * Keeps annotations, their history and the log of changes. What a call acknowledges is on disk when it returns.
 *
 * <p>Everything that takes a {@link Viewer} answers as if annotations outside that viewer's audience did not exist, and gives of
 * those that are hidden from the viewer no word but why.
 */
public interface AnnotationStore {
    AddOutcome add(Annotation annotation, Optional<IdempotencyKey> key);

    /**
     * A moderator's decision to hide an annotation or to let it be read again, together with what it does. Who may decide
     * so is for the caller to say.
     *
     * @param in the groups in whose name it is decided; those that the annotation is not shared with do not count
     */
    AddOutcome decide(Annotation decision, Set<GroupId> in, Optional<IdempotencyKey> key);

    /**
     * Several in one transaction: all are on disk when this returns, or none. One outcome each, in order. The decisions
     * of moderators among them hold in the name of all groups that what they are about is shared with.
     */
    List<AddOutcome> addAll(List<Annotation> annotations);

    /** @param revision the one that is being replaced; the new state has the next */
    ReplaceOutcome replace(Annotation annotation, int revision);

    WithdrawOutcome withdraw(AnnotationId id, AccountId by, int revision, Instant at);

    /**
     * Takes a withdrawal back: the same words for the same audience, as the next revision.
     *
     * @param by its author; what they are in no longer gets nothing of theirs back
     */
    RestoreOutcome restore(AnnotationId id, Viewer by, Instant at);

    Lookup find(AnnotationId id, Viewer viewer);

    /** Which of these the viewer may read, each with its current revision; for those who keep copies of the words. */
    Map<AnnotationId, Integer> revisions(Collection<AnnotationId> ids, Viewer viewer);

    /** By age, oldest first. */
    Slice slice(AnnotationQuery query, Viewer viewer, Optional<AnnotationId> after, int limit);

    Summary summary(AnnotationQuery query, Viewer viewer);

    /** Where the slice of {@code limit} before the one after {@code after} begins; empty for the very beginning. */
    Optional<AnnotationId> sliceBefore(AnnotationQuery query, Viewer viewer, AnnotationId after, int limit);

    /** The member after which the last slice begins, when slices of {@code limit} start from the beginning. */
    Optional<AnnotationId> beforeLastSlice(AnnotationQuery query, Viewer viewer, int limit);

    /**
     * Those with an end in a resource, in reading order: by where that end begins, then by where it ends, an end on the
     * whole resource before all its words; what stands on the same words by id.
     *
     * @param firstOnly whether only those whose first end is in it; of others with several ends in it the first counts
     */
    List<Standing> inReadingOrder(
            String resource,
            boolean firstOnly,
            AnnotationQuery query,
            Viewer viewer,
            Optional<Standing> after,
            int limit);

    /** Another current rating by its author that would say the same thing twice, for which {@link #add} would refuse it. */
    Optional<AnnotationId> rivalOf(Annotation annotation);

    /** Which of these anybody has answered. It spares looking for answers in vain, and is not for a viewer's eyes. */
    Set<AnnotationId> answered(List<AnnotationId> ids);

    /**
     * Whether any annotation, whoever may see it and also a withdrawn one, names a resource in any way: stands on it,
     * rests on it, or is only about it. Looks through all that there is, so it is for work in the background.
     *
     * @param path such as {@code /works/k3v9hm2x77pd}
     */
    boolean isNamed(String path);

    /** Those with a target in a version of a resource that begins within the span and that suggest a reading of it. */
    List<Annotation> readings(String resource, String version, TextSpan span, Viewer viewer);

    /** Whatever of one motivation stands on any of these annotations, by age. */
    List<Annotation> answers(Collection<AnnotationId> ids, String motivation, Viewer viewer);

    /**
     * Those among what the query names that were withdrawn, or hidden from others, after a moment, by age: with all their
     * words, so it is for finding out what no longer holds and not for a viewer's eyes.
     */
    List<Annotation> goneSince(Instant moment, AnnotationQuery query, Viewer viewer);

    /** Oldest first; empty when the viewer may not see the annotation. */
    List<AnnotationChange> history(AnnotationId id, Viewer viewer);

    /** The log from just after a cursor, in order; for followers of the log, who apply the audience themselves. */
    List<AnnotationChange> changesAfter(long cursor, int limit);

    /** The cursor of the newest change of anything in the log; 0 in an empty one. */
    long lastCursor();

    /** What a change changed; empty for the first. For followers of the log, as {@link #changesAfter} is. */
    Optional<Annotation> before(AnnotationChange change);

    /** What this key was answered with before, within its lifetime. */
    Optional<AnnotationId> answeredBefore(AccountId account, IdempotencyKey key, Instant now);

    /** A client's name for one attempt to create; {@code requestHash} tells whether it really is the same attempt. */
    record IdempotencyKey(String value, String requestHash) {}

    sealed interface AddOutcome {
        record Added(Annotation annotation) implements AddOutcome {}

        /** The same request was acknowledged before, with this annotation. */
        record Repeated(AnnotationId id) implements AddOutcome {}

        /** The key was used before for another request. */
        record KeyReused() implements AddOutcome {}

        /** The author already has a current rating of this target on this axis. */
        record RatedAlready(AnnotationId existing) implements AddOutcome {}
    }

    sealed interface ReplaceOutcome {
        record Replaced(Annotation annotation) implements ReplaceOutcome {}

        /** Somebody replaced or withdrew it first. */
        record Stale() implements ReplaceOutcome {}

        record RatedAlready(AnnotationId existing) implements ReplaceOutcome {}
    }

    sealed interface WithdrawOutcome {
        record Done() implements WithdrawOutcome {}

        record Stale() implements WithdrawOutcome {}
    }

    sealed interface RestoreOutcome {
        record Restored(Annotation annotation) implements RestoreOutcome {}

        /** There is no such annotation, or it was never withdrawn, or somebody took the withdrawal back already. */
        record NotWithdrawn() implements RestoreOutcome {}

        /** Its author rated the same words anew in the meantime. */
        record RatedAlready(AnnotationId existing) implements RestoreOutcome {}
    }

    sealed interface Lookup {
        record Found(Annotation annotation) implements Lookup {}

        /** Withdrawn, and this viewer could see it before. */
        record Gone(Annotation last, Instant withdrawn) implements Lookup {}

        record Missing() implements Lookup {}
    }

    /**
     * An annotation in reading order.
     *
     * @param start the code point at which its end in the resource begins, −1 for the whole resource; {@code end} alike
     */
    record Standing(Annotation annotation, int start, int end) {}

    /** A piece of a long list. */
    record Slice(List<Annotation> annotations, boolean hasMore) {
        public Slice {
            annotations = List.copyOf(annotations);
        }
    }

    /**
     * @param modified the latest change among those the viewer can see or, once withdrawn, could see
     * @param fingerprint differs whenever what the viewer can see has changed; says nothing else
     */
    record Summary(int total, Optional<Instant> modified, String fingerprint) {}
}
