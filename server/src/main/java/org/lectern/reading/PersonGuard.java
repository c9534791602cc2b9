package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.Flag;
import org.lectern.annotation.Place;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.Viewer;

/**
 * Keeps flags about works and documents that may speak of living people within groups until two reviewers say the same:
 * whoever shares one with everybody is a reviewer, and another one has flagged the same with the same word.
 */
final class PersonGuard {
    private static final int SLICE = 200;

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final AnnotationStore store;
    private final Groups groups;

    PersonGuard(Catalogue catalogue, CitationIndex citations, AnnotationStore store, Groups groups) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.store = store;
        this.groups = groups;
    }

    Optional<SaveOutcome> objection(Annotation annotation, Viewer viewer) {
        List<String> verbs = verbs(annotation);
        if (verbs.isEmpty() || !reachesOutside(annotation)) {
            return Optional.empty();
        }
        boolean guarded = annotation.targets().stream().anyMatch(target -> isGuarded(target, viewer));
        if (!guarded || (isReviewer(annotation.creator()) && isSeconded(annotation, verbs, viewer))) {
            return Optional.empty();
        }
        return Optional.of(
                new SaveOutcome.Refused(
                        "/audience",
                        "Somebody of whom this speaks may be living, so a flag on it is shown outside of groups only when two reviewers say the same. Share it with a group of reviewers; when another one there has flagged the same, share it with everybody."));
    }

    private static boolean reachesOutside(Annotation annotation) {
        return annotation.audience().groups().contains(GroupId.PUBLIC)
                || annotation.audience().groups().contains(GroupId.EVERYONE);
    }

    private static List<String> verbs(Annotation annotation) {
        return annotation.bodies().stream()
                .filter(Flag.class::isInstance)
                .map(body -> ((Flag) body).verb())
                .toList();
    }

    private boolean isGuarded(Place target, Viewer viewer) {
        Corrections corrections = citations.corrections();
        return document(target).filter(corrections::mayBeLiving).isPresent()
                || works(target, viewer).stream().anyMatch(corrections::mayBeLiving);
    }

    private static Optional<DocumentId> document(Place target) {
        return DocumentAddress.ofPath(target.resource()).map(DocumentAddress::id);
    }

    /**
     * The works that something is about: itself, what a citation cites, what is cited for words of a document; of a whole
     * document all that it cites.
     */
    private Set<String> works(Place target, Viewer viewer) {
        String resource = target.resource();
        Set<String> works = new TreeSet<>();
        if (resource.startsWith("/works/")) {
            works.add(citations.corrections().canonical(resource.substring("/works/".length())));
        } else if (resource.startsWith("/citations/")) {
            citations
                    .citation(resource.substring("/citations/".length()), viewer)
                    .ifPresent(found -> works.add(found.work()));
        } else {
            version(target, viewer)
                    .ifPresent(version -> citations.citationsOf(version, viewer).stream()
                            .filter(found -> target.span()
                                    .map(span -> touches(found, span))
                                    .orElse(true))
                            .forEach(found -> works.add(found.work())));
        }
        return works;
    }

    private Optional<Version> version(Place target, Viewer viewer) {
        return DocumentAddress.ofPath(target.resource())
                .map(address -> target.version()
                        .map(version -> DocumentAddress.pinned(address.id(), version))
                        .orElse(address))
                .flatMap(address -> catalogue.version(address, viewer));
    }

    private static boolean touches(FoundCitation found, TextSpan span) {
        return overlap(found.citation().span(), span)
                || found.citation()
                        .quoted()
                        .filter(quoted -> overlap(quoted, span))
                        .isPresent();
    }

    private static boolean overlap(TextSpan one, TextSpan other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private boolean isReviewer(AccountId account) {
        return groups.of(account).stream()
                .anyMatch(belonging -> belonging.role().mayCorrect());
    }

    /** Whether another reviewer's flag that its author can see says the same of the same. */
    private boolean isSeconded(Annotation annotation, List<String> verbs, Viewer viewer) {
        return annotation.targets().stream().anyMatch(target -> isSeconded(annotation, target, verbs, viewer));
    }

    /** However many flags there are on it: the one that counts may be the last. */
    private boolean isSeconded(Annotation annotation, Place target, List<String> verbs, Viewer viewer) {
        AnnotationQuery query = new AnnotationQuery(
                Optional.of(target), Optional.empty(), Optional.empty(), Optional.of("classifying"));
        Optional<AnnotationId> after = Optional.empty();
        boolean hasMore = true;
        while (hasMore) {
            AnnotationStore.Slice slice = store.slice(query, viewer, after, SLICE);
            boolean seconded = slice.annotations().stream()
                    .filter(other -> target.span().isPresent() || isOnWhole(other, target))
                    .filter(other -> !other.creator().equals(annotation.creator()))
                    .filter(other -> other.bodies().stream()
                            .anyMatch(body -> body instanceof Flag flag && verbs.contains(flag.verb())))
                    .anyMatch(other -> isReviewer(other.creator()) && !isRetracted(other, viewer));
            if (seconded) {
                return true;
            }
            hasMore = slice.hasMore() && !slice.annotations().isEmpty();
            after = hasMore ? Optional.of(slice.annotations().getLast().id()) : after;
        }
        return false;
    }

    /** Asking for a document finds what is on its words, too; that says nothing of all of it. */
    private static boolean isOnWhole(Annotation other, Place target) {
        return other.targets().stream()
                .anyMatch(place -> place.span().isEmpty() && place.resource().equals(target.resource()));
    }

    private boolean isRetracted(Annotation flag, Viewer viewer) {
        return flag.isRetracted(store.answers(List.of(flag.id()), Body.Moderation.MODERATING, viewer));
    }
}
