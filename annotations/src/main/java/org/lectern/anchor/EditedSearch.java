package org.lectern.anchor;

import java.util.ArrayList;
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

    /** Units between where a quote should begin and where it was seen to begin for both to be one place. */
    private static final int SAME_PLACE = 8;

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

    /** Few places first, since they nearly always suffice; more only where nothing was believed or many are alike. */
    private static final Round[] ROUNDS = {
        new Round(200, 8, 0.3), new Round(2_000, 16, 0.25), new Round(16_000, 64, 0.2)
    };

    private final IndexedText indexed;
    private final Predicate<TextSpan> allowed;
    private final Needle needle;
    private final Evidence evidence;
    private final Judgement judgement;

    EditedSearch(TextQuoteSelector quote, FoldedQuote folded, IndexedText indexed, Predicate<TextSpan> allowed) {
        this.indexed = indexed;
        this.allowed = allowed;
        this.needle = new Needle(folded);
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
        List<Sighting> seen = new ArrayList<>();
        boolean isBelieved = false;
        for (int round = 0; round < ROUNDS.length && !isBelieved; round++) {
            boolean isCut = look(exact, ROUNDS[round], seen);
            isBelieved = !seen.isEmpty()
                    && judgement.believes(seen.getFirst())
                    && (!isCut || round == ROUNDS.length - 1 || judgement.isBetweenItsNeighbours(seen.getFirst()));
        }
        if (!isBelieved) {
            return new Lost(
                    "These words do not stand in this text. Choose a candidate, or quote the text as it is.",
                    candidates(seen));
        }
        Sighting best = judgement.best(seen);
        addTwins(seen, best);
        if (seen.size() == 1) {
            return found(best);
        }
        List<Sighting> equals = new ArrayList<>();
        for (Sighting other : seen) {
            // The best itself is among them: nothing tells it from itself.
            if (!judgement.tellsApart(best, other)) {
                equals.add(other);
            }
        }
        Optional<Sighting> meant = equals.size() == 1 ? Optional.of(best) : hinted(equals, hints);
        return meant.isPresent()
                ? found(meant.get())
                : new Lost(
                        "These words stand like this in %d places and nothing tells which is meant. Add what stands before and after them."
                                .formatted(equals.size()),
                        candidates(equals));
    }

    /**
     * Puts every likely place into {@code seen} once, the one for which most speaks first.
     *
     * @return whether there were more likely places than are looked at
     */
    private boolean look(List<TextSpan> exact, Round round, List<Sighting> seen) {
        seen.clear();
        Votes.Place[] places = new Votes(indexed.grams(), needle, round.budget).best(round.most, round.share);
        for (Votes.Place place : places) {
            if (!isSeen(seen, place.unit())) {
                add(seen, Sighting.around(needle, indexed.folded(), place.unit()));
            }
        }
        for (int n = 0; n < exact.size() && n < MOST_EXACT; n++) {
            add(seen, Sighting.at(needle, indexed.folded(), exact.get(n)));
        }
        return places.length == round.most;
    }

    /** Wherever else the very words of the best place stand, they have the same claim, whatever the votes said. */
    private void addTwins(List<Sighting> seen, Sighting best) {
        TextSpan span = evidence.span(best);
        FoldedText folded = indexed.folded();
        if (indexed.grams().isUnique(folded.units(), folded.unitFrom(span.start()), folded.unitFrom(span.end()))) {
            return;
        }
        List<TextSpan> twins = ExactPlaces.of(indexed.text().slice(span), indexed, allowed);
        for (int n = 0; n < twins.size() && n < MOST_EXACT && twins.size() > 1; n++) {
            Sighting twin = Sighting.at(needle, indexed.folded(), twins.get(n));
            if (!twin.overlaps(best)) {
                add(seen, twin);
            }
        }
    }

    private static boolean isSeen(List<Sighting> seen, int expected) {
        for (Sighting other : seen) {
            if (Math.abs(other.start() - expected) <= SAME_PLACE) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a place, in order, if more speaks for it than for those that it shares words with. */
    private void add(List<Sighting> seen, Sighting sighting) {
        if (sighting.start() >= sighting.end()) {
            return;
        }
        for (Sighting other : seen) {
            if (other.overlaps(sighting) && !isBefore(sighting, other)) {
                return;
            }
        }
        if (allowed.test(indexed.folded().source(sighting.start(), sighting.end()))) {
            for (int n = seen.size() - 1; n >= 0; n--) {
                if (seen.get(n).overlaps(sighting)) {
                    seen.remove(n);
                }
            }
            int at = seen.size();
            while (at > 0 && isBefore(sighting, seen.get(at - 1))) {
                at--;
            }
            seen.add(at, sighting);
        }
    }

    /** Whether more speaks for the one than for the other; if the same, whether it comes earlier in the text. */
    private boolean isBefore(Sighting one, Sighting other) {
        int lead = one.score(needle) - other.score(needle);
        return lead > 0 || (lead == 0 && one.start() < other.start());
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
        List<Candidate> candidates = new ArrayList<>();
        for (Sighting sighting : seen) {
            if (sighting.similarity(needle) >= LEAST_SIMILARITY && candidates.size() < PassageAnchor.MAX_CANDIDATES) {
                candidates.add(new Candidate(evidence.span(sighting), similarity(sighting)));
            }
        }
        return candidates;
    }
}
