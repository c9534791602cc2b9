package org.lectern.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Approximate;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** One search for a quote whose words, or whose context, no longer stand as they are quoted. */
final class EditedSearch {
    /** Counting edits costs as the square of the length; a longer quote is found word for word or not at all. */
    private static final int LONGEST = 20_000;

    /** Exact places whose contexts are compared; words that stand in more are told apart by votes, or not at all. */
    private static final int MOST_EXACT = 200;

    /** What is less similar is no help to a person who has to choose. */
    private static final double LEAST_SIMILARITY = 0.5;

    /** Equal but for case, accents, white space or punctuation is not equal. */
    private static final double ALMOST = 0.99;

    /** Code points that a hint may be beside the place it means, since words before it were edited. */
    private static final int HINT_SLACK = 32;

    /**
     * How hard is looked.
     *
     * @param budget places of runs that may vote
     * @param most likely places that are looked at
     * @param share of the best place's votes that another needs to be looked at
     */
    private record Round(int budget, int most, double share) {}

    /** Few places first, since they nearly always suffice; more only where nothing was believed. */
    private static final List<Round> ROUNDS =
            List.of(new Round(200, 8, 0.3), new Round(2_000, 12, 0.25), new Round(16_000, 24, 0.2));

    private final IndexedText indexed;
    private final Predicate<TextSpan> allowed;
    private final Needle needle;
    private final Evidence evidence;
    private final Judgement judgement;

    EditedSearch(TextQuoteSelector quote, IndexedText indexed, Predicate<TextSpan> allowed) {
        this.indexed = indexed;
        this.allowed = allowed;
        this.needle = new Needle(quote);
        this.evidence = new Evidence(quote, needle, indexed);
        this.judgement = new Judgement(evidence);
    }

    /** @param exact places where the quote stands word for word, which its context did not tell apart */
    Anchoring find(List<TextSpan> exact, List<TextSpan> hints) {
        if (needle.length() == 0 || needle.length() > LONGEST) {
            return new Lost(
                    needle.length() == 0
                            ? "These words do not stand in this text. Quote letters or digits too, or quote the text as it is."
                            : "These words do not stand in this text, and they are too many to look for what they became. Quote less of it.",
                    List.of());
        }
        List<Sighting> seen = List.of();
        for (Round round : ROUNDS) {
            seen = look(exact, round);
            if (!seen.isEmpty() && judgement.believes(seen.getFirst())) {
                break;
            }
        }
        if (seen.isEmpty() || !judgement.believes(seen.getFirst())) {
            return new Lost(
                    "These words do not stand in this text. Choose a candidate, or quote the text as it is.",
                    candidates(seen));
        }
        Sighting best = judgement.best(seen);
        List<Sighting> equals = seen.stream()
                // The best itself is among them: nothing tells it from itself.
                .filter(other -> !judgement.tellsApart(best, other))
                .toList();
        return (equals.size() == 1 ? Optional.of(best) : hinted(equals, hints))
                .map(this::found)
                .orElseGet(() -> new Lost(
                        "These words stand like this in %d places and nothing tells which is meant. Add what stands before and after them."
                                .formatted(equals.size()),
                        candidates(equals)));
    }

    /** Every likely place once, the one for which most speaks first. */
    private List<Sighting> look(List<TextSpan> exact, Round round) {
        List<Sighting> seen = new ArrayList<>();
        for (Votes.Place place : new Votes(indexed.grams(), needle, round.budget).best(round.most, round.share)) {
            add(seen, Sighting.around(needle, indexed.folded(), place.unit()));
        }
        exact.stream().limit(MOST_EXACT).forEach(place -> add(seen, Sighting.at(needle, indexed.folded(), place)));
        seen.sort(Comparator.comparingInt((Sighting sighting) -> sighting.score(needle))
                .reversed()
                .thenComparingInt(Sighting::start));
        return seen;
    }

    private void add(List<Sighting> seen, Sighting sighting) {
        if (sighting.start() < sighting.end()
                && seen.stream().noneMatch(other -> other.overlaps(sighting))
                && allowed.test(indexed.folded().source(sighting.start(), sighting.end()))) {
            seen.add(sighting);
        }
    }

    private Optional<Sighting> hinted(List<Sighting> equals, List<TextSpan> hints) {
        List<Sighting> near = equals.stream()
                .filter(sighting -> hints.stream().anyMatch(hint -> isNear(hint, evidence.span(sighting))))
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static boolean isNear(TextSpan hint, TextSpan span) {
        return Math.abs(hint.start() - span.start()) <= HINT_SLACK;
    }

    private Anchoring found(Sighting sighting) {
        TextSpan span = evidence.span(sighting);
        return evidence.isExact(span) ? new Anchored(span, false) : new Approximate(span, similarity(sighting));
    }

    private double similarity(Sighting sighting) {
        return Math.min(ALMOST, sighting.similarity(needle));
    }

    private List<Candidate> candidates(List<Sighting> seen) {
        return seen.stream()
                .filter(sighting -> sighting.similarity(needle) >= LEAST_SIMILARITY)
                .limit(PassageAnchor.MAX_CANDIDATES)
                .map(sighting -> new Candidate(evidence.span(sighting), similarity(sighting)))
                .toList();
    }
}
