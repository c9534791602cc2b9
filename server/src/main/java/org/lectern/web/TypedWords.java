package org.lectern.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.TextFile;

/** Finds words of a text that somebody typed or pasted: to the code point, or not at all. */
final class TypedWords {
    /** Code points on either side of a place that are looked at first. */
    private static final int AROUND = 1 << 18;

    /** Places of the same words that are told apart by how far away they are. */
    private static final int MOST = 10_000;

    private final TextFile text;

    TypedWords(TextFile text) {
        this.text = text;
    }

    /** The place of these words that begins nearest to a code point. */
    Optional<TextSpan> near(String words, int place) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int start = Math.max(0, Math.min(place, text.length()) - AROUND);
        CodePointText window = new CodePointText(text.sliceWithin(start, start + 2 * AROUND));
        int at = window.toUnits(Math.min(place, text.length()) - start);
        int before = window.value().lastIndexOf(words, at);
        int after = window.value().indexOf(words, at);
        if (before < 0 && after < 0) {
            return text.places(words, MOST).stream()
                    .min(Comparator.comparingInt(found -> Math.abs(found.start() - place)));
        }
        boolean isAfter = before < 0 || (after >= 0 && after - at < at - before);
        int from = start + window.toPoints(isAfter ? after : before);
        return Optional.of(new TextSpan(from, from + points(words)));
    }

    private static int points(String words) {
        return words.codePointCount(0, words.length());
    }

    /** The one place where these words stand; empty also where there are several. */
    Optional<TextSpan> only(String words) {
        List<TextSpan> places = words.isEmpty() ? List.of() : text.places(words, 2);
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    /** The last place of these words within a span: places stand at the end of a citation. */
    Optional<TextSpan> lastWithin(String words, TextSpan span) {
        String within = text.slice(span);
        int at = words.isEmpty() ? -1 : within.lastIndexOf(words);
        if (at < 0) {
            return Optional.empty();
        }
        int start = span.start() + within.codePointCount(0, at);
        return Optional.of(new TextSpan(start, start + points(words)));
    }
}
