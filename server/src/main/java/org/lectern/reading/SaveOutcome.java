package org.lectern.reading;

import org.lectern.anchor.Anchoring;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.document.Version;

/** What writing an annotation can yield. */
public sealed interface SaveOutcome {
    /** On disk. */
    record Saved(Annotation annotation) implements SaveOutcome {}

    /** On disk already, from the same request before. */
    record Repeated(Annotation annotation) implements SaveOutcome {}

    /**
     * An end stands on no words, or on words in several places.
     *
     * @param field a JSON Pointer to the end
     */
    record NotAnchored(String field, Version version, Anchoring.Lost lost) implements SaveOutcome {}

    /** @param detail for the person who wrote it, with what to do */
    record Refused(String field, String detail) implements SaveOutcome {}

    /** @param detail whose it is to do this, with what to do instead */
    record Forbidden(String detail) implements SaveOutcome {}

    /** It contradicts what is already there, {@code detail} says how. */
    record Conflicts(String detail) implements SaveOutcome {}

    /** Only moderators and owners of a group that it is shared with hide an annotation, or let it be read again. */
    record NotAModerator() implements SaveOutcome {}

    /** The author's current rating of the same target on the same axis. */
    record RatedAlready(AnnotationId existing) implements SaveOutcome {}

    /** The Idempotency-Key was used for something else. */
    record KeyReused() implements SaveOutcome {}

    /** Somebody changed it since. */
    record Stale() implements SaveOutcome {}
}
