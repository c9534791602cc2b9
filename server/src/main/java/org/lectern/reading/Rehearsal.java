package org.lectern.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.people.AccountId;
import org.lectern.people.Groups;

/**
 * What the store would answer to annotations that are not stored: so much of them is remembered as decides about those that
 * come after them.
 */
final class Rehearsal {
    private final AnnotationStore store;
    private final PlacesNow now;
    private final Groups groups;
    private final List<Annotation> links = new ArrayList<>();
    private final Map<Rated, AnnotationId> rated = new HashMap<>();

    Rehearsal(AnnotationStore store, PlacesNow now, Groups groups) {
        this.store = store;
        this.now = now;
        this.groups = groups;
    }

    /** What one account may rate once. */
    private record Rated(
            AccountId by,
            String axis,
            String scale,
            Optional<String> scope,
            Optional<String> round,
            List<Place> places) {}

    /** Cross-references that would be stored by now. */
    List<Annotation> links() {
        return List.copyOf(links);
    }

    AddOutcome add(Annotation annotation) {
        List<Rated> keys = ratings(annotation);
        Optional<AnnotationId> rival = keys.isEmpty() ? Optional.empty() : store.rivalOf(annotation);
        for (Rated key : keys) {
            rival = rival.or(() -> Optional.ofNullable(rated.get(key)));
        }
        if (rival.isPresent()) {
            return new AddOutcome.RatedAlready(rival.get());
        }
        keys.forEach(key -> rated.put(key, annotation.id()));
        if (annotation.bodies().stream().anyMatch(Body.CrossReference.class::isInstance)) {
            links.add(annotation);
        }
        return new AddOutcome.Added(annotation);
    }

    private List<Rated> ratings(Annotation annotation) {
        List<Rated> keys = new ArrayList<>();
        for (Body body : annotation.bodies()) {
            if (body instanceof ReliabilityRating rating) {
                List<Place> places = annotation.targets().stream()
                        .map(place -> now.of(place, groups.viewer(annotation.creator())))
                        .toList();
                keys.add(new Rated(
                        annotation.creator(), rating.axis(), rating.scale(), rating.scope(), rating.round(), places));
            }
        }
        return keys;
    }
}
