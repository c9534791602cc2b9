package org.lectern.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.parallel.Quotation.Segment;
import org.lectern.parallel.QuotationCheck.Edit;
import org.lectern.parallel.QuotationCheck.Kind;
import org.lectern.parallel.QuotationCheck.Outcome;
import org.lectern.parallel.QuotationCheck.Piece;

/**
 * Holds a quotation against a source: each segment is found by the matcher of quotes, a long one that was edited much by
 * the words it shares; then both are compared word by word.
 */
final class QuotationChecker {
    /** Of a quotation's words that have to stand in the source; with fewer it is another text. */
    private static final double LEAST_FOUND = 0.5;

    /** Words in capitals that are an emphasis and not a name. */
    private static final int EMPHASIS = 2;

    /** Words of a segment that is looked for by the words it shares. */
    private static final int LONG = 12;

    /** Cells of the table of two texts that are compared. */
    private static final long TABLE = 16_000_000;

    private final CodePointText citing;
    private final TextWords citingWords;
    private final CodePointText source;
    private final TextWords sourceWords;
    private final QuoteMatcher matcher;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private int quoted;
    private int found;

    QuotationChecker(CodePointText citing, TextWords citingWords, IndexedText source, TextWords sourceWords) {
        this.citing = citing;
        this.citingWords = citingWords;
        this.source = source.text();
        this.sourceWords = sourceWords;
        this.matcher = new QuoteMatcher(source);
    }

    /** @param span of the quotation in the citing text; what follows from the page is for the caller to add */
    QuotationCheck check(TextSpan span) {
        Quotation quotation = new Quotation(citing, citingWords, span);
        Optional<TextSpan> before = Optional.empty();
        for (Segment segment : quotation.segments()) {
            if (segment.isOnlyInserted()) {
                edits.add(new Edit(Kind.MARKED_INSERTION, Optional.of(quotation.span(segment)), Optional.empty()));
                continue;
            }
            Optional<TextSpan> place = place(quotation.span(segment), segment, before);
            if (place.isPresent()) {
                TextSpan compared = compare(segment, place.get());
                pieces.add(new Piece(quotation.span(segment), Optional.of(compared)));
                before = Optional.of(compared);
            } else {
                pieces.add(new Piece(quotation.span(segment), Optional.empty()));
                quoted += segment.to() - segment.from();
                edits.add(new Edit(Kind.ADDED, Optional.of(quotation.span(segment)), Optional.empty()));
            }
        }
        for (TextSpan omission : quotation.omissions()) {
            edits.add(new Edit(Kind.MARKED_OMISSION, Optional.of(omission), Optional.empty()));
        }
        return new QuotationCheck(outcome(), pieces, edits, Optional.empty());
    }

    private Outcome outcome() {
        if (quoted == 0 || found < LEAST_FOUND * quoted) {
            return Outcome.NOT_FOUND;
        }
        if (edits.stream().anyMatch(edit -> !edit.kind().isDisclosed())) {
            return Outcome.UNDISCLOSED;
        }
        return edits.isEmpty() ? Outcome.VERBATIM : Outcome.DISCLOSED;
    }

