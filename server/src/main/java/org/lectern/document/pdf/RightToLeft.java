package org.lectern.document.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.text.TextPosition;

/**
 * Puts the glyphs of a line that has words from right to left into the order in which they are read. They come as they stand
 * on paper, first the left one, or, from some programs, as they are read.
 */
final class RightToLeft {
    /** Each is drawn as the other one where the text runs from right to left. */
    private static final String MIRRORED = "()[]{}<>«»‹›≤≥⟨⟩";

    /** No letter before it runs from right to left: the first of the block of Hebrew. */
    private static final char FIRST_TURNED = '\u0590';

    private RightToLeft() {}

    /**
     * A part of a line as it is read.
     *
     * @param glyph its index on the line; -1 for a space that no glyph stands for
     */
    record Part(String text, int glyph) {}

    static boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isTurned(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInAny(List<String> texts) {
        for (String text : texts) {
            if (isIn(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTurned(char c) {
        if (c < FIRST_TURNED) {
            return false;
        }
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /**
     * The line as it is read.
     *
     * @param glyphs with null for a space
     * @param texts what each stands for, in the order of reading
     * @param isSaid whether the file says what a glyph stands for, and not the font, which knows only its looks
     */
    static List<Part> read(List<TextPosition> glyphs, List<String> texts, Predicate<TextPosition> isSaid) {
        int count = glyphs.size();
        boolean isBackwards = isBackwards(glyphs);
        int[] order = new int[count];
        int[] starts = new int[count + 1];
        StringBuilder seen = new StringBuilder();
        for (int n = 0; n < count; n++) {
            order[n] = isBackwards ? count - 1 - n : n;
            starts[n] = seen.length();
            String text = texts.get(order[n]);
            // One character is enough to tell the direction; a glyph's letters are read together
            seen.append(text.isEmpty() ? "\u200B" : strong(text));
        }
        starts[count] = seen.length();
        Bidi bidi = new Bidi(
                seen.toString(), runsRightToLeft(texts) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[count];
        Integer[] read = new Integer[count];
        for (int n = 0; n < count; n++) {
            levels[n] = (byte) bidi.getLevelAt(starts[n]);
            read[n] = n;
        }
        Bidi.reorderVisually(levels, 0, read, 0, count);
        List<Part> parts = new ArrayList<>();
        for (int n : read) {
            int glyph = order[n];
            TextPosition position = glyphs.get(glyph);
            String text = texts.get(glyph);
            boolean isMirrored = levels[n] % 2 != 0 && position != null && !isSaid.test(position);
            parts.add(new Part(isMirrored ? mirrored(text) : text, position == null ? -1 : glyph));
        }
        return parts;
    }

    private static String strong(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isTurned(text.charAt(at))) {
                return text.substring(at, at + 1);
            }
        }
        char first = text.charAt(0);
        return Character.isSurrogate(first) ? "\uFFFC" : String.valueOf(first);
    }

    private static String mirrored(String text) {
        int at = text.length() == 1 ? MIRRORED.indexOf(text.charAt(0)) : -1;
        return at < 0 ? text : String.valueOf(MIRRORED.charAt(at ^ 1));
    }

    /** Whether most of a line's letters are read from right to left. */
    static boolean runsRightToLeft(List<String> texts) {
        if (!isInAny(texts)) {
            return false;
        }
        int balance = 0;
        for (String text : texts) {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (isTurned(c)) {
                    balance++;
                } else if (Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                    balance--;
                }
            }
        }
        return balance > 0;
    }

    private static boolean isBackwards(List<TextPosition> glyphs) {
        int back = 0;
        int on = 0;
        TextPosition before = null;
        for (TextPosition glyph : glyphs) {
            if (glyph == null || glyph.getWidth() <= 0) {
                continue;
            }
            if (before != null) {
                back += glyph.getX() < before.getX() ? 1 : 0;
                on += glyph.getX() > before.getX() ? 1 : 0;
            }
            before = glyph;
        }
        return back > on;
    }
}
