package org.lectern.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.Selector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.annotation.jsonld.AuthoredAnnotation.AuthoredEnd;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportReport.Result;

/** Where the annotations of a file stand in the library's texts, each with how surely. */
final class ImportPlaces {
    /** Code points that are shown of words that come close. */
    private static final int NEAREST = 120;

    private static final String NOT_ANSWERED = "It answers a note that is left out or not in this file.";

    private final EndFinder ends;
    private final Catalogue catalogue;
    private final KnownTexts texts;
    private final Set<AnnotationId> coming;
    private final Map<AnnotationId, Audience> audiences;

    /**
     * @param coming those that the file brings
     * @param audiences of those that came so far
     */
    ImportPlaces(
            EndFinder ends,
            Catalogue catalogue,
            KnownTexts texts,
            Set<AnnotationId> coming,
            Map<AnnotationId, Audience> audiences) {
        this.ends = ends;
        this.catalogue = catalogue;
        this.texts = texts;
        this.coming = coming;
        this.audiences = audiences;
    }

    /** @param bounds what the annotation must reach no further than */
    record Found(Result result, String detail, List<Audience> bounds, boolean refused, Optional<String> place) {
        static Found not(Result result, String detail) {
            return new Found(result, detail, List.of(), true, Optional.empty());
        }
    }

    Found find(Item item, AuthoredAnnotation authored, Viewer viewer) {
        Result result = Result.ELSEWHERE;
        List<String> details = new ArrayList<>();
        List<Audience> bounds = new ArrayList<>();
        Optional<String> place = Optional.empty();
        for (AuthoredEnd sent : authored.endsAndEvidence()) {
            Optional<AuthoredEnd> known = located(item, sent);
            if (known.isEmpty()) {
                return Found.not(
                        Result.UNKNOWN,
                        item.depth() > 0
                                ? NOT_ANSWERED
                                : "No document here says that it was got from %s. Choose the document that it is on."
                                        .formatted(sent.source()));
            }
            AuthoredEnd end = known.get();
            boolean hereToo = isHere(end, viewer);
            EndFinder.Finding finding = ends.find(hereToo ? end : unpinned(end), viewer, coming);
            switch (finding) {
                case EndFinder.Finding.AsSent() -> {
                    Optional<Audience> bound = answered(end);
                    bound.ifPresent(bounds::add);
                    boolean answers = bound.isPresent() && !end.isEvidence();
                    result = answers && result == Result.ELSEWHERE ? Result.ANSWER : result;
                }
                case EndFinder.Finding.OfDocuments(var audience) -> {
                    bounds.add(audience);
                    result = !end.isEvidence() && result == Result.ELSEWHERE ? Result.EXACT : result;
                }
                case EndFinder.Finding.OnAnnotation(var answered) -> {
                    bounds.add(answered.audience());
                    result = !end.isEvidence() && result == Result.ELSEWHERE ? Result.ANSWER : result;
                }
                case EndFinder.Finding.Refused(var detail) -> {
                    boolean answers = !end.isEvidence()
                            && AnnotationId.ofPath(end.source()).isPresent();
                    return Found.not(Result.REFUSED, answers ? NOT_ANSWERED : detail);
                }
                case EndFinder.Finding.NotAnchored(var version, var lost, var similar) -> {
                    return Found.not(similar ? Result.APPROXIMATE : Result.LOST, lost(version, lost));
                }
                case EndFinder.Finding.InDocument(var completed, var document) -> {
                    bounds.add(document.audience());
                    if (end.isEvidence()) {
                        continue;
                    }
                    authored.complete(end, completed);
                    place = place.isPresent() ? place : Optional.of(path(completed));
                    boolean moved = !hereToo;
                    result = moved || result == Result.MOVED ? Result.MOVED : Result.EXACT;
                    if (moved) {
                        details.add("It stands in version %s now.".formatted(completed.source()));
                    }
                }
            }
        }
        return new Found(result, String.join(" ", details), bounds, false, place);
    }

    /** What other programs annotate has an address elsewhere; empty where no document here is that text. */
    private Optional<AuthoredEnd> located(Item item, AuthoredEnd end) {
        if (item.foreign().isEmpty() || end.source().startsWith("/")) {
            return Optional.of(end);
        }
        if (item.depth() > 0) {
            return Optional.empty();
        }
        return texts.path(end.source()).map(path -> new AuthoredEnd(end.index(), path, end.selectors(), end.pointer()));
    }

    private static String path(AuthoredAnnotation.CompletedEnd end) {
        return end.selectors().stream()
                .filter(TextPositionSelector.class::isInstance)
                .map(selector -> ((TextPositionSelector) selector).span())
                .findFirst()
                .map(span -> "%s/pages?span=%d-%d".formatted(end.source(), span.start(), span.end()))
                .orElse(end.source());
    }

    /** The audience of an annotation that comes with this file; nobody's, where its answer comes before it. */
    private Optional<Audience> answered(AuthoredEnd end) {
        return AnnotationId.ofPath(end.source()).map(id -> audiences.getOrDefault(id, Audience.ONLY_AUTHOR));
    }

    /** Why they are not found, and what comes closest, for whoever looks for them by hand. */
    private String lost(Version version, Anchoring.Lost lost) {
        String reason = lost.reason().replaceFirst(" (Choose|Add|Quote) .*$", "");
        return lost.candidates().stream()
                .findFirst()
                .map(nearest -> "%s Closest is “%s” at %d–%d (%.2f)."
                        .formatted(
                                reason,
                                shortened(catalogue.words(version, nearest.span())),
                                nearest.span().start(),
                                nearest.span().end(),
                                nearest.similarity()))
                .orElse(reason);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= NEAREST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, NEAREST)) + "…";
    }

    private boolean isHere(AuthoredEnd end, Viewer viewer) {
        return DocumentAddress.ofPath(end.source())
                .map(address -> catalogue.version(address, viewer).isPresent())
                .orElse(true);
    }

    /** In another version a position says nothing; the quotation does. */
    private static AuthoredEnd unpinned(AuthoredEnd end) {
        DocumentAddress address = DocumentAddress.ofPath(end.source()).orElseThrow();
        List<Selector> quotes = end.selectors().stream()
                .filter(TextQuoteSelector.class::isInstance)
                .toList();
        return new AuthoredEnd(
                end.index(),
                new DocumentAddress(address.id(), Optional.empty()).path(),
                quotes.isEmpty() ? end.selectors() : quotes,
                end.pointer());
    }
}
