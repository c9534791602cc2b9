package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.Placements;

/** An annotation as one viewer gets it: with its author's name and where it stands now. */
final class AnnotationView {
    /** A reply to a reply to a reply … is followed so far to the page it is about. */
    private static final int MAX_REPLIES = 100;

    private final AnnotationWriter writer;
    private final AnnotationStore store;
    private final People people;
    private final Catalogue catalogue;
    private final Placements placements;

    AnnotationView(
            AnnotationWriter writer, AnnotationStore store, People people, Catalogue catalogue, Placements placements) {
        this.writer = writer;
        this.store = store;
        this.people = people;
        this.catalogue = catalogue;
        this.placements = placements;
    }

    Served served(Annotation annotation, Viewer viewer) {
        return served(List.of(annotation), viewer).getFirst();
    }

    /** All their authors are looked up at once. */
    List<Served> served(List<Annotation> annotations, Viewer viewer) {
        Map<AccountId, AccountName> names =
                people.names(annotations.stream().map(Annotation::creator).collect(Collectors.toSet()));
        return annotations.stream()
                .map(annotation -> new Served(
                        annotation,
                        Optional.ofNullable(names.get(annotation.creator())).map(AccountName::value),
                        placements.of(annotation, viewer)))
                .toList();
    }

    String json(Annotation annotation, Viewer viewer) {
        return writer.write(served(annotation, viewer));
    }

    /** The path of the page on which the annotation stands, with it open; the library if it stands on no page here. */
    String pageOf(Annotation annotation, Viewer viewer) {
        Annotation about = annotation;
        for (int n = 0; n < MAX_REPLIES; n++) {
            Place place = about.targets().getFirst();
            Optional<AnnotationId> parent = AnnotationId.ofPath(place.resource());
            if (parent.isEmpty()) {
                return pageOf(place, viewer)
                        .map(path -> path + "#annotation-" + annotation.id().value())
                        .orElse("/");
            }
            if (!(store.find(parent.get(), viewer) instanceof Lookup.Found(var replied))) {
                return "/";
            }
            about = replied;
        }
        return "/";
    }

    private Optional<String> pageOf(Place place, Viewer viewer) {
        return DocumentAddress.ofPath(place.resource())
                .map(address -> new DocumentAddress(address.id(), place.version()))
                .flatMap(address -> catalogue.version(address, viewer))
                .map(version -> pagePath(version, place.span(), viewer));
    }

    /** The current version is addressed without its hash, so that the address stays the one people know. */
    private String pagePath(Version version, Optional<TextSpan> span, Viewer viewer) {
        int number = span.map(words -> catalogue.pageAt(version, words.start())).orElse(1);
        boolean current = catalogue
                .document(version.document(), viewer)
                .filter(document -> document.current().equals(version))
                .isPresent();
        DocumentAddress address =
                current ? new DocumentAddress(version.document(), Optional.empty()) : version.address();
        return new PageAddress(address, number).path();
    }
}
