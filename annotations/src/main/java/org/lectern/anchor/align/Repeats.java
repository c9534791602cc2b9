package org.lectern.anchor.align;

import java.util.Arrays;

/**
 * Whether words stand in a text more than once, whatever the white space between them. Wherever they stand, the rarest of
 * them stands too, so only its places are looked at: looking through the whole text for each passage would cost the product
 * of both.
 */
final class Repeats {
    private final String text;
    private final Words words;
    /** By the number of a spelling the index in {@link #places} of its first place; one more entry at the end. */
    private final int[] firsts;
    /** Words of the text, by spelling, each spelling's in order. */
    private final int[] places;

    private Repeats(String text, Words words, int[] firsts, int[] places) {
        this.text = text;
        this.words = words;
        this.firsts = firsts;
        this.places = places;
    }

    /** @param spellings how many numbers of spellings there are */
    static Repeats of(String text, Words words, int spellings) {
        int[] firsts = new int[spellings + 1];
        for (int word = 0; word < words.count(); word++) {
            firsts[words.number(word) + 1]++;
        }
        for (int number = 0; number < spellings; number++) {
            firsts[number + 1] += firsts[number];
        }
        int[] next = Arrays.copyOf(firsts, spellings);
        int[] places = new int[words.count()];
        for (int word = 0; word < words.count(); word++) {
            places[next[words.number(word)]++] = word;
        }
        return new Repeats(text, words, firsts, places);
    }

    private int count(int number) {
        return firsts[number + 1] - firsts[number];
    }

    /**
     * Whether this text has a passage of a text that shares its numbering, or of itself, at least twice. Its first and its
     * last word may stand there as parts of longer ones: what might be a twin counts as one.
     *
     * @param from UTF-16 units of the other text; the passage may begin and end inside of words
     */
    boolean hasTwice(String other, Words others, int from, int to) {
        int first = others.firstEndingAfter(from);
        int last = others.lastStartingBefore(to);
        if (first >= last) {
            return scan(other.substring(from, to));
        }
        String head = other.substring(Math.max(from, others.start(first)), others.end(first));
        String tail = other.substring(others.start(last), Math.min(to, others.end(last)));
        return last == first + 1 ? hasTwice(head, tail) : lookUp(others, first + 1, last - 1, head, tail);
    }

    private boolean hasTwice(String head, String tail) {
        boolean found = false;
        for (int word = 0; word + 1 < words.count(); word++) {
            if (endsWith(word, head) && beginsWith(word + 1, tail)) {
                if (found) {
                    return true;
                }
                found = true;
            }
        }
        return false;
    }

    /**
     * Where a passage of whole words stands in this text, if its words stand here just once; −1 otherwise.
     *
     * @param first a word of a text that shares the numbering
     */
    int onlyPlace(Words others, int first, int last) {
        int only = -1;
        int rarest = rarest(others, first, last);
        int number = others.number(rarest);
        for (int n = firsts[number]; n < firsts[number + 1]; n++) {
            int there = places[n] - (rarest - first);
            if (stands(others, first, last, there)) {
                if (only >= 0) {
                    return -1;
                }
                only = there;
            }
        }
        return only;
    }

    private int rarest(Words others, int first, int last) {
        int rarest = first;
        for (int word = first + 1; word <= last; word++) {
            rarest = count(others.number(word)) < count(others.number(rarest)) ? word : rarest;
        }
        return rarest;
    }

    private boolean lookUp(Words others, int first, int last, String head, String tail) {
        int rarest = rarest(others, first, last);
        int number = others.number(rarest);
        boolean found = false;
        for (int n = firsts[number]; n < firsts[number + 1]; n++) {
            int there = places[n] - (rarest - first);
            if (stands(others, first, last, there)
                    && endsWith(there - 1, head)
                    && beginsWith(there + last - first + 1, tail)) {
                if (found) {
                    return true;
                }
                found = true;
            }
        }
        return false;
    }

    private boolean stands(Words others, int first, int last, int there) {
        int length = last - first + 1;
        return there >= 0
                && there + length <= words.count()
                && Arrays.equals(others.numbers(), first, first + length, words.numbers(), there, there + length);
    }

    private boolean endsWith(int word, String head) {
        return word >= 0
                && words.length(word) >= head.length()
                && text.startsWith(head, words.end(word) - head.length());
    }

    private boolean beginsWith(int word, String tail) {
        return word < words.count() && text.startsWith(tail, words.start(word));
    }

    /** A piece of one word holds no white space and has no whole one to look up. */
    private boolean scan(String piece) {
        int at = text.indexOf(piece);
        return at >= 0 && text.indexOf(piece, at + 1) >= 0;
    }
}
