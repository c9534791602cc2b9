package org.lectern.parallel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Grows equal words to a run: over what was exchanged, put in or left out, as long as enough follows that is equal.
 *
 * <p>Each equal word counts {@value #EQUAL}, each edited one {@value #EDITED} against it. A run ends on each side where
 * the count is highest, so it never ends in words that only happen to be there; the search goes on until the count has
 * fallen by {@value #DROP} (X-drop, as Altschul and others, Nucleic Acids Research 25, 1997, for sequences).
 */
final class Growth {
    private static final int EQUAL = 2;
    private static final int EDITED = 2;
    private static final int DROP = 24;
    /** Words that may be edited at one place. */
    private static final int REACH = DROP / EDITED;

    private final Words words;

    Growth(Words words) {
        this.words = words;
    }

    /**
     * @param seed equal words that cannot be made longer
     * @param low the word that the left side may not go below, where its document begins
     * @param high the word before which the left side ends
     */
    List<Stretch> grow(Stretch seed, int low, int high) {
        // both sides of a text that is compared with itself stay apart
        List<Stretch> before = Collections.unmodifiableList(
                towards(-1, seed.left() - 1, seed.right() - 1, Math.max(low, seed.rightEnd()), 0));
        int leftStart = before.isEmpty() ? seed.left() : before.getLast().left();
        List<Stretch> grown = new ArrayList<>(before);
        Collections.reverse(grown);
        grown.add(seed);
        grown.addAll(towards(1, seed.leftEnd(), seed.rightEnd(), high, leftStart));
        return grown;
    }

    /** @param leftBound forwards the end of the left side, backwards its beginning; rightBound the same of the other */
    private List<Stretch> towards(int step, int fromLeft, int fromRight, int leftBound, int rightBound) {
        List<Stretch> found = new ArrayList<>();
        int left = fromLeft;
        int right = fromRight;
        int count = 0;
        int best = 0;
        int kept = 0;
        while (true) {
            int leftReach = reach(left, step, leftBound);
            int rightReach = reach(right, step, rightBound);
            int at = next(left, leftReach, right, rightReach, step);
            if (at < 0) {
                break;
            }
            int skipLeft = at >>> 8;
            int skipRight = at & 0xFF;
            int edits = step > 0
                    ? edits(left, left + skipLeft, right, right + skipRight)
                    : edits(left - skipLeft + 1, left + 1, right - skipRight + 1, right + 1);
            count += EQUAL * (Math.max(skipLeft, skipRight) - edits) - EDITED * edits;
            if (count < best - DROP) {
                break;
            }
            left += step * skipLeft;
            right += step * skipRight;
            int length = equal(left, right, step, leftBound, rightBound, Integer.MAX_VALUE);
            found.add(
                    step > 0
                            ? new Stretch(left, right, length)
                            : new Stretch(left - length + 1, right - length + 1, length));
            left += step * length;
            right += step * length;
            count += EQUAL * length;
            if (count >= best) {
                best = count;
                kept = found.size();
            }
        }
        return found.subList(0, kept);
    }

    /** How many words lie before the bound or the next break, at most a little more than what may be edited. */
    private int reach(int from, int step, int bound) {
        int free = 0;
        int at = from;
        while (free < REACH + 4 && (step > 0 ? at < bound : at >= bound) && words.at(at) != Words.BREAK) {
            free++;
            at += step;
        }
        return free;
    }

    private int equal(int left, int right, int step, int leftBound, int rightBound, int enough) {
        int length = 0;
        int l = left;
        int r = right;
        while (length < enough
                && (step > 0 ? l < leftBound && r < rightBound : l >= leftBound && r >= rightBound)
                && words.at(l) != Words.BREAK
                && words.at(l) == words.at(r)) {
            length++;
            l += step;
            r += step;
        }
        return length;
    }

    /** Where both sides agree again, after the fewest words: those to skip on the left, times 256, and on the right; or −1. */
    private int next(int left, int leftReach, int right, int rightReach, int step) {
        for (int cost = 1; cost <= REACH; cost++) {
            int needed = Math.clamp(cost, 2, 3);
            int best = needed - 1;
            int found = -1;
            for (int other = cost; other >= 0; other--) {
                int one = agree(left, cost, leftReach, right, other, rightReach, step);
                if (one > best) {
                    best = one;
                    found = cost << 8 | other;
                }
                int two = agree(left, other, leftReach, right, cost, rightReach, step);
                if (two > best) {
                    best = two;
                    found = other << 8 | cost;
                }
            }
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** Equal words after skipping some, at most 4. */
    private int agree(int left, int skipLeft, int leftReach, int right, int skipRight, int rightReach, int step) {
        int most = Math.min(4, Math.min(leftReach - skipLeft, rightReach - skipRight));
        int length = 0;
        int l = left + step * skipLeft;
        int r = right + step * skipRight;
        while (length < most && words.at(l) == words.at(r)) {
            length++;
            l += step;
            r += step;
        }
        return length;
    }

    /**
     * Whether {@link #grow} makes a seed longer: what most short ones lack, told without growing them. It looks as far as
     * growing does, else a run is lost whose edits stand together.
     */
    boolean mayGrow(Stretch seed, int low, int high) {
        return goesOn(seed.leftEnd(), seed.rightEnd(), 1, high) || goesOn(seed.left() - 1, seed.right() - 1, -1, low);
    }

    private boolean goesOn(int left, int right, int step, int leftBound) {
        int leftReach = reach(left, step, leftBound);
        int rightReach = reach(right, step, step > 0 ? words.count() : 0);
        return next(left, leftReach, right, rightReach, step) >= 0;
    }

    /** Words to insert, delete or exchange between two stretches. */
    int edits(Stretch before, Stretch after) {
        return edits(before.leftEnd(), after.left(), before.rightEnd(), after.right());
    }

    /** The same between two rows of words; there are few, so Levenshtein's table will do. */
    private int edits(int left, int leftEnd, int right, int rightEnd) {
        int n = leftEnd - left;
        int m = rightEnd - right;
        if (n == 0 || m == 0) {
            return Math.max(n, m);
        }
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= m; j++) {
                int exchanged = diagonal + (words.at(left + i - 1) == words.at(right + j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[m];
    }
}
