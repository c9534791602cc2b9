package org.lectern.annotation;

import java.time.Instant;
import org.lectern.people.AccountId;

/** One entry of an annotation's history. {@code cursor} is its place in the store's change log, from 1, without gaps. */
public sealed interface AnnotationChange {
    long cursor();

    Instant at();

    AccountId by();

    Annotation annotation();

    record Created(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}

    record Replaced(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}

    /** Taken away by its author; {@code annotation} is its last state. */
    record Withdrawn(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}

    /** A moderator keeps it from being read; {@code annotation} is what is hidden, its words with it. */
    record Hidden(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}

    /** A moderator lets it be read again. */
    record Unhidden(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}

    /** Back after it was withdrawn, with the words it had; {@code annotation} is its next revision. */
    record Restored(long cursor, Instant at, AccountId by, Annotation annotation) implements AnnotationChange {}
}
