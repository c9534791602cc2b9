package org.lectern.anchor;

import java.util.Arrays;

/**
 * In which places of a pattern each character stands, a bit a place, as {@link Pattern} and {@link EditDistance} need it.
 *
 * <p>ASCII and one block of {@value #BLOCK} other characters, that of the first one met, are looked up directly; a
 * quote is seldom written in more scripts than these. What is left is searched for.
 */
final class CharacterMasks {
    private static final int BLOCK = 128;

    /** No character's: its words stay 0. U+0000 has it, and is searched for. */
    private static final int NONE = 0;

    private final int words;
    private long[] masks;
    /** The block that is looked up beside ASCII, by its number; −1 while there is none. */
    private int block = -1;

    private char[] others = new char[0];

    /** @param words of 64 places each, a character */
    CharacterMasks(int words) {
        this.words = words;
        this.masks = new long[BLOCK * words];
    }

    /** Of the word that holds places 0 to 63 of a character in {@link #masks}; the others follow. */
    int first(char unit) {
        if (unit < BLOCK && unit > 0) {
            return unit * words;
        }
        return unit / BLOCK == block && unit > 0 ? (BLOCK + unit % BLOCK) * words : other(unit);
    }

    private int other(char unit) {
        for (int n = 0; n < others.length; n++) {
            if (others[n] == unit) {
                return (2 * BLOCK + n) * words;
            }
        }
        return NONE;
    }

    void add(char unit, int place) {
        int first = first(unit);
        if (first == NONE) {
            first = room(unit);
        }
        masks[first + place / Long.SIZE] |= 1L << place;
    }

    private int room(char unit) {
        if (masks.length == BLOCK * words) {
            masks = Arrays.copyOf(masks, 2 * BLOCK * words);
        }
        if (block < 0 && unit > 0) {
            block = unit / BLOCK;
            return first(unit);
        }
        others = Arrays.copyOf(others, others.length + 1);
        others[others.length - 1] = unit;
        masks = Arrays.copyOf(masks, masks.length + words);
        return other(unit);
    }

    /** Not to be written to. */
    long[] masks() {
        return masks;
    }
}
