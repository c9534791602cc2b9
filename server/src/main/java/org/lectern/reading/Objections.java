package org.lectern.reading;

import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.annotation.SuggestedReading;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;

/** What is wrong with an annotation that neither its JSON nor the store can tell. */
final class Objections {
    private final Catalogue catalogue;
    private final AnnotationStore store;
    private final People people;
    private final Deciding deciding;
    private final RatingRules ratings;
    private final PersonGuard guard;

    Objections(
            Catalogue catalogue,
            CitationIndex citations,
            Supporting supporting,
            AnnotationStore store,
            People people,
            Groups groups,
            RatedScales scales) {
        this.ratings = new RatingRules(citations, scales, supporting);
        this.catalogue = catalogue;
        this.store = store;
        this.people = people;
        this.deciding = new Deciding(groups);
        this.guard = new PersonGuard(catalogue, citations, store, groups);
    }

    /** Finds what an annotation answers; empty where its author may not see it. */
    @FunctionalInterface
    interface Answered {
        Optional<Annotation> find(AnnotationId id);
    }

    /** Everything there is to object, for its author. */
    Optional<SaveOutcome> to(Annotation annotation, Viewer viewer) {
        return to(annotation, viewer, id -> stored(id, viewer));
    }

    /** What there is to object to what it decides. */
    Optional<SaveOutcome> toDecision(Annotation annotation, Viewer viewer) {
        return toDecision(annotation, viewer, id -> stored(id, viewer));
    }

    private Optional<Annotation> stored(AnnotationId id, Viewer viewer) {
        return store.find(id, viewer) instanceof Lookup.Found(var found) ? Optional.of(found) : Optional.empty();
    }

    Optional<SaveOutcome> to(Annotation annotation, Viewer viewer, Answered answered) {
        return toForm(annotation, viewer)
                .or(() -> toConfirming(annotation, viewer).map(why -> new SaveOutcome.Refused("/body/value", why)))
                .or(() -> guard.objection(annotation, viewer))
                .or(() -> toDecision(annotation, viewer, answered));
    }

    /** What is wrong whoever wrote it; where it names what is not everybody's, it is named as the viewer sees it. */
    Optional<SaveOutcome> toForm(Annotation annotation, Viewer viewer) {
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.Moderation && !isAboutOneAnnotation(annotation)) {
                return Optional.of(
                        new SaveOutcome.Refused("/target", "A Moderation has one target, the annotation it is about."));
            }
            if (body instanceof Body.ReliabilityRating rating) {
                Optional<SaveOutcome> objection = ratings.objection(annotation, rating, viewer);
                if (objection.isPresent()) {
                    return objection;
                }
            }
        }
        return annotation.motivations().contains(SuggestedReading.EDITING) ? toReading(annotation) : Optional.empty();
    }

    /** What there is to object to what it calls confirmed, as far as the viewer sees what supports it. */
    Optional<String> toConfirming(Annotation annotation, Viewer viewer) {
        return annotation.bodies().stream()
                .filter(Body.ReliabilityRating.class::isInstance)
                .flatMap(body -> ratings.toConfirming(annotation, (Body.ReliabilityRating) body, viewer).stream())
                .findFirst();
    }

    private static boolean isAboutOneAnnotation(Annotation annotation) {
        return annotation.targets().size() == 1
                && AnnotationId.ofPath(annotation.targets().getFirst().resource())
                        .isPresent();
    }

    private Optional<SaveOutcome> toReading(Annotation annotation) {
        Optional<SuggestedReading> reading = SuggestedReading.of(annotation);
        if (reading.isEmpty()) {
            return Optional.of(
                    new SaveOutcome.Refused(
                            "/target",
                            "A suggested reading is about words of a document here. Give the target the selector of a passage."));
        }
        Place printed = reading.get().printed();
        TextSpan span = printed.span().orElseThrow();
        if (span.end() - span.start() > SuggestedReading.LONGEST) {
            return Optional.of(new SaveOutcome.Refused(
                    "/target",
                    "A suggested reading is about at most %,d characters; these are %,d. Choose only the words that read otherwise."
                            .formatted(SuggestedReading.LONGEST, span.end() - span.start())));
        }
        String words = catalogue.words(printed.version().orElseThrow(), span);
        return words.equals(reading.get().words())
                ? Optional.of(new SaveOutcome.Refused(
                        "/body", "These are the words that are printed there. Write what they should read."))
                : Optional.empty();
    }

    /** Accepting readings and setting them aside is not for everybody. */
    private Optional<SaveOutcome> toDecision(Annotation annotation, Viewer viewer, Answered answered) {
        boolean decides = annotation.bodies().stream()
                .anyMatch(body -> body instanceof Body.Moderation decision && decision.isOnReading());
        if (!decides) {
            return Optional.empty();
        }
        Optional<Annotation> about =
                AnnotationId.ofPath(annotation.targets().getFirst().resource()).flatMap(answered::find);
        Optional<Document> document = about.flatMap(SuggestedReading::of)
                .flatMap(reading -> DocumentAddress.ofPath(reading.printed().resource()))
                .flatMap(address -> catalogue.document(address.id(), viewer));
        if (document.isEmpty()) {
            return Optional.of(new SaveOutcome.Refused(
                    "/target", "Only a suggested reading is accepted or set aside. Resolve anything else."));
        }
        Optional<Account> account = people.account(annotation.creator());
        return account.filter(who -> deciding.mayAccept(about.orElseThrow(), document.get(), who))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new SaveOutcome.Forbidden(
                        "A suggested reading is accepted or set aside by whoever owns the document and by those who moderate"
                                + " a group that it is shared with. Ask one of them, or write a reply."));
    }
}
