package org.lectern.document.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.lectern.document.GlyphRun;

/** Where the characters of a page stand, counted in UTF-16 units of its text. */
final class Placement {
    /** Of a font's size, from the line that letters stand on to the top of the box around them. */
    private static final float ASCENT = 0.8f;
    /** UTF-16 units of a run. */
    private static final int LONGEST = GlyphRun.LONGEST / 2;

    private final List<PlacedRun> runs = new ArrayList<>();
    private float[] advances = new float[1 << 12];
    private final int rotation;

    /** @param rotation how the page is turned when it is shown, in degrees clockwise */
    Placement(int rotation) {
        this.rotation = rotation;
    }

    List<PlacedRun> runs() {
        return runs;
    }

    /** How far each UTF-16 unit of the text moves on, in points; nothing that is meant where it stands in no run. */
    float[] advances() {
        return advances;
    }

    private static String part(List<TextPosition> positions, @Nullable List<String> parts, int n) {
        return parts == null ? positions.get(n).getUnicode() : parts.get(n);
    }

    /** @param parts what each of them is in the text; null where that is what it says */
    void placeEach(List<TextPosition> positions, @Nullable List<String> parts, int start) {
        int at = start;
        int from = 0;
        int runStart = start;
        for (int n = 0; n < positions.size(); n++) {
            String part = part(positions, parts, n);
            boolean blank = part.isBlank();
            boolean ends = blank
                    || at - runStart >= LONGEST
                    || (n > from && !sameLine(positions.get(n - 1), positions.get(n)));
            if (ends) {
                place(positions, parts, from, n, runStart);
                from = blank ? n + 1 : n;
                runStart = blank ? at + part.length() : at;
            }
            at += part.length();
        }
        place(positions, parts, from, positions.size(), runStart);
    }

    private static boolean sameLine(TextPosition one, TextPosition next) {
        return Math.abs(one.getY() - next.getY()) < 0.1f * size(one) && next.getX() >= one.getX();
    }

    static float size(TextPosition position) {
        float size = Math.abs(position.getFontSizeInPt());
        float seen = Math.abs(position.getHeight());
        boolean odd = Float.isNaN(size) || size < 1 || (seen > 0 && (size > 6 * seen || size < seen / 2));
        return odd ? Math.max(1, seen / 0.7f) : size;
    }

    private void place(List<TextPosition> positions, @Nullable List<String> parts, int from, int to, int start) {
        if (to <= from) {
            return;
        }
        int at = start;
        for (int n = from; n < to; n++) {
            int length = part(positions, parts, n).length();
            float advance = n + 1 < to
                    ? positions.get(n + 1).getX() - positions.get(n).getX()
                    : positions.get(n).getWidth();
            at = advance(at, length, advance / length);
        }
        TextPosition first = positions.get(from);
        TextPosition last = positions.get(to - 1);
        float size = size(first);
        place(
                new PlacedRun(
                        start,
                        at,
                        first.getX(),
                        first.getY() - ASCENT * size,
                        last.getX() + last.getWidth() - first.getX(),
                        size),
                first);
    }

    private int advance(int at, int length, float each) {
        if (at + length > advances.length) {
            advances = Arrays.copyOf(advances, Math.max(at + length, 2 * advances.length));
        }
        for (int n = 0; n < length; n++) {
            advances[at + n] = each;
        }
        return at + length;
    }

    private void place(PlacedRun run, TextPosition letter) {
        runs.add(Turn.shown(run, letter, rotation));
    }

    /** Where which glyph is which character is not known, all from here on share the room evenly; words apart still. */
    void placeWhole(List<TextPosition> positions, CharSequence text, int start) {
        if (positions.isEmpty() || text.length() == start) {
            return;
        }
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float size = 0;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getX());
            right = Math.max(right, position.getX() + position.getWidth());
            size = Math.max(size, size(position));
        }
        String words = text.subSequence(start, text.length()).toString();
        float each = (right - left) / words.length();
        boolean turned = RightToLeft.isIn(words);
        float top = positions.getFirst().getY() - ASCENT * size;
        for (int at = 0; at < words.length(); ) {
            int end = at;
            while (end < words.length() && !Character.isWhitespace(words.charAt(end)) && end - at < LONGEST) {
                end++;
            }
            if (end > at) {
                advance(start + at, end - at, each);
                float x = turned ? right - end * each : left + at * each;
                place(new PlacedRun(start + at, start + end, x, top, (end - at) * each, size), positions.getFirst());
            }
            at = Math.max(end, at + 1);
        }
    }
}
