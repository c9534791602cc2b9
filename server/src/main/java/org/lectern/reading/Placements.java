package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Place;
import org.lectern.annotation.Placement;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** Says where the ends of annotations stand now. */
public final class Placements {
    private final Catalogue catalogue;

    public Placements(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One for each end in content order; empty for what does not stand in a document that the viewer may see. */
    public List<Optional<Placement>> of(Annotation annotation, Viewer viewer) {
        return StoredAnnotation.ends(annotation).stream()
                .map(place -> of(place, viewer))
                .toList();
    }

    /** The version pinned by a place; its words stand there as they stood, since a version never changes. */
    public Optional<Placement> of(Place place, Viewer viewer) {
        return DocumentAddress.ofPath(place.resource())
                .map(address -> new DocumentAddress(address.id(), place.version()))
                .flatMap(address -> catalogue.version(address, viewer))
                .map(version -> placement(version, place.span()));
    }

    private Placement placement(Version version, Optional<TextSpan> span) {
        Optional<Passage> passage = span.flatMap(words -> catalogue.passageAt(version, words.start()));
        return new Placement(
                version.hash(),
                span,
                Placement.State.EXACT,
                1,
                span.map(words -> catalogue.pageAt(version, words.start())),
                passage.map(Passage::id));
    }
}
