package org.lectern.anchor.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what was moved: long runs among the words that stand in both texts and that reading in order left over.
 *
 * <p>Only what is left over counts, on both sides: words that stand where they stood cannot be what became of others,
 * however alike they are.
 */
final class Moves {
    /** Words of a run that is believed to be moved; shorter ones are common phrases. */
    private static final int BELIEVED = 12;
    /** Words between two runs that were moved together. */
    private static final int TOGETHER = 40;

    private final int[] a;
    private final int[] b;
    private final int[] partner;
    private final Telling telling;
    private final boolean[] taken;
    private final int[] move;

    private Moves(int[] a, int[] b, int[] partner, Telling telling) {
        this.a = a;
        this.b = b;
        this.partner = partner;
        this.telling = telling;
        this.taken = new boolean[b.length];
        this.move = new int[a.length];
        for (int there : partner) {
            if (there >= 0) {
                taken[there] = true;
            }
        }
    }

    /**
     * Adds to the partners.
     *
     * @param partner for each word of {@code a} its partner in {@code b}, or −1
     * @return for each word of {@code a} the number of the move that it belongs to; 0 for none
     */
    static int[] find(int[] a, int[] b, int[] partner, Telling telling) {
        Moves moves = new Moves(a, b, partner, telling);
        moves.find();
        return moves.move;
    }

    private record Run(int from, int there, int length) {}

    /** Begins with what is once in the whole of each text: of two passages alike nobody can say which went where. */
    private void find() {
        int left = 0;
        for (int there : partner) {
            left += there < 0 ? 1 : 0;
        }
        if (left < BELIEVED) {
            return;
        }
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at + Telling.WORDS <= a.length; at++) {
            int there = isFree(at) ? telling.partner(at) : -1;
            if (there >= 0 && isLeftOver(there)) {
                Run run = extended(at, there);
                runs.add(run);
                at = run.from + run.length - 1;
            }
        }
        join(runs);
    }

    private boolean isFree(int at) {
        for (int n = 0; n < Telling.WORDS; n++) {
            if (partner[at + n] >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isLeftOver(int there) {
        for (int n = 0; n < Telling.WORDS; n++) {
            if (taken[there + n]) {
                return false;
            }
        }
        return true;
    }

    private Run extended(int at, int there) {
        int back = 0;
        while (at - back > 0 && there - back > 0 && fits(at - back - 1, there - back - 1)) {
            back++;
        }
        int length = Telling.WORDS;
        while (at + length < a.length && there + length < b.length && fits(at + length, there + length)) {
            length++;
        }
        return new Run(at - back, there - back, back + length);
    }

    private boolean fits(int at, int there) {
        return partner[at] < 0 && !taken[there] && a[at] == b[there];
    }

    /** Runs that follow each other closely on both sides are one moved passage with changes in it. */
    private void join(List<Run> runs) {
        int number = 0;
        for (int first = 0; first < runs.size(); ) {
            int next = first + 1;
            int words = runs.get(first).length;
            while (next < runs.size() && isTogether(runs.get(next - 1), runs.get(next))) {
                words += runs.get(next++).length;
            }
            if (words >= BELIEVED) {
                take(runs.subList(first, next), ++number);
            }
            first = next;
        }
    }

    private static boolean isTogether(Run before, Run after) {
        int gap = after.from - before.from - before.length;
        int gapThere = after.there - before.there - before.length;
        return gap >= 0 && gap <= TOGETHER && gapThere >= 0 && gapThere <= TOGETHER;
    }

    private void take(List<Run> runs, int number) {
        for (int n = 0; n < runs.size(); n++) {
            Run run = runs.get(n);
            for (int word = 0; word < run.length; word++) {
                pair(run.from + word, run.there + word, number);
            }
            if (n > 0) {
                Run before = runs.get(n - 1);
                takeBetween(before.from + before.length, run.from, before.there + before.length, run.there, number);
            }
        }
    }

    private void takeBetween(int from, int to, int thereFrom, int thereTo, int number) {
        int[] inner = InOrder.match(Arrays.copyOfRange(a, from, to), Arrays.copyOfRange(b, thereFrom, thereTo));
        for (int n = 0; n < inner.length; n++) {
            if (inner[n] >= 0) {
                pair(from + n, thereFrom + inner[n], number);
            }
        }
    }

    private void pair(int at, int there, int number) {
        if (partner[at] < 0 && !taken[there]) {
            partner[at] = there;
            taken[there] = true;
            move[at] = number;
        }
    }
}
