package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.TextAlignment;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.Placement.State;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** Leads from a passage's permanent address to where it stands now. */
public final class PassageFinder {
    private final Catalogue catalogue;
    private final Carrying carrying;

    public PassageFinder(Catalogue catalogue, PassageAnchors anchors) {
        this.catalogue = catalogue;
        this.carrying = new Carrying(catalogue, anchors);
    }

    /**
     * Where a passage stands in the current version of its document.
     *
     * @param first as it stood when it first appeared
     * @param version the current one; for what is lost the newest that has it
     * @param page of that version, from 1
     * @param span code points of that version
     * @param keepsId whether a block of that version has the passage's id
     */
    public record Found(
            Passage first, Version version, int page, TextSpan span, State state, double similarity, boolean keepsId) {}

    /** Empty where there never was such a passage, or its document is not for the viewer. */
    public Optional<Found> find(String id, Viewer viewer) {
        return catalogue
                .passage(id, viewer)
                .flatMap(newest -> catalogue
                        .firstPassage(id, viewer)
                        .flatMap(first -> catalogue
                                .document(newest.version().document(), viewer)
                                .map(document -> newest.version().equals(document.current())
                                        ? kept(first, newest)
                                        : carried(first, newest, document.current()))));
    }

    private Found kept(Passage first, Passage now) {
        double similarity = TextAlignment.similarity(
                catalogue.words(first.version(), first.span()), catalogue.words(now.version(), now.span()));
        State state = similarity < 1
                ? State.APPROXIMATE
                : first.span().start() == now.span().start() ? State.EXACT : State.MOVED;
        return new Found(first, now.version(), now.page(), now.span(), state, similarity, true);
    }

    private Found carried(Passage first, Passage newest, Version current) {
        String resource = new DocumentAddress(current.document(), Optional.empty()).path();
        Place place = new Place(resource, Optional.of(newest.version().hash()), Optional.of(newest.span()));
        PlacedEnd placed = carrying.place(place, current.hash(), List.of());
        if (placed.state() == State.LOST) {
            return new Found(first, newest.version(), newest.page(), newest.span(), State.LOST, 0, true);
        }
        TextSpan span = placed.span().orElseThrow();
        State state = placed.state() == State.EXACT ? State.MOVED : placed.state();
        return new Found(
                first, current, catalogue.pageAt(current, span.start()), span, state, placed.similarity(), false);
    }
}
