package org.lectern.annotation.sql;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.Placer;
import org.lectern.sql.Transaction;

/**
 * Looks for another current rating by the same account that would say the same thing twice: on the same target, or on
 * words of another version that are the same words in the current one.
 */
final class RivalRatings {
    private RivalRatings() {}

    static Optional<AnnotationId> find(Transaction transaction, Annotation annotation, Placer placer) {
        return AnnotationRows.rivalRating(transaction.handle(), annotation)
                .or(() -> inOtherVersions(transaction, annotation, placer));
    }

    /** Where words stand in the current version; no span for the whole resource. */
    private record Standing(String resource, String version, Optional<TextSpan> span) {}

    private static Optional<AnnotationId> inOtherVersions(
            Transaction transaction, Annotation annotation, Placer placer) {
        List<ReliabilityRating> ratings = AnnotationRows.ratings(annotation);
        // Of a passage of several pieces it would have to be said which piece is which
        if (ratings.isEmpty() || annotation.targets().size() != 1) {
            return Optional.empty();
        }
        return standing(transaction, annotation.targets().getFirst(), placer)
                .flatMap(standing -> ratings.stream()
                        .flatMap(rating -> rival(transaction.handle(), annotation, rating, standing).stream())
                        .findFirst());
    }

    private static Optional<Standing> standing(Transaction transaction, Place place, Placer placer) {
        Optional<String> current = place.version().flatMap(own -> placer.current(transaction, place.resource()));
        if (current.isEmpty()) {
            return Optional.empty();
        }
        if (current.equals(place.version())) {
            return Optional.of(new Standing(place.resource(), current.get(), place.span()));
        }
        PlacedEnd placed = placer.place(place, current.get(), List.of());
        return placed.state() == State.LOST
                ? Optional.empty()
                : Optional.of(new Standing(place.resource(), current.get(), placed.span()));
    }

    private static Optional<AnnotationId> rival(
            Handle handle, Annotation annotation, ReliabilityRating rating, Standing standing) {
        return handle.createQuery("""
            SELECT rating.annotation FROM rating
            WHERE creator = :creator AND axis = :axis AND scale = :scale AND scope = :scope AND round = :round
              AND annotation <> :id
              AND (SELECT count(*) FROM annotation_place WHERE annotation = rating.annotation) = 1
              AND (EXISTS (SELECT 1 FROM annotation_place there
                     WHERE there.annotation = rating.annotation AND there.resource = :resource
                       AND there.version = :version AND coalesce(there.start_offset, -1) = :start
                       AND coalesce(there.end_offset, -1) = :end)
                OR EXISTS (SELECT 1 FROM placement there
                     WHERE there.annotation = rating.annotation AND there.resource = :resource
                       AND there.version = :version AND there.state <> 'lost'
                       AND coalesce(there.start_offset, -1) = :start AND coalesce(there.end_offset, -1) = :end))\
            """)
                .bind("creator", annotation.creator().value())
                .bind("axis", rating.axis())
                .bind("scale", rating.scale())
                .bind("scope", rating.scope().orElse(""))
                .bind("round", rating.round().orElse(""))
                .bind("id", annotation.id().value())
                .bind("resource", standing.resource())
                .bind("version", standing.version())
                .bind("start", standing.span().map(TextSpan::start).orElse(-1))
                .bind("end", standing.span().map(TextSpan::end).orElse(-1))
                .map((row, context) -> new AnnotationId(row.getString("annotation")))
                .findFirst();
    }
}
