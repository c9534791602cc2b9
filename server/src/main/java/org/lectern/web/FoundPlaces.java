package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Place;
import org.lectern.annotation.Placement;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.Placements;
import org.lectern.search.SearchHit;

/** Where hits are and whose they are, as far as whoever asks may see. */
final class FoundPlaces {
    /** Words that one address lights up; more would make it too long to be mailed. */
    private static final int MOST_LIT = 20;

    private final Catalogue catalogue;
    private final Placements placements;
    private final People people;

    FoundPlaces(Catalogue catalogue, Placements placements, People people) {
        this.catalogue = catalogue;
        this.placements = placements;
        this.people = people;
    }

    /** The document, its version and page that an annotation stands on. */
    record Standing(Document document, String version, int page, Optional<TextSpan> span) {}

    /** Where it stands now; where it was written, for what is lost since. */
    Optional<Standing> of(Annotation annotation, Viewer viewer) {
        List<Optional<Placement>> placed = placements.of(annotation, viewer);
        for (int target = 0; target < annotation.targets().size(); target++) {
            Place place = annotation.targets().get(target);
            Optional<Standing> now = placed.get(target)
                    .filter(placement -> placement.state() != Placement.State.LOST)
                    .flatMap(placement -> of(
                            new Place(place.resource(), Optional.of(placement.version()), placement.span()), viewer));
            Optional<Standing> found = now.or(() -> of(place, viewer));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Standing> of(Place place, Viewer viewer) {
        return DocumentAddress.ofPath(place.resource())
                .map(address -> new DocumentAddress(address.id(), place.version()))
                .flatMap(address -> catalogue
                        .document(address.id(), viewer)
                        .flatMap(document -> catalogue
                                .version(address, viewer)
                                .map(version -> new Standing(
                                        document,
                                        version.hash(),
                                        place.span()
                                                .map(span -> catalogue.pageAt(version, span.start()))
                                                .orElse(1),
                                        place.span()))));
    }

    Optional<Document> document(SearchHit.OfPassage hit, Viewer viewer) {
        return catalogue.document(hit.document(), viewer);
    }

    /** The page with the words lit, within this server. */
    static String path(SearchHit.OfPassage hit) {
        String page = new PageAddress(DocumentAddress.pinned(hit.document(), hit.version()), hit.page()).path();
        String lit = spans(hit.lit().stream().limit(MOST_LIT).skip(1).toList());
        String span = hit.lit().isEmpty() ? "" : "?span=" + spans(hit.lit().subList(0, 1));
        return page + span + (lit.isEmpty() ? "" : "&lit=" + lit) + "#" + hit.passage();
    }

    private static String spans(List<TextSpan> lit) {
        return lit.stream().map(span -> span.start() + "-" + span.end()).collect(Collectors.joining(","));
    }

    String nameOf(Annotation annotation) {
        return people.account(annotation.creator())
                .map(account -> account.name().value())
                .orElse("");
    }
}
