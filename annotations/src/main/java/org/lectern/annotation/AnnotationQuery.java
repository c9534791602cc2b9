package org.lectern.annotation;

import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;

/**
 * Which annotations are wanted; what is empty does not narrow.
 *
 * @param place those with a target or the far end of a cross-reference in it: of the same resource, the same version if
 *     one is given, and overlapping the span if one is given (an end on the whole resource overlaps every span)
 * @param audience those shared with this group
 * @param replies whether those that answer an annotation on the place are wanted too, and what answers these
 */
public record AnnotationQuery(
        Optional<Place> place,
        Optional<AccountId> creator,
        Optional<GroupId> audience,
        Optional<String> motivation,
        boolean replies) {
    public static final AnnotationQuery ALL =
            new AnnotationQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Without replies. */
    public AnnotationQuery(
            Optional<Place> place,
            Optional<AccountId> creator,
            Optional<GroupId> audience,
            Optional<String> motivation) {
        this(place, creator, audience, motivation, false);
    }
}
