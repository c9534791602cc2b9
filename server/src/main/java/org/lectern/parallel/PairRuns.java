package org.lectern.parallel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;

/** All runs of two texts, or of one with itself, found at once in memory. */
final class PairRuns {
    /** In words; shorter ones are turns of phrase. */
    static final int SHORTEST = 6;

    static final Comparator<SharedRun> LONGEST_FIRST = Comparator.comparingInt(SharedRun::words)
            .reversed()
            .thenComparingInt(run -> run.a().start())
            .thenComparingInt(run -> run.b().start());

    private PairRuns() {}

    /** Longest first. */
    static List<SharedRun> between(TextWords a, TextWords b) {
        WordRow row = WordRow.of(a, b);
        int offset = a.count() + 1;
        return found(row, offset, a.count())
                .map(run -> new SharedRun(
                        a.span(run.rightStart(), run.rightEnd()),
                        b.span(run.leftStart() - offset, run.leftEnd() - offset),
                        run.words(),
                        run.similarity(),
                        run.commonplace()))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    /** Longest first; {@code a} is the earlier place. */
    static List<SharedRun> within(TextWords text) {
        WordRow row = WordRow.of(text);
        return found(row, 0, row.count())
                .map(run -> new SharedRun(
                        text.span(run.rightStart(), run.rightEnd()),
                        text.span(run.leftStart(), run.leftEnd()),
                        run.words(),
                        run.similarity(),
                        run.commonplace()))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private static Stream<FoundRun> found(WordRow row, int from, int rightTo) {
        long[] grams = Grams.of(row, 0, row.count());
        RunFinder finder = new RunFinder(row, from, row.count(), SHORTEST);
        finder.find(from, row.count(), Seeding.within(grams, row, from, row.count(), rightTo));
        return finder.found().stream();
    }

    /** Words of a text that stand in some runs. */
    static int wordsIn(TextWords words, List<TextSpan> spans) {
        List<TextSpan> sorted =
                spans.stream().sorted(Comparator.comparingInt(TextSpan::start)).toList();
        int counted = 0;
        int upTo = 0;
        for (TextSpan span : sorted) {
            int[] within = words.within(span);
            counted += Math.max(0, within[1] - Math.max(upTo, within[0]));
            upTo = Math.max(upTo, within[1]);
        }
        return counted;
    }
}
