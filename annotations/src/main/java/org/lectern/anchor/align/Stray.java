package org.lectern.anchor.align;

/**
 * Words that reading in order paired although they have nothing to do with each other: a "the" in a paragraph that was
 * written anew. A short run between two larger changes is no sign of the passage being there still.
 */
final class Stray {
    /** Words; a longer run is no accident. */
    private static final int LONGEST = 4;

    private Stray() {}

    /** Takes the partners of stray words away. */
    static void remove(Words old, Words now, int[] partner) {
        int changed = 0; // UTF-16 units changed since the last run that stays, on the side where they are more
        int oldDone = 0;
        int nowDone = 0;
        for (int at = 0; at < partner.length; ) {
            if (partner[at] < 0) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < partner.length && partner[end] == partner[end - 1] + 1) {
                end++;
            }
            changed = Math.max(units(old, oldDone, at), units(now, nowDone, partner[at]));
            int after = changeAfter(old, now, partner, end);
            int length = units(old, at, end);
            if (end - at <= LONGEST && length < changed && length < after) {
                for (int word = at; word < end; word++) {
                    partner[word] = -1;
                }
            } else {
                oldDone = end;
                nowDone = partner[end - 1] + 1;
            }
            at = end;
        }
    }

    private static int changeAfter(Words old, Words now, int[] partner, int end) {
        int next = end;
        while (next < partner.length && partner[next] < 0) {
            next++;
        }
        int there = next < partner.length ? partner[next] : now.count();
        return Math.max(units(old, end, next), units(now, partner[end - 1] + 1, there));
    }

    /** UTF-16 units from the first of some words to the end of the last. */
    private static int units(Words words, int from, int to) {
        return from >= to ? 0 : words.end(to - 1) - words.start(from);
    }
}
