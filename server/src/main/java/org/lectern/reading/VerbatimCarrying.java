package org.lectern.reading;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.LongAlignment;
import org.lectern.document.Catalogue;
import org.lectern.document.TextFile;

/**
 * Finds passages of one version elsewhere in another where a text is too long to look for what is merely alike: word for word,
 * with what stands around them or by themselves, once among the words that no other passage has a claim to.
 */
final class VerbatimCarrying {
    /** Places that are looked at; words that stand at more tell nothing apart. */
    private static final int MOST = 64;

    private final Catalogue catalogue;

    VerbatimCarrying(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Where the passage stands; empty where it does not, or at several places.
     *
     * @param least code points that are enough to be told by themselves, where what stands around them changed
     */
    Optional<TextSpan> find(String older, TextSpan span, String newer, LongAlignment laid, int least) {
        TextFile from = catalogue.textFile(older);
        TextFile to = catalogue.textFile(newer);
        int before = Math.min(span.start(), PassageAnchor.CONTEXT);
        String around = from.sliceWithin(span.start() - before, span.end() + PassageAnchor.CONTEXT);
        List<TextSpan> places = to.places(span.length() < least ? around : from.slice(span), MOST).stream()
                .map(place -> {
                    int start = span.length() < least ? place.start() + before : place.start();
                    return new TextSpan(start, start + span.length());
                })
                .toList();
        List<TextSpan> unclaimed = places.size() == MOST
                ? List.of()
                : places.stream().filter(laid::isFree).toList();
        List<TextSpan> inContext = unclaimed.size() == 1
                ? unclaimed
                : unclaimed.stream()
                        .filter(place -> to.sliceWithin(place.start() - before, place.end() + PassageAnchor.CONTEXT)
                                .equals(around))
                        .toList();
        return inContext.size() == 1 ? Optional.of(inContext.getFirst()) : Optional.empty();
    }
}
