package org.lectern.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.people.Viewer;
import org.lectern.review.Confirmation.Support;

/**
 * What cross-references say supports a passage, and which of it repeats the same underlying source: because it is linked
 * so itself, or over passages that are.
 */
final class Supporting {
    private static final String CORROBORATES = "corroborates";
    private static final String REPEATS = "repeats";
    /** Passages and cross-references that are followed; more would not make one source of two. */
    private static final int MOST = 200;

    private final AnnotationStore store;

    Supporting(AnnotationStore store) {
        this.store = store;
    }

    /** Of a passage, as far as a viewer sees; what only repeats it counts as well, as support that is none. */
    List<Support> of(Place passage, Viewer viewer) {
        if (passage.span().isEmpty()) {
            return List.of();
        }
        List<Place> same = sameSource(passage, viewer);
        List<Support> supports = new ArrayList<>();
        for (Place place : same.subList(1, same.size())) {
            supports.add(new Support(address(place), true));
        }
        for (Place place : linked(passage, CORROBORATES, viewer)) {
            supports.add(new Support(address(place), same.stream().anyMatch(other -> meet(place, other))));
        }
        return supports;
    }

    /** The passage first, then whatever repeats it, and what repeats that. */
    private List<Place> sameSource(Place passage, Viewer viewer) {
        List<Place> same = new ArrayList<>(List.of(passage));
        Deque<Place> open = new ArrayDeque<>(same);
        while (!open.isEmpty() && same.size() < MOST) {
            for (Place place : linked(open.remove(), REPEATS, viewer)) {
                if (same.stream().noneMatch(other -> meet(place, other))) {
                    same.add(place);
                    open.add(place);
                }
            }
        }
        return same;
    }

    /** The other ends of a passage's cross-references of one relation, whichever end it is itself. */
    private List<Place> linked(Place passage, String relation, Viewer viewer) {
        AnnotationQuery query =
                new AnnotationQuery(Optional.of(passage), Optional.empty(), Optional.empty(), Optional.of("linking"));
        List<Place> others = new ArrayList<>();
        for (Annotation link :
                store.slice(query, viewer, Optional.empty(), MOST).annotations()) {
            if (link.bodies().stream()
                    .anyMatch(body -> body instanceof Body.CrossReference far
                            && far.relation().equals(relation))) {
                link.ends().stream()
                        .filter(end -> end.span().isPresent() && !isHere(end, passage))
                        .forEach(others::add);
            }
        }
        return others;
    }

    /** An end on another version of the same text was found because it has come to stand here. */
    private static boolean isHere(Place end, Place passage) {
        return end.resource().equals(passage.resource())
                && (!end.version().equals(passage.version()) || meet(end, passage));
    }

    private static boolean meet(Place one, Place other) {
        Optional<TextSpan> words = other.span();
        return one.resource().equals(other.resource())
                && one.version().equals(other.version())
                && one.span().flatMap(span -> words.filter(span::overlaps)).isPresent();
    }

    private static String address(Place place) {
        return place.span()
                .map(span -> "%s#char=%d,%d".formatted(place.resource(), span.start(), span.end()))
                .orElse(place.resource());
    }
}
