package org.lectern.reading;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.Selector;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.TextAlignment;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.PlacedEnd.Verdict;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.Viewer;

/**
 * What became of notes in a version, for people to look through and to put right. Everybody sees in it what they may see
 * anyway; who may decide stands in {@link #mayDecide}.
 */
public final class Ledger {
    private final Catalogue catalogue;
    private final PassageAnchors anchors;
    private final PlacementStore placements;
    private final Deciding deciding;
    private final InstantSource clock;

    public Ledger(
            Catalogue catalogue,
            PassageAnchors anchors,
            PlacementStore placements,
            Groups groups,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.anchors = anchors;
        this.placements = placements;
        this.deciding = new Deciding(groups);
        this.clock = clock;
    }

    /** What deciding about an end can yield. */
    public sealed interface DecideOutcome {
        record Done(Entry entry) implements DecideOutcome {}

        /** There is no such end, or it is not for the asker to see. */
        record Missing() implements DecideOutcome {}

        record Forbidden() implements DecideOutcome {}

        /** @param detail what it is that cannot be decided, with what to do */
        record Refused(String detail) implements DecideOutcome {}

        record NotAnchored(Anchoring.Lost lost) implements DecideOutcome {}
    }

    public Map<State, Integer> counts(Version version, Viewer viewer) {
        return placements.counts(resource(version), version.hash(), viewer);
    }

    public List<Entry> entries(Version version, Viewer viewer, Optional<State> state, int from, int limit) {
        return placements.entries(resource(version), version.hash(), viewer, state, from, limit);
    }

    /** Every end of an annotation that was written on another version. */
    public List<Entry> entries(Version version, AnnotationId id, Viewer viewer) {
        return placements.in(id, version.hash()).keySet().stream()
                .sorted()
                .flatMap(end -> entry(version, id, end, viewer).stream())
                .toList();
    }

    public Optional<Entry> entry(Version version, AnnotationId id, int end, Viewer viewer) {
        return placements
                .entry(id, end, version.hash(), viewer)
                .filter(entry -> entry.own().resource().equals(resource(version)));
    }

    private static String resource(Version version) {
        return new DocumentAddress(version.document(), Optional.empty()).path();
    }

    /** The words that the end was written on. */
    public String before(Entry entry) {
        return entry.own()
                .span()
                .map(span -> slice(entry.own().version().orElseThrow(), span))
                .orElse("");
    }

    /** The words that it stands on in the version; empty where it is lost. */
    public String after(Entry entry) {
        return entry.placed()
                .span()
                .map(span -> slice(entry.placed().version(), span))
                .orElse("");
    }

    private String slice(String version, TextSpan span) {
        return catalogue.words(version, span);
    }

    /**
     * A note's author, the moderators and owners of a group that it is shared with, and whoever owns the document
     * (administrators, where it came with the program). All of them only if they can see the note.
     */
    public boolean mayDecide(Annotation annotation, Document document, Account account) {
        return annotation.creator().equals(account.id()) || deciding.moderates(annotation, document, account);
    }

    public DecideOutcome accept(Document document, AnnotationId id, int end, Account account, Viewer viewer) {
        return decide(
                document,
                id,
                end,
                account,
                viewer,
                entry -> entry.placed().state() == State.LOST
                        ? new DecideOutcome.Refused(
                                "It is lost, so there is nothing to accept. Choose words for it, or keep it lost.")
                        : store(
                                entry,
                                entry.placed().span(),
                                entry.placed().state(),
                                entry.placed().similarity(),
                                Verdict.ACCEPTED,
                                account));
    }

    public DecideOutcome keepLost(Document document, AnnotationId id, int end, Account account, Viewer viewer) {
        return decide(
                document,
                id,
                end,
                account,
                viewer,
                entry -> entry.placed().span().isEmpty()
                        ? new DecideOutcome.Refused("It stands on the whole document, which is here.")
                        : store(
                                entry,
                                entry.placed().span().map(span -> new TextSpan(span.start(), span.start())),
                                State.LOST,
                                0,
                                Verdict.KEPT_LOST,
                                account));
    }

