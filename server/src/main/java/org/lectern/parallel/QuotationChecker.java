package org.lectern.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.TextSpan;
import org.lectern.parallel.Quotation.Segment;
import org.lectern.parallel.QuotationCheck.Edit;
import org.lectern.parallel.QuotationCheck.Kind;
import org.lectern.parallel.QuotationCheck.Outcome;
import org.lectern.parallel.QuotationCheck.Piece;

/** Holds a quotation against a source: each segment is found ({@link QuotationPlaces}), then compared word by word. */
final class QuotationChecker {
    /** Of a quotation's words that have to stand in the source; with fewer it is another text. */
    private static final double LEAST_FOUND = 0.5;

    /** Words in capitals that are an emphasis and not a name. */
    private static final int EMPHASIS = 2;

    /** Words at either end of a segment that may stand in the place of those of the source. */
    private static final int EXCHANGED_AT_END = 2;

    /** Cells of the table of two texts that are compared. */
    private static final long TABLE = 16_000_000;

    private final CodePointText citing;
    private final TextWords citingWords;
    private final CodePointText source;
    private final TextWords sourceWords;
    private final QuotationPlaces placing;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private int quoted;
    private int found;

    QuotationChecker(CodePointText citing, TextWords citingWords, IndexedText source, TextWords sourceWords) {
        this.citing = citing;
        this.citingWords = citingWords;
        this.source = source.text();
        this.sourceWords = sourceWords;
        this.placing = new QuotationPlaces(citing, citingWords, source, sourceWords);
    }

    /** @param span of the quotation in the citing text; what follows from the page is for the caller to add */
    QuotationCheck check(TextSpan span) {
        Quotation quotation = new Quotation(citing, citingWords, span);
        List<Segment> segments = quotation.segments();
        List<Optional<TextSpan>> places = new ArrayList<>(placing.of(quotation));
        for (int n = 0; n < segments.size(); n++) {
            Segment segment = segments.get(n);
            Optional<TextSpan> here = Optional.of(quotation.span(segment));
            if (segment.isOnlyInserted()) {
                edits.add(new Edit(Kind.MARKED_INSERTION, here, Optional.empty()));
            } else if (places.get(n).isPresent()) {
                places.set(n, places.get(n).map(place -> compare(segment, place)));
                pieces.add(new Piece(quotation.span(segment), places.get(n)));
            } else {
                pieces.add(new Piece(quotation.span(segment), Optional.empty()));
                quoted += segment.to() - segment.from();
                edits.add(new Edit(Kind.ADDED, here, Optional.empty()));
            }
        }
        for (int n = 0; n < quotation.omissions().size(); n++) {
            if (!followEachOther(places.get(n), places.get(n + 1))) {
                edits.add(new Edit(
                        Kind.MARKED_OMISSION, Optional.of(quotation.omissions().get(n)), Optional.empty()));
            }
        }
        return new QuotationCheck(outcome(), pieces, edits, Optional.empty());
    }

    /** Nothing is left out there: the ellipsis is the source's own. */
    private boolean followEachOther(Optional<TextSpan> one, Optional<TextSpan> next) {
        return one.isPresent()
                && next.isPresent()
                && sourceWords.within(one.get())[1] == sourceWords.within(next.get())[0];
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
                differ(segment, openI, i, origin, first < 0 ? beforeFirst(i, j) : openJ, j);
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
        // more words than a few at the end are not those that happen to follow in the source, put otherwise
        boolean isFew = n - openI <= EXCHANGED_AT_END;
        differ(segment, openI, n, origin, openJ, isFew ? Math.min(m, openJ + n - openI) : openJ);
        return first < 0 ? Optional.empty() : Optional.of(sourceWords.span(origin + first, origin + openJ));
    }

    private static int beforeFirst(int i, int j) {
        return i <= EXCHANGED_AT_END ? Math.max(0, j - i) : j;
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
