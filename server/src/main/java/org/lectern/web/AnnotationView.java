package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
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
    private final Placements placements;

    AnnotationView(AnnotationWriter writer, AnnotationStore store, People people, Placements placements) {
        this.writer = writer;
        this.store = store;
        this.people = people;
        this.placements = placements;
    }

    Served served(Annotation annotation, Viewer viewer) {
        return served(annotation, viewer, Optional.empty(), people.names(Set.of(annotation.creator())));
    }

    private Served served(
            Annotation annotation, Viewer viewer, Optional<String> shown, Map<AccountId, AccountName> names) {
        return new Served(
                annotation,
                annotation.audience().toldTo(viewer, annotation.creator()),
                Optional.ofNullable(names.get(annotation.creator())).map(AccountName::value),
                placements.of(annotation, viewer, shown));
    }

    /**
     * All their authors are looked up at once.
     *
     * @param shown the version on show, by its hash; see {@link Placements}
     */
    List<Served> served(List<Annotation> annotations, Viewer viewer, Optional<String> shown) {
        Map<AccountId, AccountName> names =
                people.names(annotations.stream().map(Annotation::creator).collect(Collectors.toSet()));
        return annotations.stream()
                .map(annotation -> served(annotation, viewer, shown, names))
                .toList();
    }

    String json(Annotation annotation, Viewer viewer) {
        return writer.write(served(annotation, viewer));
    }

    /** In UTF-8. */
    byte[] bytes(Annotation annotation, Viewer viewer) {
        return writer.bytes(served(annotation, viewer));
    }

    /** @param authored what it was just made of; used up by this */
    byte[] bytes(Annotation annotation, Viewer viewer, AuthoredAnnotation authored) {
        return writer.bytes(served(annotation, viewer), authored);
    }

    /**
     * The path of the page on which the annotation stands, with it open; of the work or the citation that it is on; the
     * library if it stands on no page here.
     */
    String pageOf(Annotation annotation, Viewer viewer) {
        Annotation about = annotation;
        for (int n = 0; n < MAX_REPLIES; n++) {
            Place place = about.targets().getFirst();
            Optional<AnnotationId> parent = AnnotationId.ofPath(place.resource());
            if (place.resource().matches("/(?:works|citations)/[a-z2-7]{12}")) {
                String page = place.resource().startsWith("/works/") ? place.resource() : place.resource() + "/record";
                return page + "#annotation-" + annotation.id().value();
            }
            if (parent.isEmpty()) {
                return pageNow(about, viewer)
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

    /** The page of the current version on which its first target stands, or would stand if it were not lost. */
    private Optional<String> pageNow(Annotation annotation, Viewer viewer) {
        Place place = annotation.targets().getFirst();
        return placements
                .of(annotation, viewer)
                .getFirst()
                .flatMap(placement -> DocumentAddress.ofPath(place.resource())
                        // The current version is addressed without its hash, so that the address stays the one people
                        // know.
                        .map(address -> new DocumentAddress(address.id(), Optional.empty()))
                        .map(address ->
                                new PageAddress(address, placement.page().orElse(1)).path()));
    }
}
