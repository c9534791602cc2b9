package org.lectern.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** Where a quote stands in a text code point for code point, and which of these places is meant. */
final class ExactPlaces {
    /** Past this many places of the words alone, looking on would only cost time: their context or a hint has to tell. */
    private static final int LIMIT = 100_000;

    /** A unique quote at least this long (code points) needs no context to be believed. */
    private static final int TELLING_LENGTH = 32;

    private final TextQuoteSelector quote;
    private final CodePointText text;
    private final List<TextSpan> places;
    /** Those with all of the context; all places where it stands beside none or none was given. */
    private final List<TextSpan> equals;

    private final boolean isInContext;
    private final Predicate<TextSpan> allowed;

    ExactPlaces(TextQuoteSelector quote, FoldedQuote folded, IndexedText indexed, Predicate<TextSpan> allowed) {
        this.quote = quote;
        this.text = indexed.text();
        this.allowed = allowed;
        this.places = folded.length() < GramIndex.SIZE
                ? scan(quote.exact(), text, allowed)
                : lookUp(quote.exact(), folded, indexed, allowed);
        List<TextSpan> inContext = isCutShort() ? allInContext(indexed) : inContext(places);
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
        if (hints.isEmpty()) {
            return Optional.empty();
        }
        List<TextSpan> hinted = hints.stream().filter(this::isEqual).distinct().toList();
        return hinted.size() == 1 ? Optional.of(hinted.getFirst()) : Optional.empty();
    }

    /** Looks at the text itself, since the list of equals may have been cut short before the place. */
    private boolean isEqual(TextSpan place) {
        return text.contains(place)
                && allowed.test(place)
                && text.slice(place).equals(quote.exact())
                && (!isInContext || (prefixStands(place) && suffixStands(place)));
    }

    private boolean isCutShort() {
        return places.size() >= LIMIT;
    }

    private List<TextSpan> inContext(List<TextSpan> among) {
        List<TextSpan> inContext = new ArrayList<>();
        for (TextSpan place : among) {
            if (prefixStands(place) && suffixStands(place)) {
                inContext.add(place);
            }
        }
        return inContext;
    }

    /** Words that stand in too many places to look at are looked for together with what stands beside them. */
    private List<TextSpan> allInContext(IndexedText indexed) {
        int before = quote.prefix().codePointCount(0, quote.prefix().length());
        int length = quote.exact().codePointCount(0, quote.exact().length());
        UnaryOperator<TextSpan> within = whole -> new TextSpan(whole.start() + before, whole.start() + before + length);
        return of(quote.prefix() + quote.exact() + quote.suffix(), indexed, whole -> allowed.test(within.apply(whole)))
                .stream()
                .map(within)
                .toList();
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

    /** Every allowed place of some words, in the text's order. */
    static List<TextSpan> of(String exact, IndexedText indexed, Predicate<TextSpan> allowed) {
        FoldedQuote folded = new FoldedQuote(new TextQuoteSelector(exact, "", ""), indexed.grams());
        return folded.length() < GramIndex.SIZE
                ? scan(exact, indexed.text(), allowed)
                : lookUp(exact, folded, indexed, allowed);
    }

    private static List<TextSpan> scan(String exact, CodePointText text, Predicate<TextSpan> allowed) {
        List<TextSpan> places = new ArrayList<>();
        int points = exact.codePointCount(0, exact.length());
        int unit = text.value().indexOf(exact);
        while (unit >= 0 && places.size() < LIMIT) {
            int start = text.toPoints(unit);
            TextSpan place = new TextSpan(start, start + points);
            if (isWhole(text.value(), unit, unit + exact.length()) && allowed.test(place)) {
                places.add(place);
            }
            unit = text.value().indexOf(exact, unit + 1);
        }
        return places;
    }

    /** Wherever the words stand, their rarest run stands too. */
    private static List<TextSpan> lookUp(
            String exact, FoldedQuote folded, IndexedText indexed, Predicate<TextSpan> allowed) {
        GramIndex grams = indexed.grams();
        int[] counts = folded.counts();
        int rarest = folded.quoteStart();
        int last = folded.quoteEnd() - GramIndex.SIZE;
        for (int at = rarest; at <= last; at++) {
            if (counts[at] < counts[rarest]) {
                rarest = at;
            }
        }
        int least = counts[rarest];
        if (least == 0) {
            return List.of();
        }
        int within = rarest - folded.quoteStart();
        int first = grams.first(folded.hashes()[rarest]);
        List<TextSpan> places = new ArrayList<>();
        CodePointText text = indexed.text();
        // The quote may begin with characters that are folded away.
        int leading = Fold.leading(exact);
        int points = exact.codePointCount(0, exact.length());
        int before = -1;
        for (int n = first; n < first + least && places.size() < LIMIT; n++) {
            int unit = grams.place(n) - within;
            int start = unit < 0 ? -1 : indexed.folded().origin(unit) - leading;
            // A foreign run in the bucket may begin inside what one character left: that is the same place again.
            if (start > before && text.value().startsWith(exact, text.toUnits(start))) {
                before = start;
                TextSpan place = new TextSpan(start, start + points);
                int from = text.toUnits(start);
                if (isWhole(text.value(), from, from + exact.length()) && allowed.test(place)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /** Whether no character beyond U+FFFF is cut: half of one is not the same as all of it. */
    private static boolean isWhole(String text, int from, int to) {
        return !cuts(text, from) && !cuts(text, to);
    }

    private static boolean cuts(String text, int unit) {
        return unit > 0 && unit < text.length() && Character.isSurrogatePair(text.charAt(unit - 1), text.charAt(unit));
    }
}
