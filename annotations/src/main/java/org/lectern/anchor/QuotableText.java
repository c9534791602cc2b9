package org.lectern.anchor;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** A text that passages are found in and described by; offsets are code points. */
public interface QuotableText extends SlicedText {
    /** The slice between two offsets, cut to what the text has. */
    default String sliceWithin(int start, int end) {
        int from = Math.clamp(start, 0, length());
        return slice(new TextSpan(from, Math.clamp(end, from, length())));
    }

    /** All of it; empty where it is too long to be had at once. */
    Optional<CodePointText> whole();

    /** Where a quote stands, as {@link QuoteMatcher#find}; any place may be taken. */
    Anchoring find(TextQuoteSelector quote, List<TextSpan> hints);

    /** One that is in memory. */
    static QuotableText of(IndexedText indexed) {
        QuoteMatcher matcher = new QuoteMatcher(indexed);
        return new QuotableText() {
            @Override
            public int length() {
                return indexed.text().length();
            }

            @Override
            public String slice(TextSpan span) {
                return indexed.text().slice(span);
            }

            @Override
            public Optional<CodePointText> whole() {
                return Optional.of(indexed.text());
            }

            @Override
            public Anchoring find(TextQuoteSelector quote, List<TextSpan> hints) {
                return matcher.find(quote, hints);
            }
        };
    }
}
