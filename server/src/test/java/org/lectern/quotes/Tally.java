package org.lectern.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.TextSpan;
import org.lectern.quotes.ChangedQuotes.Asked;
import org.lectern.quotes.ChangedQuotes.Sample;

/**
 * How often a sample's quotes were found.
 *
 * @param right the span found is the passage, give or take a few characters at its borders
 * @param exact the span found is the passage to the letter
 * @param wrong another place was taken: the worst that can happen
 * @param surprises those taken wrongly, or taken though they are gone
 */
public record Tally(int asked, int right, int exact, int lost, int wrong, List<Surprise> surprises) {
    /** Borders this far off still show the reader the passage. */
    private static final int GIVE_OR_TAKE = 20;

    public record Surprise(Asked asked, TextSpan found) {}

    /** How the quotes' position is given. */
    public enum Hint {
        NONE,
        TRUE
    }

    public static Tally of(Sample sample, Hint hint) {
        QuoteMatcher matcher = new QuoteMatcher(new IndexedText(sample.text()));
        int right = 0;
        int exact = 0;
        int lost = 0;
        List<Surprise> surprises = new ArrayList<>();
        for (Asked asked : sample.asked()) {
            List<TextSpan> hints = hint == Hint.TRUE ? asked.truth().stream().toList() : List.of();
            Optional<TextSpan> found = place(matcher.find(asked.quote(), hints, any -> true));
            if (found.isEmpty()) {
                lost++;
            } else if (asked.truth().isPresent()
                    && isNear(found.get(), asked.truth().get())) {
                right++;
                exact += found.equals(asked.truth()) ? 1 : 0;
            } else {
                surprises.add(new Surprise(asked, found.get()));
            }
        }
        return new Tally(sample.asked().size(), right, exact, lost, surprises.size(), surprises);
    }

    static Optional<TextSpan> place(Anchoring anchoring) {
        return switch (anchoring) {
            case Anchoring.Anchored(var span, var moved) -> Optional.of(span);
            case Anchoring.Approximate(var span, var similarity) -> Optional.of(span);
            case Anchoring.Lost lost -> Optional.empty();
        };
    }

    private static boolean isNear(TextSpan found, TextSpan truth) {
        return Math.abs(found.start() - truth.start()) <= GIVE_OR_TAKE
                && Math.abs(found.end() - truth.end()) <= GIVE_OR_TAKE;
    }

    public double rightShare() {
        return (double) right / asked;
    }

    public double exactShare() {
        return (double) exact / asked;
    }

    /** Those taken whose words do not stand where they were taken, in no wording near theirs. */
    public long takenForOthers(Sample sample) {
        return surprises.stream()
                .filter(surprise -> !isNearVerbatim(
                        surprise.asked.quote().exact(), sample.text().slice(surprise.found)))
                .count();
    }

    /** Whether two passages are one in almost the same words: fewer than three characters in ten are edited. */
    public static boolean isNearVerbatim(String left, String right) {
        String one = letters(left);
        String other = letters(right);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()] < 0.3 * Math.max(one.length(), other.length());
    }

    private static String letters(String words) {
        return words.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
