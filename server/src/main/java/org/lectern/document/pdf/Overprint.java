package org.lectern.document.pdf;

import java.util.Arrays;

/**
 * Finds letters that a page prints again at the place where they are already, as some programs do to make them bold. It says
 * what PDFBox's stripper finds too, which looks through two trees of a page's letters for each of them.
 */
final class Overprint {
    /** Points; a letter that stands again is looked for in cells of this size. */
    private static final float CELL = 16;
    /** Points; what is farther out is all in one cell. */
    private static final float FARTHEST = 1e6f;
    /** Looking through so many cells takes longer than looking through all letters of a usual page. */
    private static final int MOST_CELLS = 400;

    private static final int FIRST = 1 << 12;

    private int[] heads = new int[FIRST];
    private int[] next = new int[FIRST];
    private String[] letters = new String[FIRST];
    private float[] xs = new float[FIRST];
    private float[] ys = new float[FIRST];
    private int size;

    Overprint() {
        Arrays.fill(heads, -1);
    }

    /** Another page begins. */
    void clear() {
        Arrays.fill(heads, -1);
        Arrays.fill(letters, 0, size, null);
        size = 0;
    }

    /** Whether the letter stands there already; where it does not, it does from now on. Points; the width of the letter's glyph. */
    boolean isAgain(String letter, float x, float y, float width) {
        if (letter.isEmpty()) {
            return false;
        }
        float around = Math.abs(width) / letter.length() / 3;
        if (isNear(letter, x, y, around)) {
            return true;
        }
        add(letter, x, y);
        return false;
    }

    private boolean isNear(String letter, float x, float y, float around) {
        int left = cell(x - around);
        int right = cell(x + around);
        int top = cell(y - around);
        int bottom = cell(y + around);
        if ((long) (right - left + 1) * (bottom - top + 1) > MOST_CELLS) {
            for (int n = 0; n < size; n++) {
                if (isNear(n, letter, x, y, around)) {
                    return true;
                }
            }
            return false;
        }
        for (int column = left; column <= right; column++) {
            for (int row = top; row <= bottom; row++) {
                for (int n = heads[slot(letter, column, row)]; n >= 0; n = next[n]) {
                    if (isNear(n, letter, x, y, around)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isNear(int n, String letter, float x, float y, float around) {
        return xs[n] >= x - around
                && xs[n] < x + around
                && ys[n] >= y - around
                && ys[n] < y + around
                && letters[n].equals(letter);
    }

    private static int cell(float points) {
        // Rounded down by hand, since this is asked six times for each letter
        float cells = Math.max(-FARTHEST, Math.min(FARTHEST, points)) / CELL;
        int cell = (int) cells;
        return cells < cell ? cell - 1 : cell;
    }

    private int slot(String letter, int column, int row) {
        int hash = letter.hashCode() * 0x9E3779B9 + column * 0x85EBCA6B + row * 0xC2B2AE35;
        return (hash ^ (hash >>> 15)) & (heads.length - 1);
    }

    private void add(String letter, float x, float y) {
        if (size == letters.length) {
            grow();
        }
        letters[size] = letter;
        xs[size] = x;
        ys[size] = y;
        hang(size);
        size++;
    }

    private void hang(int n) {
        int slot = slot(letters[n], cell(xs[n]), cell(ys[n]));
        next[n] = heads[slot];
        heads[slot] = n;
    }

    private void grow() {
        int wider = 2 * letters.length;
        letters = Arrays.copyOf(letters, wider);
        xs = Arrays.copyOf(xs, wider);
        ys = Arrays.copyOf(ys, wider);
        next = new int[wider];
        heads = new int[wider];
        Arrays.fill(heads, -1);
        for (int n = 0; n < size; n++) {
            hang(n);
        }
    }
}
