package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.RestoreOutcome;
import org.lectern.annotation.Place;
import org.lectern.annotation.RatingStore;
import org.lectern.annotation.RatingStore.StandingRating;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.SaveOutcome;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/**
 * Rates by form: writes the annotation that a program would send, and puts it in the place of what its author said of the
 * same thing before. Whatever was done last can be undone, however long ago.
 */
final class RatingDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AnnotationStore store;
    private final RatingStore ratings;
    private final AnnotationService service;
    private final AnnotationReader reader;
    private final AnnotationView view;
    private final Addresses addresses;
    private final InstantSource clock;

    RatingDesk(
            AnnotationStore store,
            RatingStore ratings,
            AnnotationService service,
            AnnotationReader reader,
            AnnotationView view,
            Addresses addresses,
            InstantSource clock) {
        this.store = store;
        this.ratings = ratings;
        this.service = service;
        this.reader = reader;
        this.view = view;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What somebody wants to say.
     *
     * @param scope empty for all of a work
     * @param within the paths of the citations that the scope is about
     * @param evidence one a line: addresses, or sources in words with their page
     * @param group whom it is shared with besides those that an earlier grade is shared with; empty for a draft
     */
    record Wish(
            Place target,
            Axis axis,
            Scale scale,
            String value,
            String explanation,
            List<String> evidence,
            String scope,
            List<String> within,
            Optional<GroupId> group) {}

    /** What saying or undoing it can yield. */
    sealed interface Outcome {
        /** @param revision that it has now; what undoing names */
        record Done(AnnotationId id, int revision) implements Outcome {}

        /** @param why in English, for the person */
        record Refused(String why) implements Outcome {}

        /** Somebody changed it since. */
        record Stale() implements Outcome {}

        record Missing() implements Outcome {}
    }

    /** The asker's current rating of the same thing. */
    Optional<Annotation> current(Wish wish, Account account, Viewer viewer) {
        return ratings.ratings(Optional.empty(), Optional.of(wish.target().resource()), viewer).stream()
                .filter(one -> one.creator().equals(account.id()) && isSame(one, wish))
                .reduce((earlier, later) -> later)
                .flatMap(one -> found(one.id(), viewer));
    }

    private static boolean isSame(StandingRating one, Wish wish) {
        return one.place().equals(wish.target())
                && one.rating().axis().equals(wish.axis().word())
                && one.rating().scale().equals(wish.scale().id())
                && one.rating().scope().orElse("").equals(wish.scope())
                && one.rating().round().isEmpty();
    }

    private Optional<Annotation> found(AnnotationId id, Viewer viewer) {
        return store.find(id, viewer) instanceof Lookup.Found(var annotation)
                ? Optional.of(annotation)
                : Optional.empty();
    }

    Outcome rate(Wish wish, Account account, Viewer viewer) {
        Optional<Annotation> before = current(wish, account, viewer);
        Set<GroupId> groups = new TreeSet<>();
        before.ifPresent(one -> groups.addAll(one.audience().groups()));
        wish.group().ifPresent(groups::add);
        try {
            AuthoredAnnotation authored =
                    reader.read(json(wish, groups).toString().getBytes(StandardCharsets.UTF_8));
            return outcome(
                    before.isPresent()
                            ? service.replace(before.get(), authored, viewer)
                            : service.create(authored, account.id(), viewer, Optional.empty(), Optional.empty()));
        } catch (InvalidAnnotationException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome outcome(SaveOutcome saved) {
        return switch (saved) {
            case SaveOutcome.Saved(var annotation) -> new Outcome.Done(annotation.id(), annotation.revision());
            case SaveOutcome.Repeated(var annotation) -> new Outcome.Done(annotation.id(), annotation.revision());
            case SaveOutcome.Refused(var field, var detail) -> new Outcome.Refused(detail);
            case SaveOutcome.Forbidden(var detail) -> new Outcome.Refused(detail);
            case SaveOutcome.Conflicts(var detail) -> new Outcome.Refused(detail);
            case SaveOutcome.NotAnchored(var field, var version, var lost) -> new Outcome.Refused(lost.reason());
            case SaveOutcome.RatedAlready(var existing) -> new Outcome.Stale();
            case SaveOutcome.Stale() -> new Outcome.Stale();
            case SaveOutcome.NotAModerator() -> new Outcome.Stale();
            case SaveOutcome.KeyReused() -> new Outcome.Stale();
        };
    }

    private ObjectNode json(Wish wish, Set<GroupId> groups) {
        ObjectNode json = JSON.objectNode();
        json.put("@context", "http://www.w3.org/ns/anno.jsonld")
                .put("type", "Annotation")
                .put("motivation", "assessing");
        ObjectNode body = json.putObject("body");
        body.put("type", "ReliabilityRating")
                .put("purpose", "assessing")
                .put("axis", wish.axis().word())
                .put("scale", wish.scale().id())
                .put("scaleVersion", wish.scale().version())
                .put("value", wish.value());
        if (!wish.explanation().isEmpty()) {
            body.put("explanation", wish.explanation());
        }
        if (!wish.scope().isEmpty()) {
            body.put("scope", wish.scope());
        }
        if (!wish.within().isEmpty()) {
            ArrayNode within = body.putArray("within");
            wish.within().forEach(path -> within.add(addresses.absolute(path)));
        }
        if (!wish.evidence().isEmpty()) {
            ArrayNode evidence = body.putArray("evidence");
            wish.evidence().forEach(line -> addEvidence(evidence, line));
        }
        json.set("target", target(wish.target()));
        if (!groups.isEmpty()) {
            ArrayNode audience = json.putArray("audience");
            groups.forEach(group -> audience.addObject()
                    .put("id", addresses.absolute(group.path()))
                    .put("type", "Audience"));
        }
        return json;
    }

    private void addEvidence(ArrayNode evidence, String line) {
        if (line.startsWith("/") || line.matches("https?://\\S+")) {
            evidence.add(addresses.absolute(line));
        } else {
            evidence.addObject().put("value", line);
        }
    }

    private JsonNode target(Place place) {
        String source = addresses.absolute(
                place.resource() + place.version().map(version -> "@" + version).orElse(""));
        Optional<TextSpan> span = place.span();
        if (span.isEmpty()) {
            return JSON.textNode(source);
        }
        ObjectNode target = JSON.objectNode();
        target.put("type", "SpecificResource").put("source", source);
        target.putObject("selector")
                .put("type", "TextPositionSelector")
                .put("start", span.get().start())
                .put("end", span.get().end());
        return target;
    }

    /** Takes a grade back; undoing brings it back. */
    Outcome withdraw(AnnotationId id, Account account, Viewer viewer) {
        Optional<Annotation> current =
                found(id, viewer).filter(one -> one.creator().equals(account.id()));
        if (current.isEmpty()) {
            return new Outcome.Missing();
        }
        return service.withdraw(current.get(), account.id())
                ? new Outcome.Done(id, current.get().revision())
                : new Outcome.Stale();
    }

    /** What became of a rating, oldest first. */
    List<AnnotationChange> history(AnnotationId id, Viewer viewer) {
        return store.history(id, viewer);
    }

    /**
     * Undoes what its author did last with a rating: a new one is withdrawn, a changed one is as it was before, a withdrawn
     * one is back.
     *
     * @param revision the one to undo, so that pressing twice undoes once
     */
    Outcome undo(AnnotationId id, int revision, Account account, Viewer viewer) {
        List<AnnotationChange> history = store.history(id, viewer);
        if (history.isEmpty() || !history.getFirst().annotation().creator().equals(account.id())) {
            return new Outcome.Missing();
        }
        AnnotationChange last = history.getLast();
        if (last.annotation().revision() != revision) {
            return new Outcome.Stale();
        }
        return switch (last) {
            case AnnotationChange.Withdrawn withdrawn -> restored(id, viewer);
            case AnnotationChange.Replaced replaced -> before(history, viewer);
            case AnnotationChange.Created created -> withdraw(id, account, viewer);
            case AnnotationChange.Restored restored -> withdraw(id, account, viewer);
            case AnnotationChange.Hidden hidden -> new Outcome.Stale();
            case AnnotationChange.Unhidden unhidden -> new Outcome.Stale();
        };
    }

    private Outcome restored(AnnotationId id, Viewer viewer) {
        return store.restore(id, viewer, clock.instant()) instanceof RestoreOutcome.Restored(var annotation)
                ? new Outcome.Done(annotation.id(), annotation.revision())
                : new Outcome.Stale();
    }

    private Outcome before(List<AnnotationChange> history, Viewer viewer) {
        Annotation now = history.getLast().annotation();
        Annotation before = history.get(history.size() - 2).annotation();
        AuthoredAnnotation authored = reader.read(view.json(before, viewer).getBytes(StandardCharsets.UTF_8));
        return found(now.id(), viewer)
                .map(current -> outcome(service.replace(current, authored, viewer)))
                .orElseGet(Outcome.Stale::new);
    }
}
