package org.lectern.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * The current ratings and where they stand. Those outside of a viewer's audience, and those hidden from the viewer, are
 * not there.
 */
public interface RatingStore {
    /**
     * One grade at one place, oldest first; a rating of several places comes once for each, and once more for each other
     * version that its place was found again in.
     *
     * @param audience only those shared with this group
     * @param resource only those on this one, such as {@code /works/k3v9hm2x77pd}
     */
    List<StandingRating> ratings(Optional<GroupId> audience, Optional<String> resource, Viewer viewer);

    /** The cursor of the newest change of anything; as long as it stays, so do the answers. */
    long lastCursor();

    /** @param at when it was given, or changed last */
    record StandingRating(AnnotationId id, AccountId creator, Instant at, ReliabilityRating rating, Place place) {}
}