    /** Puts the end on words that somebody chose. */
    public DecideOutcome attach(
            Document document, AnnotationId id, int end, List<Selector> selectors, Account account, Viewer viewer) {
        return decide(document, id, end, account, viewer, entry -> switch (anchor(document.current())
                .anchor(selectors)) {
            case Anchoring.Lost lost ->
                new DecideOutcome.NotAnchored(
                        lost.candidates().isEmpty()
                                ? new Anchoring.Lost(
                                        "These words do not stand in this version. Copy them from the text as it is.",
                                        List.of())
                                : lost);
            // Only words that stand there are chosen words; what is like them is offered and not taken.
            case Anchoring.Approximate(var span, var similarity) ->
                new DecideOutcome.NotAnchored(new Anchoring.Lost(
                        "These words do not stand in this version. Choose those that do.",
                        List.of(new Anchoring.Candidate(span, similarity))));
            case Anchoring.Anchored(var span, var moved) -> {
                double similarity = TextAlignment.similarity(
                        before(entry), slice(document.current().hash(), span));
                State state = similarity < 1
                        ? State.APPROXIMATE
                        : entry.own().span().filter(span::equals).isPresent() ? State.EXACT : State.MOVED;
                yield store(entry, Optional.of(span), state, similarity, Verdict.ATTACHED, account);
            }
        });
    }

    public DecideOutcome undo(Document document, AnnotationId id, int end, Account account, Viewer viewer) {
        return decide(
                document,
                id,
                end,
                account,
                viewer,
                entry -> placements.undo(id, end, entry.placed().version(), account.id(), now())
                        ? again(entry, viewer)
                        : new DecideOutcome.Refused("Nothing was decided about it, so there is nothing to undo."));
    }

    private PassageAnchor anchor(Version version) {
        return anchors.of(version);
    }

    /** The places in the current version that resemble the words of an end, best first. */
    public List<Anchoring.Candidate> candidates(Document document, Entry entry) {
        String words = before(entry);
        if (words.isEmpty()) {
            return List.of();
        }
        Selector quote = new Selector.TextQuoteSelector(words, "", "");
        return switch (anchor(document.current()).anchor(List.of(quote))) {
            case Anchoring.Anchored(var span, var moved) -> List.of(new Anchoring.Candidate(span, 1));
            case Anchoring.Approximate(var span, var similarity) -> List.of(new Anchoring.Candidate(span, similarity));
            case Anchoring.Lost(var reason, var candidates) -> candidates;
        };
    }

    private interface Step {
        DecideOutcome on(Entry entry);
    }

    /** Only the current version's: where a note stood in an older one is what was the case then. */
    private DecideOutcome decide(
            Document document, AnnotationId id, int end, Account account, Viewer viewer, Step step) {
        Optional<Entry> entry = entry(document.current(), id, end, viewer);
        if (entry.isEmpty()) {
            return new DecideOutcome.Missing();
        }
        return mayDecide(entry.get().annotation(), document, account)
                ? step.on(entry.get())
                : new DecideOutcome.Forbidden();
    }

    private DecideOutcome store(
            Entry entry, Optional<TextSpan> span, State state, double similarity, Verdict verdict, Account account) {
        PlacedEnd decided = new PlacedEnd(
                entry.placed().resource(),
                entry.placed().version(),
                span,
                state,
                similarity,
                Optional.of(new Decision(verdict, account.id(), now())));
        return placements.decide(entry.annotation().id(), entry.end(), decided)
                ? new DecideOutcome.Done(
                        new Entry(entry.annotation(), entry.end(), entry.own(), decided, entry.found()))
                : new DecideOutcome.Missing();
    }

    private DecideOutcome again(Entry entry, Viewer viewer) {
        return placements
                .entry(entry.annotation().id(), entry.end(), entry.placed().version(), viewer)
                .<DecideOutcome>map(DecideOutcome.Done::new)
                .orElseGet(DecideOutcome.Missing::new);
    }

    private Instant now() {
        return clock.instant();
    }
}
