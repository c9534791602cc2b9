package org.lectern.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.FragmentSelector;
import org.lectern.anchor.Selector.OtherSelector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;

/**
 * Finds the passage that selectors speak of in one text, and describes a passage so that each selector alone finds it.
 *
 * <p>Where there is a quote, the quote decides and a position is a hint that may choose between equals: words are the
 * same words wherever they stand, and a number is right only for the text it was counted in. Where nothing decides, the
 * answer is {@link Lost}: a note on no words is a nuisance, a note on the wrong words is a lie.
 */
public final class PassageAnchor {
    /** Code points of context that a described quote carries on each side. */
    public static final int CONTEXT = 32;

    public static final int MAX_CANDIDATES = 10;

    /** A unique quote at least this long (code points) needs no context to be believed. */
    private static final int TELLING_LENGTH = 32;

    private final CodePointText text;
    private final IntFunction<Optional<TextSpan>> pages;

    /** @param pages the span of a page by its number from 1, empty where there is no such page */
    public PassageAnchor(CodePointText text, IntFunction<Optional<TextSpan>> pages) {
        this.text = text;
        this.pages = pages;
    }

    /** The quote with {@value #CONTEXT} code points of context, the position and the fragment of a span. */
    public List<Selector> describe(TextSpan span) {
        return List.of(
                new TextQuoteSelector(
                        text.slice(span),
                        text.sliceWithin(span.start() - CONTEXT, span.start()),
                        text.sliceWithin(span.end(), span.end() + CONTEXT)),
                new TextPositionSelector(span),
                new FragmentSelector(
                        "char=%d,%d".formatted(span.start(), span.end()), Optional.of(FragmentIdentifier.PLAIN_TEXT)));
    }

    /** Where the passage stands that all these selectors describe; each alone is sufficient. */
    public Anchoring anchor(List<Selector> selectors) {
        List<TextQuoteSelector> quotes = new ArrayList<>();
        List<TextSpan> positions = new ArrayList<>();
        for (Selector selector : selectors) {
            switch (selector) {
                case TextQuoteSelector quote -> quotes.add(quote);
                case TextPositionSelector position -> positions.add(position.span());
                case FragmentSelector fragment -> {
                    switch (FragmentIdentifier.parse(fragment, text, pages)) {
                        case FragmentIdentifier.Span(var span) -> positions.add(span);
                        case FragmentIdentifier.Unusable(var why) -> {
                            if (selectors.size() == 1) {
                                return lost(why);
                            }
                        }
                    }
                }
                case OtherSelector other -> {
                    if (selectors.size() == 1) {
                        return lost("A %s alone cannot be used here. Add a TextQuoteSelector.".formatted(other.type()));
                    }
                }
            }
        }
        if (quotes.size() > 1) {
            return lost("One target has one TextQuoteSelector; send a list of targets for several pieces.");
        }
        return quotes.isEmpty() ? anchorPositions(positions) : anchorQuote(quotes.getFirst(), positions);
    }

    private Anchoring anchorPositions(List<TextSpan> positions) {
        if (positions.isEmpty()) {
            return lost("None of these selectors says where. Add a TextQuoteSelector.");
        }
        TextSpan span = positions.getFirst();
        if (positions.stream().anyMatch(other -> !other.equals(span))) {
            return lost("The selectors name different places and no quote decides. Add a TextQuoteSelector.");
        }
        if (span.isEmpty()) {
            return lost("The selector names a place between two characters. Select at least one character.");
        }
        if (!text.contains(span)) {
            return lost("The text has %d code points; offsets up to %d are beyond its end."
                    .formatted(text.length(), span.end()));
        }
        return new Anchored(span, false);
    }

    private Anchoring anchorQuote(TextQuoteSelector quote, List<TextSpan> hints) {
        if (quote.exact().isEmpty()) {
            return lost("The quote is empty. Quote at least one character.");
        }
        List<TextSpan> places = occurrences(quote.exact());
        if (places.isEmpty()) {
            return new Lost(
                    "These words do not stand in this text. Choose a candidate, or quote the text as it is.",
                    new NearMatches(text).find(quote.exact(), MAX_CANDIDATES));
        }
        if (places.size() == 1) {
            TextSpan place = places.getFirst();
            return hasContext(quote) && place.length() < TELLING_LENGTH && !agreesSomewhere(quote, place)
                    ? new Lost(
                            "These few words stand here only between other words than the prefix and suffix say.",
                            candidates(places))
                    : anchored(place, hints);
        }
        List<TextSpan> inContext =
                places.stream().filter(place -> agrees(quote, place)).toList();
        if (hasContext(quote) && inContext.size() == 1) {
            return anchored(inContext.getFirst(), hints);
        }
        List<TextSpan> equals = hasContext(quote) && !inContext.isEmpty() ? inContext : places;
        List<TextSpan> hinted =
                equals.stream().filter(hints::contains).distinct().toList();
        // With a context that agrees nowhere, a bare number must not choose among lookalikes.
        boolean hintMayDecide = !hasContext(quote) || !inContext.isEmpty();
        if (hintMayDecide && hinted.size() == 1) {
            return new Anchored(hinted.getFirst(), false);
        }
        return new Lost(
                "These words stand in %s places and nothing tells which is meant. Add what stands before and after them."
                        .formatted(places.size() >= SEARCH_LIMIT ? "many" : String.valueOf(equals.size())),
                candidates(equals));
    }

    private static Anchored anchored(TextSpan place, List<TextSpan> hints) {
        return new Anchored(place, !hints.isEmpty() && !hints.contains(place));
    }

    private static boolean hasContext(TextQuoteSelector quote) {
        return !quote.prefix().isEmpty() || !quote.suffix().isEmpty();
    }

    private boolean agrees(TextQuoteSelector quote, TextSpan place) {
        return prefixStands(quote, place) && suffixStands(quote, place);
    }

    /** Whether at least one side that was given stands beside the place. */
    private boolean agreesSomewhere(TextQuoteSelector quote, TextSpan place) {
        return (!quote.prefix().isEmpty() && prefixStands(quote, place))
                || (!quote.suffix().isEmpty() && suffixStands(quote, place));
    }

    private boolean prefixStands(TextQuoteSelector quote, TextSpan place) {
        int unit = text.toUnits(place.start()) - quote.prefix().length();
        return unit >= 0 && text.value().startsWith(quote.prefix(), unit);
    }

    private boolean suffixStands(TextQuoteSelector quote, TextSpan place) {
        return text.value().startsWith(quote.suffix(), text.toUnits(place.end()));
    }

    /** Past this many places a quote is hopeless without context, and looking on would only cost time. */
    private static final int SEARCH_LIMIT = 100_000;

    private List<TextSpan> occurrences(String exact) {
        List<TextSpan> places = new ArrayList<>();
        int points = exact.codePointCount(0, exact.length());
        int unit = text.value().indexOf(exact);
        while (unit >= 0 && places.size() < SEARCH_LIMIT) {
            int start = text.toPoints(unit);
            places.add(new TextSpan(start, start + points));
            unit = text.value().indexOf(exact, unit + 1);
        }
        return places;
    }

    private static List<Candidate> candidates(List<TextSpan> places) {
        return places.stream()
                .limit(MAX_CANDIDATES)
                .map(place -> new Candidate(place, 1))
                .toList();
    }

    private static Lost lost(String reason) {
        return new Lost(reason, List.of());
    }
}
