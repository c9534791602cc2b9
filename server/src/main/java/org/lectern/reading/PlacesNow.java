package org.lectern.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.anchor.Anchoring;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Place;
import org.lectern.annotation.Placement;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Viewer;

/** Where places stand in the versions that are current, so that they can be compared with one another. */
final class PlacesNow {
    private static final Pattern CITATION = Pattern.compile("/citations/([a-z2-7]{12})");

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Placements placements;
    private final PassageAnchors anchors;

    PlacesNow(Catalogue catalogue, CitationIndex citations, Placements placements, PassageAnchors anchors) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.placements = placements;
        this.anchors = anchors;
    }

    /** Of an annotation that is stored, its ends in content order; what is lost stays where it was written. */
    List<Place> ofEnds(Annotation annotation, Viewer viewer) {
        List<Optional<Placement>> placed = placements.of(annotation, viewer);
        List<Place> places = new ArrayList<>();
        for (int end = 0; end < annotation.ends().size(); end++) {
            Place written = annotation.ends().get(end);
            places.add(placed.get(end)
                    .filter(placement -> placement.state() != Placement.State.LOST)
                    .map(placement -> new Place(written.resource(), Optional.of(placement.version()), placement.span()))
                    .orElse(written));
        }
        return places;
    }

    /** Of a place that nothing stored stands on yet: a citation stands where it quotes, an old version's words where they are. */
    Place of(Place place, Viewer viewer) {
        var citation = CITATION.matcher(place.resource());
        if (citation.matches()) {
            return citations
                    .citation(citation.group(1), viewer)
                    .map(found -> new Place(
                            "/documents/" + found.version().document().value(),
                            Optional.of(found.version().hash()),
                            found.citation()
                                    .quoted()
                                    .or(() -> Optional.of(found.citation().span()))))
                    .orElse(place);
        }
        return DocumentAddress.ofPath(place.resource())
                .flatMap(address -> catalogue.document(address.id(), viewer))
                .filter(document -> place.version()
                        .filter(version -> !version.equals(document.current().hash()))
                        .isPresent())
                .flatMap(document -> inCurrent(place, document, viewer))
                .orElse(place);
    }

    private Optional<Place> inCurrent(Place place, Document document, Viewer viewer) {
        Optional<String> current = Optional.of(document.current().hash());
        if (place.span().isEmpty()) {
            return Optional.of(new Place(place.resource(), current, Optional.empty()));
        }
        return catalogue
                .version(DocumentAddress.pinned(document.id(), place.version().orElseThrow()), viewer)
                .map(old -> anchors.of(old).describe(place.span().orElseThrow()))
                .map(selectors -> anchors.of(document.current()).anchor(selectors))
                .flatMap(found -> found instanceof Anchoring.Anchored anchored
                        ? Optional.of(new Place(place.resource(), current, Optional.of(anchored.span())))
                        : Optional.empty());
    }
}
