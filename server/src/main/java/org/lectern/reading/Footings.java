package org.lectern.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.people.Viewer;
import org.lectern.review.Axis;
import org.lectern.review.Confirmation;

/**
 * What became of what grades rest on: a grade stands as it was given, and whoever reads it is told when its ground is
 * gone. Only of what the reader could see anything is said.
 */
public final class Footings {
    private static final int IN_MEMORY = 20_000;
    private static final String PASSAGES = "/passages/";
    private static final String CITATIONS = "/citations/";

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final AnnotationStore store;
    private final AnnotationService service;
    private final Supporting supporting;
    private final Cache<Asked, Known> known =
            Caffeine.newBuilder().maximumSize(IN_MEMORY).build();

    private record Asked(AnnotationId rating, Viewer viewer) {}

    /** @param cursor of the newest change of anything when it was found out */
    private record Known(long cursor, Footing footing) {}

    public Footings(
            Catalogue catalogue,
            CitationIndex citations,
            Placements placements,
            PassageAnchors anchors,
            AnnotationStore store,
            AnnotationService service) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.store = store;
        this.service = service;
        this.supporting = new Supporting(store, new PlacesNow(catalogue, citations, placements, anchors));
    }

    public Footing of(AnnotationId rating, Viewer viewer) {
        long now = store.lastCursor();
        Asked asked = new Asked(rating, viewer);
        Known before = known.getIfPresent(asked);
        if (before != null && before.cursor() == now) {
            return before.footing();
        }
        Footing footing =
                store.find(rating, viewer) instanceof Lookup.Found(var found) ? of(found, viewer) : Footing.WHOLE;
        known.put(asked, new Known(now, footing));
        return footing;
    }

    private Footing of(Annotation rating, Viewer viewer) {
        if (rating.isHiddenFrom(viewer)) {
            return Footing.WHOLE;
        }
        if (service.objectionToConfirming(rating, viewer).isPresent()) {
            return Footing.ONE_SOURCE;
        }
        List<String> evidence = StoredAnnotation.evidence(rating);
        long gone = evidence.stream().filter(line -> isGone(line, viewer)).count();
        if (gone > 0) {
            return gone == evidence.size() ? Footing.WITHDRAWN : Footing.PARTLY_WITHDRAWN;
        }
        boolean confirmed =
                rating.bodies().stream().anyMatch(body -> body instanceof ReliabilityRating one && confirms(one));
        return confirmed && evidence.isEmpty() && hasLostItsSupport(rating, viewer) ? Footing.WITHDRAWN : Footing.WHOLE;
    }

    private static boolean confirms(ReliabilityRating rating) {
        return rating.axis().equals(Axis.INFORMATION.word()) && rating.value().equals(Confirmation.CONFIRMED);
    }

    /** Whether nothing supports it any more and something did since the grade was given or last thought over. */
    private boolean hasLostItsSupport(Annotation rating, Viewer viewer) {
        return rating.targets().stream()
                .anyMatch(target -> supporting.of(target, viewer).isEmpty()
                        && supporting.wasLost(target, rating.modified(), viewer));
    }

    private boolean isGone(String evidence, Viewer viewer) {
        String path = evidence.replaceFirst("[?#].*$", "");
        if (!path.startsWith("/")) {
            return false;
        }
        Optional<AnnotationId> annotation = AnnotationId.ofPath(path);
        if (annotation.isPresent()) {
            return switch (store.find(annotation.get(), viewer)) {
                case Lookup.Gone(var last, var when) -> true;
                case Lookup.Found(var found) -> found.isHiddenFrom(viewer) || isRetracted(found, viewer);
                // Whoever was never shown it is told nothing of it
                case Lookup.Missing() -> false;
            };
        }
        if (path.startsWith(CITATIONS)) {
            return citations.corrections().isRemoved(path.substring(CITATIONS.length()));
        }
        if (path.startsWith(PASSAGES)) {
            return catalogue
                    .withdrawn(path.substring(PASSAGES.length()), viewer)
                    .isPresent();
        }
        return DocumentAddress.ofPath(path)
                .or(() -> PageAddress.ofPath(path).map(PageAddress::document))
                .flatMap(address -> catalogue.withdrawn(address.id(), viewer))
                .isPresent();
    }

    private boolean isRetracted(Annotation found, Viewer viewer) {
        return found.isRetracted(store.answers(List.of(found.id()), Moderation.MODERATING, viewer));
    }
}
