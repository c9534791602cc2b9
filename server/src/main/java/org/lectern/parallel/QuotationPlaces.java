package org.lectern.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.parallel.Quotation.Segment;

/**
 * Where the segments of a quotation stand in a source: each is found by the matcher of quotes, a long one that was edited
 * much by the words it shares. A word or three stand anywhere; as one of several segments they stand where those beside
 * them do, or nowhere.
 */
final class QuotationPlaces {
    /** Fewer words are no place by themselves. */
    private static final int SHORT = 4;

    /** Words of a segment that is looked for by the words it shares. */
    private static final int LONG = 12;

    /** Of a shorter segment's words that have to stand in one place. */
    private static final double MOST = 0.5;

    /** Code points from a segment to a short one beside it. */
    private static final int NEAR = 2_000;

    private final CodePointText citing;
    private final TextWords citingWords;
    private final TextWords sourceWords;
    private final QuoteMatcher matcher;
    private final int end;

    QuotationPlaces(CodePointText citing, TextWords citingWords, IndexedText source, TextWords sourceWords) {
        this.citing = citing;
        this.citingWords = citingWords;
        this.sourceWords = sourceWords;
        this.matcher = new QuoteMatcher(source);
        this.end = source.text().length();
    }

    /** One for each segment; empty for what was not found and for what is put in as a whole. */
    List<Optional<TextSpan>> of(Quotation quotation) {
        List<Segment> segments = quotation.segments();
        List<Optional<TextSpan>> places = new ArrayList<>(Collections.nCopies(segments.size(), Optional.empty()));
        Optional<TextSpan> before = Optional.empty();
        for (int n = 0; n < segments.size(); n++) {
            Segment segment = segments.get(n);
            if (!segment.isOnlyInserted() && (segments.size() == 1 || !isShort(segment))) {
                Optional<TextSpan> place = place(quotation.span(segment), segment, before, new TextSpan(0, end));
                places.set(n, place);
                before =
                        place.or(() -> places.stream().flatMap(Optional::stream).reduce((one, other) -> other));
            }
        }
        for (int n = 0; n < segments.size(); n++) {
            Segment segment = segments.get(n);
            if (!segment.isOnlyInserted() && segments.size() > 1 && isShort(segment)) {
                places.set(n, beside(quotation.span(segment), segment, last(places, n), next(places, n)));
            }
        }
        return places;
    }

    private static boolean isShort(Segment segment) {
        return segment.to() - segment.from() < SHORT;
    }

    private static Optional<TextSpan> last(List<Optional<TextSpan>> places, int n) {
        return places.subList(0, n).stream().flatMap(Optional::stream).reduce((one, other) -> other);
    }

    private static Optional<TextSpan> next(List<Optional<TextSpan>> places, int n) {
        return places.subList(n + 1, places.size()).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TextSpan> beside(
            TextSpan span, Segment segment, Optional<TextSpan> last, Optional<TextSpan> next) {
        if (last.isEmpty() && next.isEmpty()) {
            return Optional.empty();
        }
        int from = last.map(TextSpan::end)
                .orElseGet(() -> Math.max(0, next.orElseThrow().start() - NEAR));
        int to = next.map(TextSpan::start).filter(start -> start >= from).orElse(Math.min(end, from + NEAR));
        return place(span, segment, last, new TextSpan(from, to));
    }

    /** @param within where it may stand */
    private Optional<TextSpan> place(TextSpan span, Segment segment, Optional<TextSpan> before, TextSpan within) {
        String words = citing.slice(span);
        List<TextSpan> hints = before.map(one -> new TextSpan(one.end(), Math.min(end, one.end() + span.length())))
                .map(List::of)
                .orElse(List.of());
        return switch (matcher.find(new TextQuoteSelector(words, "", ""), hints, within::contains)) {
            case Anchoring.Anchored(var place, var moved) -> Optional.of(place);
            case Anchoring.Approximate(var place, var similarity) -> Optional.of(place);
            // of several places with the same words one is as good as another here: the first after what was found
            case Anchoring.Lost(var reason, var candidates) ->
                candidates.stream()
                        .filter(candidate -> candidate.similarity() >= RunFinder.LEAST_SIMILARITY)
                        .map(Anchoring.Candidate::span)
                        .filter(within::contains)
                        .min((one, other) -> Integer.compare(distance(one, before), distance(other, before)))
                        .or(() -> byWords(segment));
        };
    }

    private static int distance(TextSpan place, Optional<TextSpan> before) {
        return before.map(one -> place.start() >= one.end() ? place.start() - one.end() : Integer.MAX_VALUE)
                .orElse(place.start());
    }

    /** From the first to the last run that a long segment shares with the source, where they lie close enough. */
    private Optional<TextSpan> byWords(Segment segment) {
        int count = segment.to() - segment.from();
        if (count < LONG) {
            return Optional.empty();
        }
        int[] part = new int[count];
        Arrays.setAll(part, n -> citingWords.at(segment.from() + n));
        WordRow row = WordRow.of(sourceWords, WordRow.of(part));
        int offset = sourceWords.count() + 1;
        RunFinder finder = new RunFinder(row, offset, row.count(), PairRuns.SHORTEST);
        long[] grams = Grams.of(row, 0, row.count());
        finder.find(offset, row.count(), Seeding.within(grams, row, offset, row.count(), sourceWords.count()));
        List<FoundRun> runs = finder.found();
        // a phrase that both happen to have is no place
        Optional<FoundRun> longest = runs.stream()
                .max((one, other) -> Integer.compare(one.words(), other.words()))
                .filter(run -> run.words() >= LONG || run.words() >= MOST * count);
        return longest.map(main -> {
            int from = main.rightStart();
            int to = main.rightEnd();
            for (FoundRun run : runs) {
                if (run.rightStart() >= main.rightStart() - count && run.rightEnd() <= main.rightEnd() + count) {
                    from = Math.min(from, run.rightStart());
                    to = Math.max(to, run.rightEnd());
                }
            }
            return sourceWords.span(from, to);
        });
    }
}
