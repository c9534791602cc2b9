package org.lectern.reading;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.AnnotationStore.IdempotencyKey;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.ReplaceOutcome;
import org.lectern.annotation.Body;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.annotation.jsonld.AuthoredAnnotation.AuthoredEnd;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.review.Scales;

/** Writes annotations: finds their words, checks what the store cannot know, and stores them. */
public final class AnnotationService {
    private final AnnotationStore store;
    private final EndFinder ends;
    private final Objections objections;
    private final InstantSource clock;
    private final Decisions decisions;

    public AnnotationService(
            Catalogue catalogue,
            CitationIndex citations,
            PassageAnchors anchors,
            Placements placements,
            AnnotationStore store,
            People people,
            Groups groups,
            Scales scales,
            InstantSource clock) {
        this.store = store;
        this.objections = new Objections(
                catalogue,
                citations,
                new Supporting(store, new PlacesNow(catalogue, citations, placements, anchors)),
                store,
                people,
                groups,
                RatedScales.offered(scales));
        this.ends = new EndFinder(catalogue, citations, anchors, store);
        this.clock = clock;
        this.decisions = new Decisions(store);
    }

    public SaveOutcome create(
            AuthoredAnnotation authored,
            AccountId author,
            Viewer viewer,
            Optional<String> slug,
            Optional<IdempotencyKey> key) {
        Instant now = now();
        Optional<Annotation> before =
                key.flatMap(used -> store.answeredBefore(author, used, now)).flatMap(id -> seen(id, viewer));
        if (before.isPresent()) {
            return new SaveOutcome.Repeated(before.get());
        }
        Optional<SaveOutcome> refused = complete(authored, Optional.empty(), viewer);
        if (refused.isPresent()) {
            return refused.get();
        }
        AnnotationId id = AnnotationId.make(now, slug);
        authored.keepSentId(Optional.empty(), id.path());
        Annotation annotation = StoredAnnotation.of(id, author, now, now, 1, authored);
        Optional<SaveOutcome> objection =
                objections.to(annotation, viewer).or(() -> retractingObjection(annotation, viewer));
        if (objection.isPresent()) {
            return objection.get();
        }
        AddOutcome outcome;
        switch (decisions.judge(annotation, viewer)) {
            case Decisions.Verdict.Objection(var refusal) -> {
                return refusal;
            }
            case Decisions.Verdict.InTheNameOf(var groups) -> outcome = store.decide(annotation, groups, key);
            case Decisions.Verdict.ForAnybody() -> outcome = store.add(annotation, key);
        }
        return switch (outcome) {
            case AddOutcome.Added(var added) -> new SaveOutcome.Saved(added);
            case AddOutcome.Repeated(var existing) ->
                seen(existing, viewer)
                        .<SaveOutcome>map(SaveOutcome.Repeated::new)
                        .orElseGet(SaveOutcome.KeyReused::new);
            case AddOutcome.KeyReused() -> new SaveOutcome.KeyReused();
            case AddOutcome.RatedAlready(var existing) -> new SaveOutcome.RatedAlready(existing);
        };
    }

    private Optional<Annotation> seen(AnnotationId id, Viewer viewer) {
        return switch (store.find(id, viewer)) {
            case Lookup.Found(var annotation) -> Optional.of(annotation);
            case Lookup.Gone(var last, var when) -> Optional.of(last);
            case Lookup.Missing() -> Optional.empty();
        };
    }

    /** @param current what is being replaced; nothing is stored if somebody else has replaced it by now */
    public SaveOutcome replace(Annotation current, AuthoredAnnotation authored, Viewer viewer) {
        if (!authored.sentId().isEmpty()
                && !authored.sentId().equals(current.id().path())) {
            return new SaveOutcome.Conflicts(
                    "The \"id\" in the body is not that of the annotation being replaced. Leave it as it is served.");
        }
        for (String key : List.of("canonical", "via")) {
            if (authored.contradicts(current, key)) {
                return new SaveOutcome.Conflicts("\"%s\" cannot be changed once it is there.".formatted(key));
            }
        }
        Optional<SaveOutcome> refused = complete(authored, Optional.of(current), viewer);
        if (refused.isPresent()) {
            return refused.get();
        }
        Annotation next = StoredAnnotation.of(
                current.id(), current.creator(), current.created(), now(), current.revision() + 1, authored);
        Optional<SaveOutcome> objection = objections.to(next, viewer).or(() -> retractingObjection(next, viewer));
        if (objection.isPresent()) {
            return objection.get();
        }
        if (current.moderatorsDecision().isPresent()
                || next.moderatorsDecision().isPresent()) {
            return new SaveOutcome.Conflicts(
                    "What a moderator has decided stands as it was decided. Decide anew with an annotation of its own.");
        }
        return switch (store.replace(next, current.revision())) {
            case ReplaceOutcome.Replaced(var replaced) -> new SaveOutcome.Saved(replaced);
            case ReplaceOutcome.Stale() -> new SaveOutcome.Stale();
            case ReplaceOutcome.RatedAlready(var existing) -> new SaveOutcome.RatedAlready(existing);
        };
    }

