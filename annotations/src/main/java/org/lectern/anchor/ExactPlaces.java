package org.lectern.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** Where a quote stands in a text code point for code point, and which of these places is meant. */
final class ExactPlaces {
    /** Past this many places a quote is hopeless without context, and looking on would only cost time. */
    private static final int LIMIT = 100_000;

    /** A unique quote at least this long (code points) needs no context to be believed. */
    private static final int TELLING_LENGTH = 32;

    private final TextQuoteSelector quote;
    private final CodePointText text;
    private final List<TextSpan> places;
    /** Those with all of the context; all places where it stands beside none or none was given. */
    private final List<TextSpan> equals;

    private final boolean isInContext;

    ExactPlaces(TextQuoteSelector quote, IndexedText indexed, Predicate<TextSpan> allowed) {
        this.quote = quote;
        this.text = indexed.text();
        this.places = of(quote.exact(), indexed).stream().filter(allowed).toList();
        List<TextSpan> inContext = places.stream()
                .filter(place -> prefixStands(place) && suffixStands(place))
                .toList();
        this.isInContext = !inContext.isEmpty();
        this.equals = isInContext ? inContext : places;
    }

    /** In the text's order. */
    List<TextSpan> all() {
        return places;
    }

    /** The place that is meant, where what stands beside it, or a hint among equals, leaves no doubt. */
    Optional<TextSpan> meant(List<TextSpan> hints) {
        if (places.size() == 1) {
            TextSpan place = places.getFirst();
            boolean isBelieved = !hasContext() || place.length() >= TELLING_LENGTH || agreesSomewhere(place);
            return isBelieved ? Optional.of(place) : Optional.empty();
        }
        if (hasContext() && !isInContext) {
            // With a context that agrees nowhere, a bare number must not choose among lookalikes.
            return Optional.empty();
        }
        if (equals.size() == 1) {
            return Optional.of(equals.getFirst());
        }
        List<TextSpan> hinted =
                equals.stream().filter(hints::contains).distinct().toList();
        return hinted.size() == 1 ? Optional.of(hinted.getFirst()) : Optional.empty();
    }

    /** Whether the context could still tell which is meant if it was edited. */
    boolean contextMayTell() {
        return hasContext() && !isInContext;
    }

    Lost lost() {
        List<Candidate> candidates = equals.stream()
                .limit(PassageAnchor.MAX_CANDIDATES)
                .map(place -> new Candidate(place, 1))
                .toList();
        return new Lost(
                places.size() == 1
                        ? "These few words stand here only between other words than the prefix and suffix say."
                        : "These words stand in %s places and nothing tells which is meant. Add what stands before and after them."
                                .formatted(places.size() >= LIMIT ? "many" : String.valueOf(equals.size())),
                candidates);
    }

    private boolean hasContext() {
        return !quote.prefix().isEmpty() || !quote.suffix().isEmpty();
    }

    /** Whether at least one side that was given stands beside the place. */
    private boolean agreesSomewhere(TextSpan place) {
        return (!quote.prefix().isEmpty() && prefixStands(place))
                || (!quote.suffix().isEmpty() && suffixStands(place));
    }

    private boolean prefixStands(TextSpan place) {
        int unit = text.toUnits(place.start()) - quote.prefix().length();
        return unit >= 0 && text.value().startsWith(quote.prefix(), unit);
    }

    private boolean suffixStands(TextSpan place) {
        return text.value().startsWith(quote.suffix(), text.toUnits(place.end()));
    }

    private static List<TextSpan> of(String exact, IndexedText indexed) {
        FoldedText folded = FoldedText.of(exact);
        return folded.length() < GramIndex.SIZE ? scan(exact, indexed.text()) : lookUp(exact, folded, indexed);
    }

    private static List<TextSpan> scan(String exact, CodePointText text) {
        List<TextSpan> places = new ArrayList<>();
        int points = exact.codePointCount(0, exact.length());
        int unit = text.value().indexOf(exact);
        while (unit >= 0 && places.size() < LIMIT) {
            int start = text.toPoints(unit);
            places.add(new TextSpan(start, start + points));
            unit = text.value().indexOf(exact, unit + 1);
        }
        return places;
    }

    /** Wherever the words stand, their rarest run stands too. */
    private static List<TextSpan> lookUp(String exact, FoldedText folded, IndexedText indexed) {
        GramIndex grams = indexed.grams();
        int[] hashes = GramIndex.hashes(folded.units(), 0, folded.length());
        int rarest = 0;
        for (int at = 1; at < hashes.length; at++) {
            if (grams.count(hashes[at]) < grams.count(hashes[rarest])) {
                rarest = at;
            }
        }
        List<TextSpan> places = new ArrayList<>();
        CodePointText text = indexed.text();
        int points = exact.codePointCount(0, exact.length());
        int last = grams.last(hashes[rarest]);
        for (int n = grams.first(hashes[rarest]); n < last && places.size() < LIMIT; n++) {
            int first = grams.place(n) - rarest;
            if (first >= 0) {
                // The quote may begin with characters that are folded away.
                int start = indexed.folded().origin(first) - folded.origin(0);
                if (start >= 0 && text.value().startsWith(exact, text.toUnits(start))) {
                    places.add(new TextSpan(start, start + points));
                }
            }
        }
        return places;
    }
}
