package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.Selector;
import org.lectern.anchor.Selector.AreaSelector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.jsonld.AuthoredAnnotation.AuthoredEnd;
import org.lectern.annotation.jsonld.AuthoredAnnotation.CompletedEnd;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;

/** Finds what one end of an annotation stands on: words of a version, a whole version, another annotation, the web. */
final class EndFinder {
    private static final String FORMAT = "text/plain";

    /** What a flag may point to and nothing stands on: it leads on by itself, to those who may go there. */
    private static final Pattern EVIDENCE = Pattern.compile("/(?:passages|citations|works)/[a-z2-7]{12}");

    private static final Pattern WORK_OR_CITATION = Pattern.compile("/(?:works|citations)/[a-z2-7]{12}");

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final PassageAnchors anchors;
    private final AnnotationStore store;

    EndFinder(Catalogue catalogue, CitationIndex citations, PassageAnchors anchors, AnnotationStore store) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.anchors = anchors;
        this.store = store;
    }

    sealed interface Finding {
        /** Words of a document here, or the whole of it. */
        record InDocument(CompletedEnd completed, Document document) implements Finding {}

        /**
         * A work or a citation.
         *
         * @param audience of all documents together that cite it
         */
        record OfDocuments(Audience audience) implements Finding {}

        /** Another annotation here. */
        record OnAnnotation(Annotation annotation) implements Finding {}

        /** Nothing to look up: something that is not ours, or whose address says it all. */
        record AsSent() implements Finding {}

        /** @param detail for the person who wrote it, with what to do */
        record Refused(String detail) implements Finding {}

        /** @param similar whether something much like it stands somewhere */
        record NotAnchored(Version version, Anchoring.Lost lost, boolean similar) implements Finding {}
    }

    Finding find(AuthoredEnd end, Viewer viewer) {
        return find(end, viewer, Set.of());
    }

    /** @param coming annotations that are not here yet and will be, so that they may be answered */
    Finding find(AuthoredEnd end, Viewer viewer, Set<AnnotationId> coming) {
        if (!end.source().startsWith("/")) {
            return new Finding.AsSent();
        }
        Optional<AnnotationId> annotation = AnnotationId.ofPath(end.source());
        if (annotation.isPresent()) {
            if (coming.contains(annotation.get())) {
                return new Finding.AsSent();
            }
            return store.find(annotation.get(), viewer) instanceof Lookup.Found(var found)
                    ? new Finding.OnAnnotation(found)
                    : new Finding.Refused("There is no annotation at %s.".formatted(end.source()));
        }
        if (end.source().startsWith("/people/") || end.source().startsWith("/groups/")) {
            return new Finding.AsSent();
        }
        if (end.isEvidence() && EVIDENCE.matcher(end.source()).matches()) {
            return new Finding.AsSent();
        }
        if (WORK_OR_CITATION.matcher(end.source()).matches()) {
            return ofDocuments(end, viewer);
        }
        Optional<DocumentAddress> address = DocumentAddress.ofPath(end.source())
                .or(() -> PageAddress.ofPath(end.source())
                        .filter(page -> end.isEvidence())
                        .map(PageAddress::document));
        if (address.isEmpty()) {
            return new Finding.Refused(
                    "%s is not an address that can be annotated. Use that of a document, /documents/{id}, of a work or of a citation."
                            .formatted(end.source()));
        }
        return inDocument(end, address.get(), viewer);
    }

    private Finding ofDocuments(AuthoredEnd end, Viewer viewer) {
        if (!end.selectors().isEmpty()) {
            return new Finding.Refused("%s is annotated as a whole. Leave the selector out, or annotate the passage."
                    .formatted(end.source()));
        }
        String named = end.source().substring(end.source().lastIndexOf('/') + 1);
        String id = end.source().startsWith("/works/") ? citations.corrections().canonical(named) : named;
        List<Document> citing = end.source().startsWith("/citations/")
                ? citations.citation(id, viewer).stream()
                        .flatMap(found -> catalogue.document(found.version().document(), viewer).stream())
                        .toList()
                : catalogue.documents(viewer).stream()
                        .filter(document -> citations.citationsOf(document.current(), viewer).stream()
                                .anyMatch(found -> found.work().equals(id)))
                        .toList();
        return citing.isEmpty()
                ? new Finding.Refused("There is no work or citation at %s.".formatted(end.source()))
                : new Finding.OfDocuments(new Audience(citing.stream()
                        .flatMap(document -> document.audience().groups().stream())
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private Finding inDocument(AuthoredEnd end, DocumentAddress address, Viewer viewer) {
        Optional<Document> document = catalogue.document(address.id(), viewer);
        Optional<Version> version = catalogue.version(address, viewer);
        if (document.isEmpty() || version.isEmpty()) {
            return new Finding.Refused("There is no document at %s.".formatted(end.source()));
        }
        if (end.selectors().isEmpty()) {
            return found(document.get(), version.get(), List.of());
        }
        if (!document.get().current().equals(version.get())) {
            // It is placed in the current version when it is written, which is not to wait for this then
            catalogue.alignment(version.get().hash(), document.get().current().hash());
        }
        boolean hasQuote = has(end, TextQuoteSelector.class);
        if (!hasQuote
                && address.version().isEmpty()
                && catalogue.versions(address.id(), viewer).size() > 1) {
            return new Finding.Refused(
                    "This document has several versions, so a position says too little. Quote the words, or name the version: %s@{version}."
                            .formatted(address.path()));
        }
        for (Selector selector : end.selectors()) {
            if (selector instanceof AreaSelector area) {
                return onImage(area, document.get(), version.get(), viewer);
            }
        }
        PassageAnchor anchor = anchors.of(version.get());
        return switch (anchor.anchor(end.selectors())) {
            case Anchoring.Anchored anchored -> found(document.get(), version.get(), anchor.describe(anchored.span()));
            case Anchoring.Approximate(var span, var similarity) ->
                new Finding.NotAnchored(version.get(), mustBeChosen(span, similarity), true);
            case Anchoring.Lost lost -> new Finding.NotAnchored(version.get(), lost, false);
        };
    }

    private static boolean has(AuthoredEnd end, Class<? extends Selector> kind) {
        for (Selector selector : end.selectors()) {
            if (kind.isInstance(selector)) {
                return true;
            }
        }
        return false;
    }

    /** An area stands on an image; what of the text it belongs to is its page. */
    private Finding onImage(AreaSelector area, Document document, Version version, Viewer viewer) {
        return catalogue
                .page(new PageAddress(version.address(), area.page()), viewer)
                .filter(page -> page.size().isPresent())
                .<Finding>map(page -> found(document, version, List.of(new TextPositionSelector(page.span()), area)))
                .orElseGet(() -> new Finding.Refused(
                        "There is no image of page %d here, so nothing can stand on an area of it. Quote words instead."
                                .formatted(area.page())));
    }

    /** However likely the place is, a new annotation stands on words that its author chose. */
    private static Anchoring.Lost mustBeChosen(TextSpan span, double similarity) {
        return new Anchoring.Lost(
                "These words do not stand in this text; similar ones do. Choose the candidate, or quote the text as it is.",
                List.of(new Anchoring.Candidate(span, similarity)));
    }

    private static Finding found(Document document, Version version, List<Selector> selectors) {
        return new Finding.InDocument(
                new CompletedEnd(
                        version.address().path(),
                        selectors,
                        FORMAT,
                        version.ingested().toString()),
                document);
    }
}
