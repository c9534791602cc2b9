package org.lectern.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lectern.anchor.Anchoring.Candidate;

/**
 * Places that resemble a quote which stands nowhere word for word. They are offered to a person, never anchored on.
 *
 * <p>Both sides are folded (case, accents, white space, dashes and quotation marks aside), so re-wrapping and
 * typography cost nothing. Each end of the folded quote that is found says where the whole would stand.
 */
final class NearMatches {
    /** Folded units of a quote's end that are looked for, longest first. */
    private static final int[] PIECES = {48, 24, 12};

    private static final int PLACES_A_PIECE = 20;
    private static final double LEAST_SIMILARITY = 0.5;
    /** Longer quotes are compared by their first part only: the distance is quadratic. */
    private static final int COMPARED = 2_000;

    private final FoldedText folded;

    NearMatches(CodePointText text) {
        this.folded = FoldedText.of(text);
    }

    List<Candidate> find(String exact, int limit) {
        String quote = FoldedText.of(new CodePointText(exact)).value();
        Set<Integer> starts = new HashSet<>();
        for (int piece : PIECES) {
            if (starts.isEmpty() && quote.length() >= PIECES[PIECES.length - 1]) {
                int size = Math.min(piece, quote.length());
                for (int from = 0; from + size <= quote.length(); from += Math.max(1, (quote.length() - size) / 4)) {
                    addStarts(starts, quote.substring(from, from + size), from);
                }
            }
        }
        List<Candidate> found = new ArrayList<>();
        for (int start : starts) {
            int end = Math.min(folded.value().length(), start + quote.length());
            double similarity = similarity(quote, folded.value().substring(start, end));
            if (similarity >= LEAST_SIMILARITY) {
                found.add(new Candidate(folded.source(start, end), similarity));
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::similarity)
                .reversed()
                .thenComparingInt(candidate -> candidate.span().start()));
        return withoutOverlaps(found, limit);
    }

    private void addStarts(Set<Integer> starts, String piece, int from) {
        int at = folded.value().indexOf(piece);
        for (int n = 0; at >= 0 && n < PLACES_A_PIECE; n++) {
            starts.add(Math.max(0, at - from));
            at = folded.value().indexOf(piece, at + 1);
        }
    }

    private static List<Candidate> withoutOverlaps(List<Candidate> best, int limit) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : best) {
            if (kept.size() < limit
                    && kept.stream().noneMatch(other -> other.span().overlaps(candidate.span()))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /** 1 − Levenshtein distance / the longer length; below 1 even for equal folded text, since the originals differ. */
    private static double similarity(String a, String b) {
        String left = a.substring(0, Math.min(a.length(), COMPARED));
        String right = b.substring(0, Math.min(b.length(), COMPARED));
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        int longer = Math.max(1, Math.max(left.length(), right.length()));
        return Math.min(0.99, 1 - (double) row[right.length()] / longer);
    }
}
