package org.lectern.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.anchor.align.Carried;
import org.lectern.anchor.align.LongAlignment;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.PlacedEnd.Verdict;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.Placer;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.sql.Transaction;

/**
 * Finds passages of one version of a document in another: by laying the two texts beside each other, and only for what
 * that leaves by looking for the words. An end is always carried from the version that it was written on, never from
 * where it was carried before, so that errors do not add up and a text that comes back brings everything back with it.
 */
public final class Carrying implements Placer {
    /** Code points; shorter words are found in too many places to be believed without their neighbours. */
    private static final int LEAST_SOUGHT = 32;

    private static final int SOUGHT_IN_MEMORY = 50_000;

    private final Catalogue catalogue;
    private final PassageAnchors anchors;
    private final VerbatimCarrying verbatim;
    /** What took long to find, or to find missing; a text never changes, so it stays right. */
    private final Cache<Sought, PlacedEnd> sought =
            Caffeine.newBuilder().maximumSize(SOUGHT_IN_MEMORY).build();

    private record Sought(String resource, String older, TextSpan span, String newer) {}

    public Carrying(Catalogue catalogue, PassageAnchors anchors) {
        this.catalogue = catalogue;
        this.anchors = anchors;
        this.verbatim = new VerbatimCarrying(catalogue);
    }

    @Override
    public Optional<String> current(Transaction transaction, String resource) {
        return DocumentAddress.ofPath(resource).flatMap(address -> catalogue.currentIn(transaction, address.id()));
    }

    @Override
    public PlacedEnd place(Place end, String version, List<PlacedEnd> decided) {
        if (end.span().isEmpty()) {
            return PlacedEnd.found(end.resource(), version, Optional.empty(), State.EXACT, 1);
        }
        String own = end.version().orElseThrow();
        PlacedEnd found = placed(end.resource(), own, end.span().get(), version);
        return decided.stream()
                .findFirst()
                .filter(latest -> found.state() == State.APPROXIMATE || found.state() == State.LOST)
                .map(latest -> afterDecision(end, latest, version, found))
                .orElse(found);
    }

    /** What somebody decided in another version says more than what is merely alike; the very words say more than that. */
    private PlacedEnd afterDecision(Place end, PlacedEnd latest, String version, PlacedEnd found) {
        if (latest.decision().map(Decision::verdict).equals(Optional.of(Verdict.KEPT_LOST))) {
            int near = found.span().orElseThrow().start();
            return lost(end.resource(), version, near);
        }
        PlacedEnd carried =
                placed(end.resource(), latest.version(), latest.span().orElseThrow(), version);
        if (carried.state() == State.LOST) {
            return found;
        }
        double similarity = Math.min(latest.similarity(), carried.similarity());
        return PlacedEnd.found(end.resource(), version, carried.span(), State.APPROXIMATE, Math.min(similarity, 0.999));
    }

    private PlacedEnd placed(String resource, String older, TextSpan span, String newer) {
        if (older.equals(newer)) {
            return PlacedEnd.found(resource, newer, Optional.of(span), State.EXACT, 1);
        }
        PlacedEnd known = sought.getIfPresent(new Sought(resource, older, span, newer));
        if (known != null) {
            return known;
        }
        Alignment alignment = catalogue.alignment(older, newer);
        PlacedEnd placed = switch (alignment.carry(span)) {
            case Carried.Same(var there) ->
                PlacedEnd.found(resource, newer, Optional.of(there), there.equals(span) ? State.EXACT : State.MOVED, 1);
            case Carried.Reworded(var there, var similarity) ->
                PlacedEnd.found(resource, newer, Optional.of(there), State.APPROXIMATE, similarity);
            case Carried.Gone(var near, var undecided) ->
                undecided ? lost(resource, newer, near) : sought(resource, older, span, newer, alignment, near);
        };
        if (placed.state() == State.LOST || placed.state() == State.APPROXIMATE || alignment instanceof LongAlignment) {
            sought.put(new Sought(resource, older, span, newer), placed);
        }
        return placed;
    }

    /** Only among the words that no other passage has a claim to: a twin that stood there before is not this one. */
    private PlacedEnd sought(
            String resource, String older, TextSpan span, String newer, Alignment alignment, int near) {
        if (alignment instanceof LongAlignment laid) {
            return verbatim.find(older, span, newer, laid, LEAST_SOUGHT)
                    .map(there -> PlacedEnd.found(resource, newer, Optional.of(there), State.MOVED, 1))
                    .orElseGet(() -> lost(resource, newer, near));
        }
        if (span.length() < LEAST_SOUGHT) {
            return lost(resource, newer, near);
        }
        CodePointText text = catalogue.text(older).codePoints();
        TextQuoteSelector quote = new TextQuoteSelector(
                text.slice(span),
                text.sliceWithin(span.start() - PassageAnchor.CONTEXT, span.start()),
                text.sliceWithin(span.end(), span.end() + PassageAnchor.CONTEXT));
        return switch (new QuoteMatcher(anchors.indexedText(newer)).find(quote, List.of(), alignment::isFree)) {
            case Anchoring.Anchored(var there, var moved) ->
                PlacedEnd.found(resource, newer, Optional.of(there), State.MOVED, 1);
            case Anchoring.Approximate(var there, var similarity) ->
                PlacedEnd.found(resource, newer, Optional.of(there), State.APPROXIMATE, similarity);
            case Anchoring.Lost lost -> lost(resource, newer, near);
        };
    }

    private int length(String version) {
        return catalogue.isLong(version)
                ? catalogue.textFile(version).length()
                : catalogue.text(version).length();
    }

    private PlacedEnd lost(String resource, String version, int near) {
        // A place at the very end of the text would stand on no page.
        int place = Math.clamp(near, 0, Math.max(0, length(version) - 1));
        return PlacedEnd.found(resource, version, Optional.of(new TextSpan(place, place)), State.LOST, 0);
    }
}
