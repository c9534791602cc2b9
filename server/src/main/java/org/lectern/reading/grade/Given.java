package org.lectern.reading.grade;

import java.time.Instant;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.RatingStore.StandingRating;
import org.lectern.people.AccountId;

/**
 * A grade that somebody gave.
 *
 * @param at when it was given, or changed last
 */
public record Given(AnnotationId id, AccountId by, Instant at, ReliabilityRating rating) {
    static Given of(StandingRating standing) {
        return new Given(standing.id(), standing.creator(), standing.at(), standing.rating());
    }

    public String value() {
        return rating.value();
    }

    /** Whether it speaks of a citation: all of its work, or a scope that names it. */
    boolean reaches(String citation) {
        return rating.scope().isEmpty() || rating.within().contains(citation);
    }

    /** Whether it is the same answer. */
    boolean agreesWith(Given other) {
        return value().equals(other.value()) && rating.scaleVersion() == other.rating.scaleVersion();
    }
}
