package org.lectern.web;

import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.CanonicalText;

/** Finds words of a text that somebody typed or pasted: to the code point, or not at all. */
final class TypedWords {
    private final String text;
    private final CodePointText points;

    TypedWords(CanonicalText text) {
        this.text = text.value();
        this.points = text.codePoints();
    }

    /** The place of these words that begins nearest to a code point. */
    Optional<TextSpan> near(String words, int place) {
        int at = points.toUnits(Math.min(place, points.length()));
        int before = words.isEmpty() ? -1 : text.lastIndexOf(words, at);
        int after = words.isEmpty() ? -1 : text.indexOf(words, at);
        if (before < 0 || (after >= 0 && after - at < at - before)) {
            return span(after, words);
        }
        return span(before, words);
    }

    /** The one place where these words stand; empty also where there are several. */
    Optional<TextSpan> only(String words) {
        int first = words.isEmpty() ? -1 : text.indexOf(words);
        return first >= 0 && text.indexOf(words, first + 1) < 0 ? span(first, words) : Optional.empty();
    }

    /** The last place of these words within a span: places stand at the end of a citation. */
    Optional<TextSpan> lastWithin(String words, TextSpan span) {
        int from = points.toUnits(span.start());
        int to = points.toUnits(span.end());
        int at = words.isEmpty() ? -1 : text.lastIndexOf(words, to - words.length());
        return at >= from ? span(at, words) : Optional.empty();
    }

    private Optional<TextSpan> span(int unit, String words) {
        if (unit < 0) {
            return Optional.empty();
        }
        int start = text.codePointCount(0, unit);
        return Optional.of(new TextSpan(start, start + words.codePointCount(0, words.length())));
    }
}
