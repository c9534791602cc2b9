package org.lectern.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.people.Viewer;

/**
 * Which suggested readings count, for one viewer: those whose latest decision that the viewer can see accepts them, as long
 * as neither their words nor those printed there have changed since. Of two that overlap the one accepted later counts, and
 * only that one.
 */
public final class Readings {
    private static final Comparator<Annotation> BY_DECISION = Comparator.comparing(Annotation::modified)
            .thenComparing(decision -> decision.id().value());

    private final AnnotationStore store;
    private final PlacementStore placements;
    private final Texts texts;

    /** Cuts words out of a version's text. */
    @FunctionalInterface
    public interface Texts {
        String slice(String version, TextSpan span);
    }

    public Readings(AnnotationStore store, PlacementStore placements, Texts texts) {
        this.store = store;
        this.placements = placements;
        this.texts = texts;
    }

    /** In the order of the text, those that have words within the span. */
    public List<AcceptedReading> accepted(String resource, String version, TextSpan within, Viewer viewer) {
        // One further off can be accepted later than one that reaches into the span
        TextSpan near = new TextSpan(
                Math.max(0, within.start() - 2 * SuggestedReading.LONGEST),
                Math.addExact(within.end(), SuggestedReading.LONGEST));
        List<Annotation> suggested = store.readings(resource, version, near, viewer);
        if (suggested.isEmpty()) {
            return List.of();
        }
        Map<AnnotationId, Annotation> decisions = decisions(suggested, viewer);
        List<AcceptedReading> accepted = new ArrayList<>();
        for (Annotation annotation : suggested) {
            Optional.ofNullable(decisions.get(annotation.id()))
                    .filter(decision -> accepts(decision, annotation))
                    .flatMap(acceptance -> in(version, annotation, acceptance))
                    .ifPresent(accepted::add);
        }
        return counting(accepted).stream()
                .filter(reading -> overlap(reading.span(), within))
                .toList();
    }

    /** One of them, where it counts in a version. */
    public Optional<AcceptedReading> accepted(Annotation annotation, String version, Viewer viewer) {
        return SuggestedReading.of(annotation)
                .flatMap(reading -> spanIn(version, annotation, reading)
                        .flatMap(span -> accepted(reading.printed().resource(), version, span, viewer).stream()
                                .filter(accepted -> accepted.annotation().equals(annotation))
                                .findFirst()));
    }

    /** The latest word on each of them about whether it is accepted. */
    private Map<AnnotationId, Annotation> decisions(List<Annotation> suggested, Viewer viewer) {
        Map<AnnotationId, Annotation> latest = new HashMap<>();
        List<AnnotationId> ids = suggested.stream().map(Annotation::id).toList();
        for (Annotation decision : store.answers(ids, Body.Moderation.MODERATING, viewer)) {
            if (decision.bodies().stream().anyMatch(Readings::isOnReading)) {
                AnnotationId.ofPath(decision.targets().getFirst().resource())
                        .ifPresent(about -> latest.merge(
                                about, decision, (one, other) -> BY_DECISION.compare(one, other) > 0 ? one : other));
            }
        }
        return latest;
    }

    private static boolean isOnReading(Body body) {
        return body instanceof Body.Moderation decision && decision.isOnReading();
    }

    private static boolean isAcceptance(Body body) {
        return body instanceof Body.Moderation decision && decision.act().equals(Body.Moderation.ACCEPT);
    }

    /** What was changed after it was accepted is another reading, which nobody has accepted yet. */
    private static boolean accepts(Annotation decision, Annotation reading) {
        return decision.bodies().stream().anyMatch(Readings::isAcceptance)
                && !decision.modified().isBefore(reading.modified());
    }

    /** Empty where other words stand there now than it speaks of. */
    private Optional<AcceptedReading> in(String version, Annotation annotation, Annotation acceptance) {
        Optional<SuggestedReading> reading = SuggestedReading.of(annotation);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Place own = reading.get().printed();
        String ownVersion = own.version().orElseThrow();
        return spanIn(version, annotation, reading.get())
                .map(words -> new AcceptedReading(
                        annotation,
                        words,
                        texts.slice(version, words),
                        reading.get().words(),
                        acceptance))
                .filter(here -> withoutSpace(here.printed())
                        .equals(withoutSpace(texts.slice(ownVersion, own.span().orElseThrow()))));
    }

    /** Empty where it is lost. */
    private Optional<TextSpan> spanIn(String version, Annotation annotation, SuggestedReading reading) {
        Place own = reading.printed();
        return own.version().orElseThrow().equals(version)
                ? own.span()
                : Optional.ofNullable(placements.in(annotation.id(), version).get(0))
                        .filter(placed -> placed.state() != Placement.State.LOST)
                        .flatMap(PlacedEnd::span);
    }

    /** A text that was broken into other lines has the same words. */
    private static String withoutSpace(String words) {
        return words.replaceAll("(?U)\\s+", "");
    }

    private static List<AcceptedReading> counting(List<AcceptedReading> accepted) {
        List<AcceptedReading> latestFirst = accepted.stream()
                .sorted(Comparator.comparing(AcceptedReading::acceptance, BY_DECISION)
                        .reversed())
                .toList();
        List<AcceptedReading> counting = new ArrayList<>();
        for (AcceptedReading reading : latestFirst) {
            if (counting.stream().noneMatch(later -> overlap(later.span(), reading.span()))) {
                counting.add(reading);
            }
        }
        counting.sort(Comparator.comparingInt(reading -> reading.span().start()));
        return counting;
    }

    private static boolean overlap(TextSpan one, TextSpan other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