    private Optional<TextSpan> place(TextSpan span, Segment segment, Optional<TextSpan> before) {
        String words = citing.slice(span);
        List<TextSpan> hints = before.map(
                        one -> new TextSpan(one.end(), Math.min(source.length(), one.end() + span.length())))
                .map(List::of)
                .orElse(List.of());
        return switch (matcher.find(new TextQuoteSelector(words, "", ""), hints, place -> true)) {
            case Anchoring.Anchored(var place, var moved) -> Optional.of(place);
            case Anchoring.Approximate(var place, var similarity) -> Optional.of(place);
            // of several places with the same words one is as good as another here: the first after what was found
            case Anchoring.Lost(var reason, var candidates) ->
                candidates.stream()
                        .filter(candidate -> candidate.similarity() >= RunFinder.LEAST_SIMILARITY)
                        .map(Anchoring.Candidate::span)
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
        Optional<FoundRun> longest = runs.stream().max((one, other) -> Integer.compare(one.words(), other.words()));
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

    /** Where it stands, from the first word that both have to the last. */
    private TextSpan compare(Segment segment, TextSpan place) {
        int[] within = sourceWords.within(place);
        int n = segment.to() - segment.from();
        int m = within[1] - within[0];
        if ((long) (n + 1) * (m + 1) > TABLE) {
            // beyond what is quoted anywhere; said to differ as a whole, for a person to look at
            quoted += n;
            edits.add(new Edit(
                    Kind.EXCHANGED, Optional.of(citingWords.span(segment.from(), segment.to())), Optional.of(place)));
            return place;
        }
        int[][] length = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                length[i][j] = same(segment, i, within[0] + j)
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return walk(segment, within[0], length, n, m).orElse(place);
    }

    private boolean same(Segment segment, int word, int other) {
        return !segment.isInserted(word) && citingWords.at(segment.from() + word) == sourceWords.at(other);
    }

    private Optional<TextSpan> walk(Segment segment, int origin, int[][] length, int n, int m) {
        int i = 0;
        int j = 0;
        int openI = 0;
        int openJ = 0;
        int first = -1;
        int capitals = -1;
        while (i < n && j < m) {
            if (same(segment, i, origin + j) && length[i][j] == length[i + 1][j + 1] + 1) {
                // what the source has before its first word is not left out; it is not what is quoted
                differ(segment, openI, i, origin, first < 0 ? Math.max(0, j - (i - openI)) : openJ, j);
                first = first < 0 ? j : first;
                boolean raised = isRaised(segment.from() + i, origin + j);
                if (!raised) {
                    emphasis(segment, capitals, i);
                    capitals = -1;
                } else if (capitals < 0) {
                    capitals = i;
                }
                found++;
                quoted++;
                i++;
                j++;
                openI = i;
                openJ = j;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        emphasis(segment, capitals, openI);
        differ(segment, openI, n, origin, openJ, Math.min(m, openJ + n - openI));
        return first < 0 ? Optional.empty() : Optional.of(sourceWords.span(origin + first, origin + openJ));
    }

    private boolean isRaised(int word, int other) {
        String here = citing.slice(citingWords.span(word, word + 1));
        String there = source.slice(sourceWords.span(other, other + 1));
        return here.equals(here.toUpperCase(Locale.ROOT))
                && !here.equals(here.toLowerCase(Locale.ROOT))
                && !there.equals(there.toUpperCase(Locale.ROOT));
    }

    private void emphasis(Segment segment, int from, int to) {
        if (from >= 0 && to - from >= EMPHASIS) {
            edits.add(new Edit(
                    Kind.CAPITALS,
                    Optional.of(citingWords.span(segment.from() + from, segment.from() + to)),
                    Optional.empty()));
        }
    }

    /** What stands between two words that agree. */
    private void differ(Segment segment, int i, int toI, int origin, int j, int toJ) {
        int own = 0;
        int first = -1;
        int last = -1;
        for (int word = i; word < toI; word++) {
            if (segment.isInserted(word)) {
                continue;
            }
            own++;
            first = first < 0 ? word : first;
            last = word;
        }
        if (own < toI - i) {
            inserted(segment, i, toI);
        }
        quoted += own;
        Optional<TextSpan> here = own == 0
                ? Optional.empty()
                : Optional.of(citingWords.span(segment.from() + first, segment.from() + last + 1));
        Optional<TextSpan> there =
                j == toJ ? Optional.empty() : Optional.of(sourceWords.span(origin + j, origin + toJ));
        // brackets may stand in the place of words: [he] for a name
        if (here.isPresent()) {
            edits.add(new Edit(there.isPresent() ? Kind.EXCHANGED : Kind.ADDED, here, there));
        } else if (there.isPresent() && own == toI - i) {
            edits.add(new Edit(Kind.OMITTED, Optional.empty(), there));
        }
    }

    private void inserted(Segment segment, int i, int toI) {
        int from = -1;
        for (int word = i; word <= toI; word++) {
            boolean inside = word < toI && segment.isInserted(word);
            if (inside && from < 0) {
                from = word;
            } else if (!inside && from >= 0) {
                edits.add(new Edit(
                        Kind.MARKED_INSERTION,
                        Optional.of(citingWords.span(segment.from() + from, segment.from() + word)),
                        Optional.empty()));
                from = -1;
            }
        }
    }
}
