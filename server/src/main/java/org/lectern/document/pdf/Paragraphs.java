package org.lectern.document.pdf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a page that begin a paragraph, by where they begin and by how far they are from the line before, as
 * PDFBox's stripper does. That knows a wide gap by the height of the font only, so in a text with wide lines each line would
 * be a paragraph; here it is also held against the gaps that the page has throughout.
 */
final class Paragraphs {
    /** Of a line's height, which is about half of its size: a gap that is wider parts paragraphs, as PDFBox has it. */
    private static final float DROP = 2.5f;
    /** Of a space: what begins further in begins a paragraph, as PDFBox has it. */
    private static final float INDENT = 2;
    /** Of a letter: what begins nearer to where the line before began is aligned with it, as PDFBox has it. */
    private static final float ALIGNED = 0.25f;

    /** Of the usual gap: one that is wider is not what it usually is. */
    private static final float USUAL = 1.12f;

    private static final float WIDER = 1.35f;
    /** So often there is a gap that is the usual one. */
    private static final int OFTEN = 3;
    /** Of a line's size: gaps between lines are not wider. */
    private static final float WIDEST = 3.2f;
    /** Of the next line: one that is shorter is the last of its paragraph. */
    private static final float FULL = 0.7f;
    /** A line whose letters are so much larger or smaller is not of the same paragraph. */
    private static final float OTHER_SIZE = 1.25f;

    private static final Pattern ENTRY =
            Pattern.compile("(?:[•◦▪‣·*\\-–—]|\\(?(?:\\d{1,3}|\\p{Ll})[.)]|\\p{Lu}\\))\\s");
    private static final Pattern ENDED = Pattern.compile("[.!?:;…»”)\\]]$");
    private static final Pattern GOES_ON = Pattern.compile("^\\p{Ll}");

    private final List<Line> lines;
    private final Map<Integer, Float> usual = new HashMap<>();

    /**
     * A line; points in the frame in which its letters run from left to right.
     *
     * @param words its parts, in the order in which they stand
     * @param start where it begins, counted in the direction of reading
     * @param end where it ends, counted so
     * @param y of what its letters stand on
     * @param size of most of its letters
     * @param height of its highest letter
     * @param space the width of a space
     * @param letter the width of its first letter
     * @param stretch lines of different stretches have nothing to do with each other
     */
    record Line(
            List<String> words,
            float start,
            float end,
            float y,
            float size,
            float height,
            float space,
            float letter,
            int stretch) {
        private String text() {
            return String.join(" ", words);
        }

        private int step() {
            return Math.round(size);
        }

        private boolean isOfSize(Line other) {
            return Math.max(size, other.size) <= OTHER_SIZE * Math.min(size, other.size);
        }
    }

    private enum Begin {
        PARAGRAPH,
        HANGING,
        LINE
    }

    private Paragraphs(List<Line> lines) {
        this.lines = lines;
    }

    /** For each line of a page whether it begins a paragraph. */
    static boolean[] begin(List<Line> lines) {
        Paragraphs paragraphs = new Paragraphs(lines);
        paragraphs.measure();
        boolean[] begin = new boolean[lines.size()];
        @Nullable Line before = null;
        Begin last = Begin.PARAGRAPH;
        for (int n = 0; n < begin.length; n++) {
            Line line = lines.get(n);
            last = before == null || before.stretch != line.stretch
                    ? Begin.PARAGRAPH
                    : paragraphs.begin(before, last, line);
            begin[n] = last == Begin.PARAGRAPH;
            before = line;
        }
        return begin;
    }

    /** What gap is usual for each size of letters. */
    private void measure() {
        long[] gaps = new long[lines.size()]; // the size before the bits of the gap, which sort as it does
        int count = 0;
        for (int n = 1; n < lines.size(); n++) {
            Line line = lines.get(n);
            float gap = line.y - lines.get(n - 1).y;
            if (lines.get(n - 1).stretch == line.stretch && gap > line.size / 2 && gap < WIDEST * line.size) {
                gaps[count++] = ((long) line.step() << Integer.SIZE) + Float.floatToIntBits(gap);
            }
        }
        Arrays.sort(gaps, 0, count);
        int end;
        for (int start = 0; start < count; start = end) {
            end = start + 1;
            while (end < count && gaps[end] >> Integer.SIZE == gaps[start] >> Integer.SIZE) {
                end++;
            }
            measure(gaps, start, end);
        }
    }

    private void measure(long[] gaps, int start, int end) {
        int best = OFTEN - 1;
        int from = start;
        for (int to = start; to < end; to++) {
            while (gap(gaps[to]) > USUAL * gap(gaps[from])) {
                from++;
            }
            if (to - from + 1 > best) {
                best = to - from + 1;
                usual.put((int) (gaps[start] >> Integer.SIZE), gap(gaps[(from + to) / 2]));
            }
        }
    }

    private static float gap(long sized) {
        return Float.intBitsToFloat((int) sized);
    }

    private Begin begin(Line before, Begin last, Line line) {
        float gap = line.y - before.y;
        if (!line.isOfSize(before)) {
            return Begin.PARAGRAPH;
        }
        if (gap < -line.size) {
            // It goes on at the head of the next column, or there something else begins
            return !ENDED.matcher(before.text().strip()).find()
                            && GOES_ON.matcher(line.text().strip()).find()
                    ? Begin.LINE
                    : Begin.PARAGRAPH;
        }
        if (isDrop(before, line, Math.abs(gap))) {
            return Begin.PARAGRAPH;
        }
        float in = line.start - before.start;
        if (in > INDENT * line.space) {
            return last == Begin.PARAGRAPH ? Begin.HANGING : Begin.PARAGRAPH;
        }
        if (in < -line.space) {
            return last == Begin.PARAGRAPH ? Begin.LINE : Begin.PARAGRAPH;
        }
        if (Math.abs(in) < ALIGNED * line.letter) {
            if (last == Begin.HANGING) {
                return Begin.HANGING;
            }
            boolean isNextEntry = last == Begin.PARAGRAPH && isEntry(before) && isEntry(line);
            return isNextEntry ? Begin.PARAGRAPH : Begin.LINE;
        }
        return Begin.LINE;
    }

    private boolean isDrop(Line before, Line line, float gap) {
        float often = usual.getOrDefault(line.step(), 0f);
        boolean isWide = gap > DROP * before.height;
        if (often == 0) {
            return isWide;
        }
        boolean isFull = before.end - before.start >= FULL * (line.end - line.start);
        return isWide ? gap > USUAL * often || !isFull || isEntry(line) : gap > WIDER * often;
    }

    private static boolean isEntry(Line line) {
        return ENTRY.matcher(line.text().stripLeading()).lookingAt();
    }
}
