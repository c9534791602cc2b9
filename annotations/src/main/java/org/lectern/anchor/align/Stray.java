package org.lectern.anchor.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that reading in order paired although they have nothing to do with each other: a "the" in a paragraph that was
 * written anew. A few words between two larger changes are no sign of the passage being there still.
 */
final class Stray {
    /** Words; more of them are no accident. */
    private static final int MOST = 4;

    private final Words old;
    private final Words now;
    private final int[] partner;

    private Stray(Words old, Words now, int[] partner) {
        this.old = old;
        this.now = now;
        this.partner = partner;
    }

    /**
     * Runs of words that changes part which are no larger than either of the runs beside them.
     *
     * @param from the first word of the older text
     * @param to the word after the last
     * @param words how many of them have a partner
     * @param units UTF-16 units of those
     */
    private record Island(int from, int to, int words, int units) {}

    /** Takes the partners of stray words away. */
    static void remove(Words old, Words now, int[] partner) {
        Stray stray = new Stray(old, now, partner);
        boolean removed = true;
        // What is taken away widens the changes beside it, so its neighbours may be strays as well.
        while (removed) {
            removed = stray.removeAmong(stray.islands(false));
            removed |= stray.removeAmong(stray.islands(true));
        }
    }

    /** @param together whether small changes between runs part no islands; else each run is one */
    private List<Island> islands(boolean together) {
        List<Island> islands = new ArrayList<>();
        @Nullable Island island = null;
        int before = 0; // units of the run before
        int at = 0;
        while (at < partner.length) {
            if (partner[at] < 0) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < partner.length && partner[end] == partner[end - 1] + 1) {
                end++;
            }
            int units = units(old, at, end);
            if (together && island != null && change(island.to, at) <= Math.min(before, units)) {
                island = new Island(island.from, end, island.words + end - at, island.units + units);
            } else {
                if (island != null) {
                    islands.add(island);
                }
                island = new Island(at, end, end - at, units);
            }
            before = units;
            at = end;
        }
        if (island != null) {
            islands.add(island);
        }
        return islands;
    }

    /** Whether any was. */
    private boolean removeAmong(List<Island> islands) {
        boolean removed = false;
        int done = 0;
        for (int n = 0; n < islands.size(); n++) {
            Island island = islands.get(n);
            int next = n + 1 < islands.size() ? islands.get(n + 1).from : partner.length;
            boolean isStray = island.words <= MOST
                    && island.units < change(done, island.from)
                    && island.units < change(island.to, next);
            if (isStray) {
                Arrays.fill(partner, island.from, island.to, -1);
                removed = true;
            } else {
                done = island.to;
            }
        }
        return removed;
    }

    /**
     * UTF-16 units between two words that have partners, on the side where they are more.
     *
     * @param from the word after the one, 0 for the beginning
     * @param to the other, the number of words for the end
     */
    private int change(int from, int to) {
        int there = from == 0 ? 0 : partner[from - 1] + 1;
        int thereTo = to == partner.length ? now.count() : partner[to];
        return Math.max(units(old, from, to), units(now, there, thereTo));
    }

    /** UTF-16 units from the first of some words to the end of the last. */
    private static int units(Words words, int from, int to) {
        return from >= to ? 0 : words.end(to - 1) - words.start(from);
    }
}
