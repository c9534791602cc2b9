package org.lectern.document.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** What a line looks like, by its glyphs. */
final class LineShape {
    /** Of a space, and of a font's size: glyphs that are nearer to each other are of one word. */
    private static final float OF_A_SPACE = 0.4f;

    private static final float OF_A_SIZE = 0.1f;

    /** Of a space: a letter that begins earlier leaves nothing of it. */
    private static final float COVERED = 0.2f;

    private LineShape() {}

    /**
     * The shape of a line.
     *
     * @param words its parts, with the glyphs of each; there is one at least
     */
    static Paragraphs.Line of(List<String> words, List<List<TextPosition>> glyphs, int stretch) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float height = 0;
        int count = 0;
        for (List<TextPosition> word : glyphs) {
            for (TextPosition glyph : word) {
                left = Math.min(left, glyph.getX());
                right = Math.max(right, glyph.getX() + glyph.getWidth());
                height = Math.max(height, glyph.getHeight());
            }
            count += word.size();
        }
        float[] sizes = new float[count];
        float[] ys = new float[count];
        int at = 0;
        for (List<TextPosition> word : glyphs) {
            for (TextPosition glyph : word) {
                sizes[at] = Placement.size(glyph);
                ys[at++] = glyph.getY();
            }
        }
        TextPosition first = glyphs.getFirst().getFirst();
        boolean turned = RightToLeft.runsRightToLeft(words);
        return new Paragraphs.Line(
                words,
                turned ? -right : left,
                turned ? -left : right,
                middle(ys),
                middle(sizes),
                height,
                first.getWidthOfSpace(),
                first.getWidth(),
                stretch);
    }

    private static float middle(float[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Whether there is a gap that parts words; marks above and below letters, which have no width, make PDFBox see too many. */
    static boolean isParted(List<TextPosition> before, List<TextPosition> word) {
        @Nullable TextPosition last = before.isEmpty() ? null : before.getLast();
        if (last == null || word.isEmpty() || isBlank(last) || isBlank(word.getFirst())) {
            return false;
        }
        float end = last.getX() + last.getWidth();
        for (int n = before.size() - 1; n >= Math.max(0, before.size() - 4) && before.get(n) != null; n--) {
            end = Math.max(end, before.get(n).getX() + before.get(n).getWidth());
        }
        TextPosition next = word.getFirst();
        float least = Math.min(OF_A_SPACE * next.getWidthOfSpace(), OF_A_SIZE * Placement.size(next));
        return next.getX() - end > least;
    }

    /** The same where a line was written from right to left, which PDFBox takes for no gap at all. */
    static boolean isFarBack(List<TextPosition> before, TextPosition next) {
        @Nullable TextPosition last = before.isEmpty() ? null : before.getLast();
        if (last == null || isBlank(last) || isBlank(next) || last.getWidth() <= 0 || next.getWidth() <= 0) {
            return false;
        }
        float least = Math.min(OF_A_SPACE * next.getWidthOfSpace(), OF_A_SIZE * Placement.size(next));
        return last.getX() - next.getX() - next.getWidth() > least;
    }

    /** All but spaces that the next letter covers, with which some programs undo the kerning of a pair. */
    static List<TextPosition> seen(List<TextPosition> letters) {
        BitSet covered = new BitSet();
        for (int n = 0; n + 1 < letters.size(); n++) {
            if (isBlank(letters.get(n)) && isCovered(letters.get(n), letters.get(n + 1))) {
                covered.set(n);
            }
        }
        if (covered.isEmpty()) {
            return letters;
        }
        List<TextPosition> seen = new ArrayList<>(letters.size());
        for (int n = covered.nextClearBit(0); n < letters.size(); n = covered.nextClearBit(n + 1)) {
            seen.add(letters.get(n));
        }
        return seen;
    }

    /** Whether the next letter stands where a space does, so that there is none to be seen. */
    private static boolean isCovered(TextPosition space, TextPosition next) {
        float on = next.getX() - space.getX();
        return !isBlank(next)
                && on >= 0
                && on < COVERED * space.getWidth()
                && Math.abs(next.getY() - space.getY()) < OF_A_SIZE * Placement.size(next);
    }

    private static boolean isBlank(TextPosition glyph) {
        String letter = glyph.getUnicode();
        return letter != null && !letter.isEmpty() && Character.isWhitespace(letter.charAt(0)) && letter.isBlank();
    }
}
