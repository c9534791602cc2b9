package org.lectern.reading;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Place;
import org.lectern.people.Viewer;
import org.lectern.review.Confirmation.Support;

/**
 * What cross-references say supports a passage, and which of it repeats the same underlying source: because it is linked
 * so itself, or over passages that are. Places are compared where they stand now, whichever version they were linked on;
 * a document as a whole stands for each of its passages.
 */
final class Supporting {
    private static final String CORROBORATES = "corroborates";
    private static final String REPEATS = "repeats";
    /** Passages of one source that are followed; a chain of more is nobody's work. */
    private static final int MOST = 2_000;

    private static final int SLICE = 200;

    private final AnnotationStore store;
    private final PlacesNow now;
    private final Supplier<List<Annotation>> coming;

    Supporting(AnnotationStore store, PlacesNow now) {
        this(store, now, List::of);
    }

    /** @param coming cross-references that count though they are not stored */
    Supporting(AnnotationStore store, PlacesNow now, Supplier<List<Annotation>> coming) {
        this.store = store;
        this.now = now;
        this.coming = coming;
    }

    /** Of a passage, as far as a viewer sees; what only repeats it counts as well, as support that is none. */
    List<Support> of(Place rated, Viewer viewer) {
        Place passage = now.of(rated, viewer);
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

    /** Whether something that supported a passage was withdrawn, taken back or hidden after a moment. */
    boolean wasLost(Place rated, Instant moment, Viewer viewer) {
        Place passage = now.of(rated, viewer);
        AnnotationQuery query = query(passage);
        return store.goneSince(moment, query, viewer).stream().anyMatch(link -> says(link, CORROBORATES))
                || links(query, viewer).stream()
                        .anyMatch(link -> says(link, CORROBORATES) && isRetracted(link, viewer));
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

    /** The other ends of a place's cross-references of one relation, whichever end it is itself. */
    private List<Place> linked(Place passage, String relation, Viewer viewer) {
        List<Place> others = new ArrayList<>();
        for (Annotation link : links(query(passage), viewer)) {
            if (says(link, relation) && !isRetracted(link, viewer)) {
                others.addAll(farEnds(now.ofEnds(link, viewer), passage));
            }
        }
        for (Annotation link : coming.get()) {
            List<Place> ends =
                    link.ends().stream().map(end -> now.of(end, viewer)).toList();
            if (says(link, relation) && ends.stream().anyMatch(end -> meet(end, passage))) {
                others.addAll(farEnds(ends, passage));
            }
        }
        return others;
    }

    private static AnnotationQuery query(Place passage) {
        return new AnnotationQuery(Optional.of(passage), Optional.empty(), Optional.empty(), Optional.of("linking"));
    }

    private List<Annotation> links(AnnotationQuery query, Viewer viewer) {
        List<Annotation> links = new ArrayList<>();
        Optional<AnnotationId> after = Optional.empty();
        boolean hasMore = true;
        while (hasMore) {
            AnnotationStore.Slice slice = store.slice(query, viewer, after, SLICE);
            links.addAll(slice.annotations());
            hasMore = slice.hasMore() && !slice.annotations().isEmpty();
            after = hasMore ? Optional.of(slice.annotations().getLast().id()) : after;
        }
        return links;
    }

    private static List<Place> farEnds(List<Place> ends, Place passage) {
        // what is said of one passage of a document is not said of the whole
        return passage.span().isPresent() || ends.stream().anyMatch(passage::equals)
                ? ends.stream().filter(end -> !meet(end, passage)).toList()
                : List.of();
    }

    private static boolean says(Annotation link, String relation) {
        return link.bodies().stream()
                .anyMatch(body -> body instanceof Body.CrossReference far
                        && far.relation().equals(relation));
    }

    /** Whether its author has taken it back, other than by withdrawing it. */
    private boolean isRetracted(Annotation link, Viewer viewer) {
        return link.isRetracted(store.answers(List.of(link.id()), Moderation.MODERATING, viewer));
    }

    private static boolean meet(Place one, Place other) {
        boolean bothInOne = one.resource().equals(other.resource())
                && (one.version().equals(other.version())
                        || one.version().isEmpty()
                        || other.version().isEmpty());
        Optional<TextSpan> words = other.span();
        return bothInOne
                && one.span().flatMap(span -> words.map(span::overlaps)).orElse(true);
    }

    private static String address(Place place) {
        return place.span()
                .map(span -> "%s#char=%d,%d".formatted(place.resource(), span.start(), span.end()))
                .orElse(place.resource());
    }
}
