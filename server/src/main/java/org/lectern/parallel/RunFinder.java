package org.lectern.parallel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the runs that one text in a row of words, the left, shares with what stands before it, or with itself.
 *
 * <p>Seeds are {@value Grams#SIZE} equal words: any run of 16 words and more of which four fifths are equal has one,
 * wherever the edits are (pigeonhole). Seeds are made as long as they go, the longest are grown first ({@link Growth}),
 * and what lies in a run that was grown is not looked at again. A run whose edits are too many is parted at the place
 * where most are, at the first of several such ({@link Partings}).
 *
 * <p>Lines of which each is like every other but for a number would be grown through the whole text from each to each. So
 * seeds are grown over {@value Grams#MOST_PLACES} times the words of the left text at most, the longest first; of what is
 * left then only what is long without growing is kept.
 */
final class RunFinder {
    /** Of a run. */
    static final double LEAST_SIMILARITY = 0.8;

    /** Fewer words are a run only where as many as the shortest run has stand there unchanged. */
    static final int LEAST_EDITED = 12;

    /** Fewer words that stand nearly everywhere are a turn of phrase. */
    static final int LEAST_COMMONPLACE = 20;

    /** A word or two between equal ones cannot part a run into halves that overlap more than this with another. */
    private static final double SAME_PLACE = 0.5;

    /** The earlier places that have the same {@value Grams#SIZE} words as the left one, from this word on. */
    interface Partners {
        int[] NONE = {};

        /** In their order. */
        int[] of(int word);

        /** Whether these words stand in more than {@value Grams#MOST_PLACES} places, and the earlier ones are some of them. */
        boolean isCommon(int word);
    }

    private final Words words;
    private final int low;
    private final int high;
    private final int shortest;
    private final Growth growth;
    /** By how far the right side is from the left: where stretches that were grown begin and end on the left. */
    private final Map<Integer, TreeMap<Integer, Integer>> covered = new HashMap<>();

    private final Map<Integer, List<FoundRun>> byPlace = new HashMap<>();
    private final List<FoundRun> found = new ArrayList<>();
    /** Words of the left text, from its first on. */
    private final BitSet common = new BitSet();

    private final BitSet seeded = new BitSet();

    /**
     * @param low the first word of the left text
     * @param high the word after its last
     * @param shortest run in words that is looked for
     */
    RunFinder(Words words, int low, int high, int shortest) {
        this.words = words;
        this.low = low;
        this.high = high;
        this.shortest = shortest;
        this.growth = new Growth(words);
    }

    /** Finds what begins in a part of the left text, from a word to just before another. */
    void find(int from, int to, Partners partners) {
        List<Stretch> seeds = seeds(from, to, partners);
        seeds.sort(Comparator.comparingInt(Stretch::length).reversed());
        long left = (long) Grams.MOST_PLACES * (to - from);
        for (Stretch seed : seeds) {
            if (isCovered(seed)) {
                continue;
            }
            if (left > 0) {
                List<Stretch> grown = growth.grow(seed, low, high);
                left -= grown.getLast().leftEnd() - grown.getFirst().left() - seed.length();
                grown.forEach(this::cover);
                keep(grown);
            } else if (seed.length() >= Math.max(shortest, LEAST_COMMONPLACE)) {
                cover(seed);
                keep(List.of(seed));
            }
        }
    }

    /**
     * What was found. Of runs that begin at the same two places, one of which may be found first and another that is more
     * than twice as long later, only the longest: the places are what a run is known by.
     */
    List<FoundRun> found() {
        Map<List<Integer>, FoundRun> byStarts = new LinkedHashMap<>();
        for (FoundRun run : found) {
            byStarts.merge(
                    List.of(run.leftStart(), run.rightStart()),
                    run,
                    (one, other) -> one.words() >= other.words() ? one : other);
        }
        return List.copyOf(byStarts.values());
    }

    private List<Stretch> seeds(int from, int to, Partners partners) {
        List<Stretch> seeds = new ArrayList<>();
        int[] before = Partners.NONE;
        for (int left = from; left < to; left++) {
            int[] earlier = partners.of(left);
            for (int right : earlier) {
                // the seed that begins one word earlier goes on here
                if (Arrays.binarySearch(before, right - 1) < 0) {
                    Stretch seed = lengthened(left, right);
                    if (seed.length() >= shortest || growth.mayGrow(seed, low, high)) {
                        seeds.add(seed);
                    }
                }
            }
            if (partners.isCommon(left)) {
                common.set(left - low);
            } else if (earlier.length > 0) {
                seeded.set(left - low);
            }
            before = earlier;
        }
        return seeds;
    }

    private Stretch lengthened(int left, int right) {
        int length = Grams.SIZE;
        while (left + length < high && right + length < left && equal(left + length, right + length)) {
            length++;
        }
        int before = 0;
        while (left - before > low
                && right - before > 0
                && left - before - 1 >= right + length
                && equal(left - before - 1, right - before - 1)) {
            before++;
        }
        return new Stretch(left - before, right - before, length + before);
    }

    private boolean equal(int left, int right) {
        return words.at(left) == words.at(right) && words.at(left) != Words.BREAK;
    }

    private void cover(Stretch stretch) {
        covered.computeIfAbsent(stretch.left() - stretch.right(), any -> new TreeMap<>())
                .merge(stretch.left(), stretch.leftEnd(), Math::max);
    }

    private boolean isCovered(Stretch seed) {
        TreeMap<Integer, Integer> known = covered.get(seed.left() - seed.right());
        Map.Entry<Integer, Integer> before = known == null ? null : known.floorEntry(seed.left());
        return before != null && before.getValue() >= seed.leftEnd();
    }

    /** Parts what has too many edits. */
    private void keep(List<Stretch> grown) {
        Partings partings = new Partings(edits(grown));
        Deque<Partings.Part> parts = new ArrayDeque<>(List.of(partings.whole()));
        while (!parts.isEmpty()) {
            Partings.Part part = parts.pop();
            Stretch first = grown.get(part.from());
            Stretch last = grown.get(part.to() - 1);
            int length = Math.max(last.leftEnd() - first.left(), last.rightEnd() - first.right());
            if (length < shortest) {
                continue;
            }
            double similarity = 1 - (double) partings.edits(part) / length;
            if (similarity >= LEAST_SIMILARITY) {
                keep(grown.subList(part.from(), part.to()), similarity);
            } else {
                parts.push(partings.after(part));
                parts.push(partings.before(part));
            }
        }
    }

    /** Before each of the stretches; 0 before the first. */
    private int[] edits(List<Stretch> grown) {
        int[] edits = new int[grown.size()];
        for (int n = 1; n < edits.length; n++) {
            edits[n] = growth.edits(grown.get(n - 1), grown.get(n));
        }
        return edits;
    }

    private void keep(List<Stretch> stretches, double similarity) {
        FoundRun run = new FoundRun(stretches, similarity, isCommonplace(stretches));
        boolean longEnough = run.commonplace()
                ? run.words() >= LEAST_COMMONPLACE
                : run.words() >= LEAST_EDITED || run.longestStretch() >= shortest;
        if (run.words() < shortest || !longEnough || isKnown(run)) {
            return;
        }
        found.add(run);
        for (int place = run.leftStart() >> PLACE; place <= (run.leftEnd() - 1) >> PLACE; place++) {
            byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(run);
        }
    }

    /** Whether more of what leads to other places stands nearly everywhere than in few of them. */
    private boolean isCommonplace(List<Stretch> stretches) {
        int from = stretches.getFirst().left() - low;
        int to = stretches.getLast().leftEnd() - low;
        return common.get(from, to).cardinality() > seeded.get(from, to).cardinality();
    }

    private static final int PLACE = 6;

    /** Whether a run that was found before says the same of most of both sides. */
    private boolean isKnown(FoundRun run) {
        for (int place = run.leftStart() >> PLACE; place <= (run.leftEnd() - 1) >> PLACE; place++) {
            for (FoundRun known : byPlace.getOrDefault(place, List.of())) {
                double left = overlap(run.leftStart(), run.leftEnd(), known.leftStart(), known.leftEnd());
                double right = overlap(run.rightStart(), run.rightEnd(), known.rightStart(), known.rightEnd());
                if (left > SAME_PLACE && right > SAME_PLACE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double overlap(int from, int to, int otherFrom, int otherTo) {
        return (double) (Math.min(to, otherTo) - Math.max(from, otherFrom)) / (to - from);
    }
}
