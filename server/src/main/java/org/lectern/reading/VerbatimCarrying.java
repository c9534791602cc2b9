package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.TextFile;

/**
 * Finds passages of one version in another where a text is too long to lay both beside each other: word for word, with what
 * stands around them, at the same place, else once near where the passage before it went, else once in all of the text.
 */
final class VerbatimCarrying {
    /** Code points on either side of where a passage is expected. */
    private static final int NEAR = 1 << 18;

    private final Catalogue catalogue;
    /** How far passages moved from one version to another, as the last one did. */
    private final ConcurrentHashMap<String, Integer> moves = new ConcurrentHashMap<>();

    VerbatimCarrying(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Where the passage stands; empty where it does not, or at several places.
     *
     * @param least code points that are enough to be told by themselves, where what stands around them changed
     */
    Optional<TextSpan> find(String older, TextSpan span, String newer, int least) {
        TextFile from = catalogue.textFile(older);
        TextFile to = catalogue.textFile(newer);
        String words = from.slice(span);
        int before = Math.min(span.start(), PassageAnchor.CONTEXT);
        String around = from.sliceWithin(span.start() - before, span.end() + PassageAnchor.CONTEXT);
        String pair = older + newer;
        int moved = moves.getOrDefault(pair, 0);
        Optional<TextSpan> found = Optional.of(span)
                .filter(same -> to.sliceWithin(same.start() - before, same.end() + PassageAnchor.CONTEXT)
                        .equals(around))
                .or(() -> near(to, around, span.start() - before + moved)
                        .or(() -> only(to.places(around, 2)))
                        .map(place -> at(place.start() + before, span.length())))
                .or(() -> span.length() < least ? Optional.empty() : only(to.places(words, 2)));
        found.ifPresent(place -> moves.put(pair, place.start() - span.start()));
        return found;
    }

    private static Optional<TextSpan> near(TextFile to, String words, int expected) {
        int start = Math.max(0, expected - NEAR);
        String window = to.sliceWithin(start, Math.max(start, expected + NEAR));
        int at = window.indexOf(words);
        return at < 0 || window.indexOf(words, at + 1) >= 0
                ? Optional.empty()
                : Optional.of(at(start + window.codePointCount(0, at), words.codePointCount(0, words.length())));
    }

    private static Optional<TextSpan> only(List<TextSpan> places) {
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private static TextSpan at(int start, int length) {
        return new TextSpan(start, start + length);
    }
}