    /** Whether it was withdrawn; not if somebody changed it since. */
    public boolean withdraw(Annotation current, AccountId by) {
        return store.withdraw(current.id(), by, current.revision(), now())
                instanceof AnnotationStore.WithdrawOutcome.Done;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Finds every end and writes into the annotation what was found; empty when all is well. */
    private Optional<SaveOutcome> complete(AuthoredAnnotation authored, Optional<Annotation> previous, Viewer viewer) {
        List<Bound> bounds = new ArrayList<>();
        for (AuthoredEnd end : authored.endsAndEvidence()) {
            // What was found once stays as it was found: a later version must not move it.
            boolean known =
                    previous.filter(before -> authored.repeats(end, before)).isPresent();
            boolean spreads =
                    !known || !previous.orElseThrow().audience().groups().containsAll(authored.groups());
            switch (ends.find(end, viewer)) {
                case EndFinder.Finding.InDocument(var completed, var document) -> {
                    if (spreads) {
                        bounds.add(Bound.of(document));
                    }
                    if (!known && !end.isEvidence()) {
                        authored.complete(end, completed);
                    }
                }
                case EndFinder.Finding.OfDocuments(var audience) -> {
                    if (spreads) {
                        bounds.add(Bound.ofCiting(audience));
                    }
                }
                case EndFinder.Finding.OnAnnotation(var annotation) -> {
                    if (spreads) {
                        bounds.add(Bound.of(annotation));
                    }
                }
                case EndFinder.Finding.AsSent() -> {}
                case EndFinder.Finding.Refused(var detail) -> {
                    // Its end went away under it: its author may still correct or narrow it, not spread it further.
                    if (!spreads) {
                        continue;
                    }
                    return Optional.of(new SaveOutcome.Refused(end.pointer(), detail));
                }
                case EndFinder.Finding.NotAnchored(var version, var lost, var similar) -> {
                    if (!known) {
                        return Optional.of(new SaveOutcome.NotAnchored(end.pointer(), version, lost));
                    }
                }
            }
        }
        return audienceObjection(authored, bounds, viewer);
    }

    /**
     * What an annotation must not reach further than, because it tells of it.
     *
     * @param name for the person who writes
     */
    private record Bound(Audience audience, String name, String kind) {
        static Bound of(Document document) {
            return new Bound(document.audience(), '"' + document.metadata().title() + '"', "a note on it");
        }

        static Bound of(Annotation annotation) {
            return new Bound(annotation.audience(), "What this answers", "an answer to it");
        }

        /** A work is known to everybody who may read one of the documents that cite it. */
        static Bound ofCiting(Audience audience) {
            return new Bound(audience, "What cites this", "what is said of it");
        }
    }

    /** A note never reaches further than what it is on, nor into groups its author is not in. */
    private static Optional<SaveOutcome> audienceObjection(
            AuthoredAnnotation authored, List<Bound> bounds, Viewer viewer) {
        for (GroupId group : authored.groups()) {
            if (!viewer.groups().contains(group)) {
                return Optional.of(new SaveOutcome.Refused(
                        "/audience", "There is no group %s that you are in.".formatted(group.path())));
            }
            for (Bound bound : bounds) {
                if (!bound.audience.covers(group)) {
                    return Optional.of(new SaveOutcome.Refused(
                            "/audience",
                            "%s is not shared with %s, so %s cannot be."
                                    .formatted(bound.name, group.path(), bound.kind)));
                }
            }
        }
        return Optional.empty();
    }

    /** Taking back what one said is one's own to do; that of others can be answered. */
    private Optional<SaveOutcome> retractingObjection(Annotation annotation, Viewer viewer) {
        boolean retracts = annotation.bodies().stream()
                .anyMatch(body -> body instanceof Body.Moderation moderation
                        && moderation.act().equals(Body.Moderation.RETRACT));
        return retracts && !isOnOwn(annotation, viewer)
                ? Optional.of(new SaveOutcome.Refused(
                        "/body/act", "Only its author can retract an annotation. Answer it instead."))
                : Optional.empty();
    }

    private boolean isOnOwn(Annotation annotation, Viewer viewer) {
        return AnnotationId.ofPath(annotation.targets().getFirst().resource())
                .flatMap(id -> seen(id, viewer))
                .filter(about -> about.creator().equals(annotation.creator()))
                .isPresent();
    }

    /** Why what an annotation decides cannot be decided again by its author; empty where it can. */
    public Optional<SaveOutcome> objectionToRestoring(Annotation annotation, Viewer viewer) {
        return objections.toDecision(annotation, viewer);
    }

    /** Why what an annotation calls confirmed cannot be called so any more, as far as the viewer sees what supports it. */
    public Optional<String> objectionToConfirming(Annotation annotation, Viewer viewer) {
        return objections.toConfirming(annotation, viewer);
    }
}
