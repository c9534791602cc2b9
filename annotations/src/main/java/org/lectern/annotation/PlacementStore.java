package org.lectern.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Transaction;

/** Keeps where annotations stand in versions other than their own. */
public interface PlacementStore {
    /**
     * Places every current annotation that stands in an older version of a resource in this one; part of the transaction
     * in which the version becomes current. What has been placed in it before stays as it was placed.
     *
     * @return how many annotations stand in other versions of the resource
     */
    int placeAll(Transaction transaction, String resource, String version);

    /**
     * Looks for a place in a version for every current annotation that has none in it yet, and keeps nothing: before the
     * transaction, so that {@link #placeAll} finds everything ready that takes long.
     */
    void prepare(String resource, String version);

    /** The versions of a resource that current annotations were written on. */
    List<String> versionsWrittenOn(String resource);

    /** Where the ends of an annotation stand in a version, by their place in the content; without those written on it. */
    Map<Integer, PlacedEnd> in(AnnotationId id, String version);

    /** How many ends of all current annotations came to which state in a version; for whoever looks after the store. */
    Map<String, Integer> outcomes(String resource, String version);

    /**
     * What is wrong with the outcomes of current annotations in a version, a line each; for whoever looks after the store.
     *
     * @param look says what is wrong with one outcome, whoever may see it; it must not ask this store
     */
    List<String> damage(String resource, String version, Function<Entry, Optional<String>> look);

    /**
     * The current annotations that do not have exactly one outcome in a version for each of their ends that was written
     * on another; every annotation has to in the version that is current.
     */
    List<AnnotationId> withoutOneOutcome(String resource, String version);

    /**
     * The ends that were placed in a version, in the order of its text.
     *
     * @param state those of this state only; empty for all
     * @param from so many are left out
     */
    List<Entry> entries(
            String resource, String version, Viewer viewer, Optional<Placement.State> state, int from, int limit);

    /** How many of the ends that a viewer may see came to which state in a version; states that none came to are left out. */
    Map<Placement.State, Integer> counts(String resource, String version, Viewer viewer);

    /** One end, for a viewer who may see its annotation. */
    Optional<Entry> entry(AnnotationId id, int end, String version, Viewer viewer);

    /**
     * Puts what somebody decided in the place of what was found, and into the change log.
     *
     * @return whether there is such an end
     */
    boolean decide(AnnotationId id, int end, PlacedEnd decided);

    /**
     * Takes a decision back: the end stands again as it was found.
     *
     * @return whether something was decided about it
     */
    boolean undo(AnnotationId id, int end, String version, AccountId by, Instant at);

    /**
     * What was decided or taken back, from just after a cursor of the change log up to another one, with that one, in
     * order; for followers of the log, who apply the audience themselves.
     */
    List<Decided> decidedBetween(long cursor, long upTo, int limit);

    /** @param annotation whose end stands elsewhere since, or is lost */
    record Decided(long cursor, AnnotationId annotation) {}

    /**
     * An end with its annotation.
     *
     * @param end its place in the content
     * @param own where it was written
     * @param found as it was found by itself, whatever was decided since
     */
    record Entry(Annotation annotation, int end, Place own, PlacedEnd placed, PlacedEnd found) {}
}
