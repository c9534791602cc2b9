package org.lectern.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.AreaSelector;
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

    private final QuotableText text;
    private final IntFunction<Optional<TextSpan>> pages;

    /** @param pages the span of a page by its number from 1, empty where there is no such page */
    public PassageAnchor(IndexedText indexed, IntFunction<Optional<TextSpan>> pages) {
        this(QuotableText.of(indexed), pages);
    }

    /** The same in any text. */
    public PassageAnchor(QuotableText text, IntFunction<Optional<TextSpan>> pages) {
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
                        "char=" + span.start() + ',' + span.end(), Optional.of(FragmentIdentifier.PLAIN_TEXT)));
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
                case AreaSelector area -> {
                    Optional<TextSpan> page = pages.apply(area.page());
                    if (page.isEmpty()) {
                        return lost("There is no page %d here.".formatted(area.page()));
                    }
                    positions.add(page.get());
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
        return quotes.isEmpty() ? anchorPositions(positions) : text.find(quotes.getFirst(), positions);
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
        if (span.end() > text.length()) {
            return lost("The text has %d code points; offsets up to %d are beyond its end."
                    .formatted(text.length(), span.end()));
        }
        return new Anchored(span, false);
    }

    private static Lost lost(String reason) {
        return new Lost(reason, List.of());
    }
}
