package org.lectern.annotation.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.Hiding;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.annotation.jsonld.Withheld;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Database.LoggedChange;
import org.lectern.sql.Transaction;

/** What the change log says of annotations: each change's kind and content, written and read. */
final class AnnotationLog {
    private static final String CREATED = "annotation-created";
    private static final String REPLACED = "annotation-replaced";
    private static final String WITHDRAWN = "annotation-withdrawn";
    private static final String RESTORED = "annotation-restored";
    private static final String HIDDEN = "annotation-hidden";
    private static final String UNHIDDEN = "annotation-unhidden";

    private AnnotationLog() {}

    /** @param isNumbered whether the annotation's row has the cursor of this change already */
    static void created(Transaction transaction, Annotation annotation, String payload, boolean isNumbered) {
        transaction.append(
                CREATED,
                annotation.id().path(),
                annotation.created(),
                Optional.of(annotation.creator().value()),
                payload,
                Optional.of(annotation),
                late -> {
                    if (!isNumbered) {
                        AnnotationRows.changed(transaction.handle(), annotation.id(), late);
                    }
                });
    }

    static void replaced(Transaction transaction, Annotation annotation, AccountId by, Instant at) {
        append(transaction, REPLACED, annotation, by, at);
    }

    static void withdrawn(Transaction transaction, Annotation annotation, AccountId by, Instant at) {
        append(transaction, WITHDRAWN, annotation, by, at);
    }

    static void restored(Transaction transaction, Annotation annotation, AccountId by, Instant at) {
        append(transaction, RESTORED, annotation, by, at);
    }

    static void hidden(Transaction transaction, Annotation annotation, AccountId by, Instant at) {
        append(transaction, HIDDEN, annotation, by, at);
    }

    static void unhidden(Transaction transaction, Annotation annotation, AccountId by, Instant at) {
        append(transaction, UNHIDDEN, annotation, by, at);
    }

    private static void append(Transaction transaction, String kind, Annotation annotation, AccountId by, Instant at) {
        transaction.append(
                kind,
                annotation.id().path(),
                at,
                Optional.of(by.value()),
                StoredAnnotation.toJson(annotation),
                Optional.empty(),
                cursor -> AnnotationRows.changed(transaction.handle(), annotation.id(), cursor));
    }

    /** What became of an annotation, as far as somebody may see it who sees it now. */
    static List<AnnotationChange> history(Database database, Annotation now, Viewer viewer) {
        Optional<Hiding> withheld = now.hiding().filter(Hiding::withheld);
        // What was drafted for fewer eyes stays with those eyes after it is shared.
        return database.changesOf(now.id().path()).stream()
                .map(AnnotationLog::change)
                .filter(change -> change.annotation()
                        .audience()
                        .admits(viewer, change.annotation().creator()))
                .map(change -> withheld.map(hiding -> withheld(change, hiding)).orElse(change))
                .toList();
    }

    /** What is hidden now was no less so before. */
    private static AnnotationChange withheld(AnnotationChange change, Hiding hiding) {
        Annotation then = Withheld.of(change.annotation().hiddenBy(hiding));
        return switch (change) {
            case AnnotationChange.Created(var cursor, var at, var by, var any) ->
                new AnnotationChange.Created(cursor, at, by, then);
            case AnnotationChange.Replaced(var cursor, var at, var by, var any) ->
                new AnnotationChange.Replaced(cursor, at, by, then);
            case AnnotationChange.Withdrawn(var cursor, var at, var by, var any) ->
                new AnnotationChange.Withdrawn(cursor, at, by, then);
            case AnnotationChange.Restored(var cursor, var at, var by, var any) ->
                new AnnotationChange.Restored(cursor, at, by, then);
            case AnnotationChange.Hidden(var cursor, var at, var by, var any) ->
                new AnnotationChange.Hidden(cursor, at, by, then);
            case AnnotationChange.Unhidden(var cursor, var at, var by, var any) ->
                new AnnotationChange.Unhidden(cursor, at, by, then);
        };
    }

    static AnnotationChange change(LoggedChange change) {
        Annotation annotation = change.said()
                .filter(Annotation.class::isInstance)
                .map(Annotation.class::cast)
                .orElseGet(() -> StoredAnnotation.fromJson(change.payload().orElseThrow()));
        AccountId by = new AccountId(change.actor().orElseThrow());
        return switch (change.kind()) {
            case CREATED -> new AnnotationChange.Created(change.cursor(), change.at(), by, annotation);
            case REPLACED -> new AnnotationChange.Replaced(change.cursor(), change.at(), by, annotation);
            case WITHDRAWN -> new AnnotationChange.Withdrawn(change.cursor(), change.at(), by, annotation);
            case RESTORED -> new AnnotationChange.Restored(change.cursor(), change.at(), by, annotation);
            case HIDDEN -> new AnnotationChange.Hidden(change.cursor(), change.at(), by, annotation);
            case UNHIDDEN -> new AnnotationChange.Unhidden(change.cursor(), change.at(), by, annotation);
            default -> throw new IllegalStateException("The log holds an unknown change: " + change.kind());
        };
    }
}
