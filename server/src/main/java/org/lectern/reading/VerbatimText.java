package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.QuotableText;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.document.TextFile;

/**
 * A text that is too long to be made ready for finding words that were edited: what is quoted stands in it word for word, or
 * not at all. Words that stand at several places are told apart by their context as it is, else by a position.
 */
final class VerbatimText implements QuotableText {
    /** Places that are looked at; words that stand at more are no quotation. */
    private static final int MOST = 1_000;

    private final TextFile text;

    VerbatimText(TextFile text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public String slice(TextSpan span) {
        return text.slice(span);
    }

    @Override
    public Optional<CodePointText> whole() {
        return Optional.empty();
    }

    @Override
    public Anchoring find(TextQuoteSelector quote, List<TextSpan> hints) {
        if (quote.exact().isEmpty()) {
            return lost("The quote is empty. Quote at least one character.", List.of());
        }
        Optional<TextSpan> hinted =
                hints.stream().filter(hint -> stands(quote, hint)).findFirst();
        if (hinted.isPresent()) {
            return anchored(hinted.get(), hints);
        }
        List<TextSpan> places = text.places(quote.exact(), MOST);
        if (places.isEmpty()) {
            return lost(
                    "These words do not stand in this text. In a text of its length they are looked for word for word only; copy them from it as it is.",
                    places);
        }
        List<TextSpan> inContext = places.size() == 1
                ? places
                : places.stream().filter(place -> stands(quote, place)).toList();
        if (inContext.size() == 1) {
            return anchored(inContext.getFirst(), hints);
        }
        List<TextSpan> equals = inContext.isEmpty() ? places : inContext;
        return hints.stream()
                .filter(equals::contains)
                .findFirst()
                .map(place -> anchored(place, hints))
                .orElseGet(() -> lost(
                        "These words stand at several places, and nothing tells which is meant. Choose one, or quote more of what stands around them.",
                        equals));
    }

    /** Whether the words stand there, with the context that is quoted with them. */
    private boolean stands(TextQuoteSelector quote, TextSpan place) {
        int before = points(quote.prefix());
        int after = points(quote.suffix());
        return place.end() <= text.length()
                && place.length() == points(quote.exact())
                && text.sliceWithin(place.start() - before, place.end() + after)
                        .equals(quote.prefix() + quote.exact() + quote.suffix());
    }

    private static int points(String words) {
        return words.codePointCount(0, words.length());
    }

    private static Anchoring anchored(TextSpan place, List<TextSpan> hints) {
        return new Anchoring.Anchored(place, !hints.isEmpty() && !hints.contains(place));
    }

    private static Anchoring.Lost lost(String reason, List<TextSpan> places) {
        return new Anchoring.Lost(
                reason,
                places.stream()
                        .limit(PassageAnchor.MAX_CANDIDATES)
                        .map(place -> new Anchoring.Candidate(place, 1))
                        .toList());
    }
}
