package org.lectern.anchor.align;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which words of one text are which of another, both read in order.
 *
 * <p>Runs of words that each side has once are fixed points, the longest increasing chain of them is taken (Cohen's
 * patience diff), and what lies between two of them is looked at again in the same way; what has no fixed points is
 * compared word by word (Myers, An O(ND) Difference Algorithm, 1986) as long as it does not differ too much. So the cost
 * grows with the length of the texts and hardly with the number of changes.
 */
final class InOrder {
    private static final int[] RUNS = {16, 8, 4, 2, 1};
    /** Words to be inserted and deleted; beyond that a stretch is called rewritten, not compared. */
    private static final int MAX_DIFFERENCE = 600;

    private final int[] a;
    private final int[] b;
    private final int[] partner;
    private final Deque<int[]> open = new ArrayDeque<>();

    private InOrder(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        this.partner = new int[a.length];
        Arrays.fill(partner, -1);
    }

    /** For each word of {@code a} its partner in {@code b}, rising, or −1. */
    static int[] match(int[] a, int[] b) {
        InOrder diff = new InOrder(a, b);
        diff.match(0, a.length, 0, b.length);
        return diff.partner;
    }

    private void match(int aFrom, int aTo, int bFrom, int bTo) {
        open.push(new int[] {aFrom, aTo, bFrom, bTo});
        while (!open.isEmpty()) {
            int[] next = open.pop();
            matchOne(next[0], next[1], next[2], next[3]);
        }
    }

    private void matchOne(int aFrom, int aTo, int bFrom, int bTo) {
        int aLow = aFrom;
        int bLow = bFrom;
        int aHigh = aTo;
        int bHigh = bTo;
        while (aLow < aHigh && bLow < bHigh && a[aLow] == b[bLow]) {
            partner[aLow++] = bLow++;
        }
        while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] == b[bHigh - 1]) {
            partner[--aHigh] = --bHigh;
        }
        if (aLow == aHigh || bLow == bHigh) {
            return;
        }
        for (int size : RUNS) {
            if (splitAtRuns(size, aLow, aHigh, bLow, bHigh)) {
                return;
            }
        }
        compare(aLow, aHigh, bLow, bHigh);
    }

    private boolean splitAtRuns(int size, int aLow, int aHigh, int bLow, int bHigh) {
        if (aHigh - aLow < size || bHigh - bLow < size) {
            return false;
        }
        Grams grams = new Grams(size, aHigh - aLow);
        for (int at = aLow; at + size <= aHigh; at++) {
            grams.addLeft(a, at);
        }
        for (int at = bLow; at + size <= bHigh; at++) {
            grams.addRight(b, at);
        }
        int[] left = new int[aHigh - aLow];
        int[] right = new int[aHigh - aLow];
        int count = 0;
        for (int at = aLow; at + size <= aHigh; at++) {
            int there = grams.partner(a, at, b);
            if (there >= 0) {
                left[count] = at;
                right[count++] = there;
            }
        }
        if (count == 0) {
            return false;
        }
        int aDone = aLow;
        int bDone = bLow;
        for (int fixed : longestRising(right, count)) {
            if (left[fixed] < aDone || right[fixed] < bDone) {
                continue; // inside the run before it
            }
            int aRun = left[fixed];
            int bRun = right[fixed];
            open.push(new int[] {aDone, aRun, bDone, bRun});
            while (aRun < aHigh && bRun < bHigh && a[aRun] == b[bRun]) {
                partner[aRun++] = bRun++;
            }
            aDone = aRun;
            bDone = bRun;
        }
        open.push(new int[] {aDone, aHigh, bDone, bHigh});
        return true;
    }

    /** The indices of a longest strictly rising chain, in order. */
    static int[] longestRising(int[] values, int count) {
        int[] tails = new int[count];
        int[] before = new int[count];
        int length = 0;
        for (int n = 0; n < count; n++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[tails[middle]] < values[n]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[n] = low == 0 ? -1 : tails[low - 1];
            tails[low] = n;
            length = Math.max(length, low + 1);
        }
        int[] chain = new int[length];
        for (int at = length == 0 ? -1 : tails[length - 1], n = length - 1; n >= 0; n--) {
            chain[n] = at;
            at = before[at];
        }
        return chain;
    }

    /** Myers' greedy search, forwards, with the ends of each round kept for the way back. */
    private void compare(int aLow, int aHigh, int bLow, int bHigh) {
        int n = aHigh - aLow;
        int m = bHigh - bLow;
        int most = Math.min(MAX_DIFFERENCE, n + m);
        int[][] rounds = new int[most + 1][];
        for (int d = 0; d <= most; d++) {
            int[] reach = new int[2 * d + 1];
            rounds[d] = reach;
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0 ? 0 : step(rounds[d - 1], d - 1, k, n, m).x();
                while (x >= 0 && x < n && x - k < m && a[aLow + x] == b[bLow + x - k]) {
                    x++;
                }
                reach[k + d] = x;
                if (x == n && x - k == m) {
                    walkBack(rounds, d, aLow, bLow, n, m);
                    return;
                }
            }
        }
    }

    /** @param x words of {@code a} used up; {@link #UNREACHED} where no step leads to this diagonal */
    private record Step(int x, int fromDiagonal) {}

    private static final int UNREACHED = -1;

    /** The better way to a diagonal: one word inserted, or one deleted. */
    private static Step step(int[] before, int d, int k, int n, int m) {
        int inserted = at(before, d, k + 1);
        int deleted = at(before, d, k - 1);
        int down = inserted != UNREACHED && inserted - k <= m ? inserted : UNREACHED;
        int right = deleted != UNREACHED && deleted < n ? deleted + 1 : UNREACHED;
        return down > right ? new Step(down, k + 1) : new Step(right, k - 1);
    }

    private void walkBack(int[][] rounds, int differences, int aLow, int bLow, int n, int m) {
        int x = n;
        int k = n - m;
        for (int d = differences; d > 0; d--) {
            Step step = step(rounds[d - 1], d - 1, k, n, m);
            for (; x > step.x(); x--) {
                partner[aLow + x - 1] = bLow + x - 1 - k;
            }
            x = step.fromDiagonal() == k + 1 ? step.x() : step.x() - 1;
            k = step.fromDiagonal();
        }
        for (; x > 0; x--) {
            partner[aLow + x - 1] = bLow + x - 1;
        }
    }

    private static int at(int[] round, int d, int k) {
        return k < -d || k > d ? UNREACHED : round[k + d];
    }
}
