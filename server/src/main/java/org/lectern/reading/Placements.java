package org.lectern.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.Placement;
import org.lectern.annotation.PlacementStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** Says where the ends of annotations stand: in a version that is asked about, else in the current one. */
public final class Placements {
    private final Catalogue catalogue;
    private final PlacementStore store;

    public Placements(Catalogue catalogue, PlacementStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * One for each end in content order; empty for what does not stand in a document that the viewer may see.
     *
     * @param shown the version on show, by its hash: an end that was placed in it is said to stand as it did there
     */
    public List<Optional<Placement>> of(Annotation annotation, Viewer viewer, Optional<String> shown) {
        List<Optional<Placement>> placements = new ArrayList<>();
        List<Place> ends = annotation.ends();
        Map<String, Map<Integer, PlacedEnd>> known = new HashMap<>();
        for (int ordinal = 0; ordinal < ends.size(); ordinal++) {
            int end = ordinal;
            Place place = ends.get(ordinal);
            Optional<Version> own = own(place, viewer);
            Optional<Placement> inShown = own.flatMap(
                    written -> shown.flatMap(version -> in(annotation, end, place, written, version, viewer, known)));
            placements.add(inShown.or(() -> own.flatMap(written -> catalogue
                    .document(written.document(), viewer)
                    .flatMap(document -> in(
                            annotation, end, place, written, document.current().hash(), viewer, known)))));
        }
        return placements;
    }

    public List<Optional<Placement>> of(Annotation annotation, Viewer viewer) {
        return of(annotation, viewer, Optional.empty());
    }

    private Optional<Version> own(Place place, Viewer viewer) {
        return DocumentAddress.ofPath(place.resource())
                .map(address -> new DocumentAddress(address.id(), place.version()))
                .flatMap(address -> catalogue.version(address, viewer));
    }

    /** Empty where it neither was written on that version nor placed in it. */
    private Optional<Placement> in(
            Annotation annotation,
            int end,
            Place place,
            Version own,
            String version,
            Viewer viewer,
            Map<String, Map<Integer, PlacedEnd>> known) {
        if (own.hash().equals(version) || place.version().isEmpty()) {
            return Optional.of(placement(own, place.span(), Placement.State.EXACT, 1));
        }
        Map<Integer, PlacedEnd> ends = known.computeIfAbsent(version, wanted -> store.in(annotation.id(), wanted));
        return Optional.ofNullable(ends.get(end))
                .flatMap(placed -> catalogue
                        .version(DocumentAddress.pinned(own.document(), version), viewer)
                        .map(there -> placement(there, placed.span(), placed.state(), placed.similarity())));
    }

    /** What is lost has no span, but a page near which it would stand. */
    private Placement placement(Version version, Optional<TextSpan> span, Placement.State state, double similarity) {
        boolean lost = state == Placement.State.LOST;
        return new Placement(
                version.hash(),
                lost ? Optional.empty() : span,
                state,
                Math.round(similarity * 1000) / 1000.0,
                span.map(words -> catalogue.pageAt(version, words.start())),
                lost
                        ? Optional.empty()
                        : span.flatMap(words -> catalogue.passageAt(version, words.start()))
                                .map(Passage::id));
    }
}
