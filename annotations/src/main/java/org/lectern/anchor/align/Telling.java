package org.lectern.anchor.align;

/** Runs of words that each of two texts has exactly once, by which a passage is told from its likes. */
final class Telling {
    /** Words of such a run. */
    static final int WORDS = 6;

    /** For each word of the first text the place in the second of the run that begins with it, or −1. */
    private final int[] there;

    private Telling(int[] there) {
        this.there = there;
    }

    static Telling of(int[] a, int[] b) {
        Grams grams = new Grams(WORDS, a.length);
        for (int at = 0; at + WORDS <= a.length; at++) {
            grams.addLeft(a, at);
        }
        for (int at = 0; at + WORDS <= b.length; at++) {
            grams.addRight(b, at);
        }
        int[] there = new int[a.length];
        for (int at = 0; at < a.length; at++) {
            there[at] = at + WORDS <= a.length ? grams.partner(a, at, b) : -1;
        }
        return new Telling(there);
    }

    /** Where the run that begins here is in the second text, if each text has it once; −1 otherwise. */
    int partner(int word) {
        return there[word];
    }

    /** Whether one of the runs among these words leads just where the words were put. */
    boolean confirms(int from, int to, int[] partner) {
        for (int word = Math.max(0, from); word + WORDS <= Math.min(to, there.length); word++) {
            if (there[word] >= 0 && there[word] == partner[word]) {
                return true;
            }
        }
        return false;
    }
}
