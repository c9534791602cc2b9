package org.lectern.anchor.align;

import java.util.Map;
import java.util.TreeMap;

/**
 * Stretches where something was deleted beside its own like, or doubled in place. Which of the two is gone, or which is
 * the new one, nobody can tell: the words would be the same either way.
 *
 * <p>A deleted run that is followed by its own first word may as well be said to begin one word later; as far as it can
 * be slid like this, in both directions, it is undecided what was deleted. So it is where something else was written
 * in its place.
 */
final class Twins {
    /**
     * @param to the word after the last
     * @param slack as many words of it are left, though not which
     */
    private record Stretch(int to, int slack) {}

    /** Stretches overlap by few words, so few can hold the same ones. */
    private static final int LOOKED_AT = 4;

    /** By their first word. */
    private final TreeMap<Integer, Stretch> stretches = new TreeMap<>();

    private final int[] a;
    private final int[] b;
    private final int[] partner;

    private Twins(int[] a, int[] b, int[] partner) {
        this.a = a;
        this.b = b;
        this.partner = partner;
    }

    /** @param partner as read in order, without moves: for each word of {@code a} its partner in {@code b}, or −1 */
    static Twins of(int[] a, int[] b, int[] partner) {
        Twins twins = new Twins(a, b, partner);
        for (int at = 0, there = 0; at <= a.length; ) {
            int next = at;
            while (next < a.length && partner[next] < 0) {
                next++;
            }
            int thereNext = next < a.length ? partner[next] : b.length;
            if (next > at) {
                twins.deleted(at, next, there, thereNext);
            }
            if (thereNext > there) {
                twins.inserted(at, next, there, thereNext);
            }
            at = next + 1;
            there = thereNext + 1;
        }
        return twins;
    }

    /** What was written in its place, if anything was, may as well stand before or after what is left. */
    private void deleted(int from, int to, int there, int thereTo) {
        int back = 0;
        while (from - back > 0
                && there - back > 0
                && partner[from - back - 1] == there - back - 1
                && a[from - back - 1] == a[to - back - 1]) {
            back++;
        }
        int on = 0;
        while (to + on < a.length && partner[to + on] == thereTo + on && a[from + on] == a[to + on]) {
            on++;
        }
        add(from - back, to + on, back + on);
    }

    private void inserted(int from, int to, int there, int thereTo) {
        int back = 0;
        while (from - back > 0
                && there - back > 0
                && partner[from - back - 1] == there - back - 1
                && b[there - back - 1] == b[thereTo - back - 1]) {
            back++;
        }
        int on = 0;
        while (to + on < a.length && partner[to + on] == thereTo + on && b[there + on] == b[thereTo + on]) {
            on++;
        }
        add(from - back, to + on, back + on);
    }

    private void add(int from, int to, int slack) {
        if (slack > 0) {
            stretches.merge(from, new Stretch(to, slack), (one, other) -> one.slack > other.slack ? one : other);
        }
    }

    /** Whether these words are in such a stretch and may be what is left of it, or what is gone. */
    boolean undecided(int first, int last) {
        Map.Entry<Integer, Stretch> entry = stretches.floorEntry(first);
        for (int n = 0; n < LOOKED_AT && entry != null; n++) {
            Stretch stretch = entry.getValue();
            if (last < stretch.to && last - first < stretch.slack) {
                return true;
            }
            entry = stretches.lowerEntry(entry.getKey());
        }
        return false;
    }
}
