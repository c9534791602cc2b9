package org.lectern.document.pdf;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.lectern.document.GlyphRun;

/** One page's text as it comes together, with where its characters stand. */
final class PageText {
    /** Of a font's size, from the line that letters stand on to the top of the box around them. */
    private static final float ASCENT = 0.8f;

    private static final char UNKNOWN = '\uFFFD';

    private final StringBuilder text = new StringBuilder();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Word> line = new ArrayList<>();
    private boolean articleEnded;

    record Finished(String text, List<GlyphRun> runs) {}

    /** @param spaced whether a space stands before it that is not one of its characters */
    private record Word(String text, List<TextPosition> positions, boolean spaced) {}

    /** A run with its place in UTF-16 units of the page. */
    private record Placed(int start, int end, float x, float y, float width, float height, List<Float> advances) {}

    private boolean spaced;

    void words(String words, List<TextPosition> positions) {
        if (articleEnded && text.length() > 0) {
            text.append("\n\n");
        }
        articleEnded = false;
        line.add(new Word(words, List.copyOf(positions), spaced));
        spaced = false;
    }

    void space() {
        spaced = true;
    }

    void lineEnd() {
        endLine();
        text.append('\n');
    }

    void paragraphEnd() {
        text.append('\n');
    }

    void articleEnd() {
        endLine();
        articleEnded = true;
    }

    /** Words of a line that runs from right to left come in the order in which they stand on paper, first the left one. */
    private void endLine() {
        boolean turned = runsRightToLeft();
        List<Word> words = turned ? line.reversed() : line;
        for (int n = 0; n < words.size(); n++) {
            Word word = words.get(n);
            boolean parted = turned ? n > 0 && words.get(n - 1).spaced : word.spaced;
            if (parted) {
                text.append(' ');
            }
            append(word);
        }
        line.clear();
        spaced = false;
    }

    private boolean runsRightToLeft() {
        if (line.size() < 2) {
            return false;
        }
        int rightToLeft = 0;
        int leftToRight = 0;
        for (Word word : line) {
            for (int at = 0; at < word.text.length(); at++) {
                byte direction = Character.getDirectionality(word.text.charAt(at));
                if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                    rightToLeft++;
                } else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                    leftToRight++;
                }
            }
        }
        float first = line.getFirst().positions.isEmpty()
                ? 0
                : line.getFirst().positions.getFirst().getX();
        float last = line.getLast().positions.isEmpty()
                ? 0
                : line.getLast().positions.getFirst().getX();
        return rightToLeft > leftToRight && first < last;
    }

    private void append(Word word) {
        String words = cleaned(word.text);
        int start = text.length();
        text.append(words);
        if (word.positions.isEmpty()) {
            return;
        }
        List<String> parts = word.positions.stream()
                .map(position -> cleaned(normalized(String.valueOf(position.getUnicode()))))
                .toList();
        if (String.join("", parts).equals(words) && !Bidi.requiresBidi(words.toCharArray(), 0, words.length())) {
            placeEach(word.positions, parts, start);
        } else {
            placeWhole(word.positions, words, start);
        }
    }

    /** As PDFBox takes ligatures apart. */
    private static String normalized(String glyph) {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < glyph.length(); at++) {
            char c = glyph.charAt(at);
            boolean isForm = (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
            all.append(
                    isForm
                            ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                                    .strip()
                            : String.valueOf(c));
        }
        return all.toString();
    }

    /** A character that no text may have stands for a glyph whose character is not known. */
    private static String cleaned(String glyphs) {
        StringBuilder clean = null;
        for (int at = 0; at < glyphs.length(); at++) {
            char c = glyphs.charAt(at);
            char instead = c;
            if (c == '\f') {
                instead = ' ';
            } else if (c == '\r' || c == '\n') {
                instead = ' '; // lines end where the page's do, not where a font's table says
            } else if (Character.isISOControl(c) && c != '\t') {
                instead = UNKNOWN;
            } else if (Character.isHighSurrogate(c)
                    ? at + 1 == glyphs.length() || !Character.isLowSurrogate(glyphs.charAt(at + 1))
                    : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(glyphs.charAt(at - 1)))) {
                instead = UNKNOWN;
            }
            if (instead != c && clean == null) {
                clean = new StringBuilder(glyphs.substring(0, at));
            }
            if (clean != null) {
                clean.append(instead);
            }
        }
        return clean == null ? glyphs : clean.toString();
    }

    private void placeEach(List<TextPosition> positions, List<String> parts, int start) {
        int at = start;
        int from = 0;
        int runStart = start;
        for (int n = 0; n <= positions.size(); n++) {
            boolean ends = n == positions.size()
                    || parts.get(n).isBlank()
                    || (n > from && !sameLine(positions.get(n - 1), positions.get(n)))
                    || at - runStart >= GlyphRun.LONGEST / 2;
            if (ends && n > from) {
                place(positions.subList(from, n), parts.subList(from, n), runStart);
            }
            if (n == positions.size()) {
                return;
            }
            if (ends) {
                boolean blank = parts.get(n).isBlank();
                from = blank ? n + 1 : n;
                runStart = blank ? at + parts.get(n).length() : at;
            }
            at += parts.get(n).length();
        }
    }

    private static boolean sameLine(TextPosition one, TextPosition next) {
        return Math.abs(one.getY() - next.getY()) < 0.1f * size(one) && next.getX() >= one.getX();
    }

    private static float size(TextPosition position) {
        float size = Math.abs(position.getFontSizeInPt());
        float seen = Math.abs(position.getHeight());
        boolean odd = Float.isNaN(size) || size < 1 || (seen > 0 && (size > 6 * seen || size < seen / 2));
        return odd ? Math.max(1, seen / 0.7f) : size;
    }

    private void place(List<TextPosition> positions, List<String> parts, int start) {
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        int length = parts.stream().mapToInt(String::length).sum();
        List<Float> advances = new ArrayList<>(length);
        for (int n = 0; n < positions.size(); n++) {
            float advance = n + 1 < positions.size()
                    ? positions.get(n + 1).getX() - positions.get(n).getX()
                    : positions.get(n).getWidth();
            for (int i = 0; i < parts.get(n).length(); i++) {
                advances.add(advance / parts.get(n).length());
            }
        }
        float size = size(first);
        placed.add(new Placed(
                start,
                start + length,
                first.getX(),
                first.getY() - ASCENT * size,
                last.getX() + last.getWidth() - first.getX(),
                size,
                advances));
    }

    /** Where which glyph is which character is not known, they share the room evenly; words apart still. */
    private void placeWhole(List<TextPosition> positions, String words, int start) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float size = 0;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getX());
            right = Math.max(right, position.getX() + position.getWidth());
            size = Math.max(size, size(position));
        }
        float each = words.isEmpty() ? 0 : (right - left) / words.length();
        boolean turned = Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        for (int at = 0; at < words.length(); ) {
            int end = at;
            while (end < words.length()
                    && !Character.isWhitespace(words.charAt(end))
                    && end - at < GlyphRun.LONGEST / 2) {
                end++;
            }
            if (end > at) {
                placed.add(new Placed(
                        start + at,
                        start + end,
                        turned ? right - end * each : left + at * each,
                        positions.getFirst().getY() - ASCENT * size,
                        (end - at) * each,
                        size,
                        Collections.nCopies(end - at, each)));
            }
            at = Math.max(end, at + 1);
        }
    }

    Finished finish() {
        endLine();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        int start = 0;
        while (start < end && text.charAt(start) == '\n') {
            start++;
        }
        // A pair that two glyphs gave half of each is whole now; a half that is left is not
        String whole = text.substring(start, end);
        List<GlyphRun> runs = new ArrayList<>();
        int units = 0;
        int points = 0;
        List<Placed> inOrder =
                placed.stream().sorted(Comparator.comparingInt(Placed::start)).toList();
        for (Placed run : inOrder) {
            int from = run.start - start;
            if (from < units || run.end - start > whole.length()) {
                continue;
            }
            points += whole.codePointCount(units, from);
            units = from;
            runs.add(run(run, whole, from, points));
        }
        return new Finished(whole, runs);
    }

    private static GlyphRun run(Placed run, String whole, int from, int start) {
        int length = whole.codePointCount(from, from + run.advances.size());
        List<Integer> advances = new ArrayList<>(length);
        int unit = 0;
        for (int n = 0; n < length; n++) {
            int units = Character.charCount(whole.codePointAt(from + unit));
            float advance = 0;
            for (int i = 0; i < units && unit + i < run.advances.size(); i++) {
                advance += run.advances.get(unit + i);
            }
            advances.add(tenths(advance));
            unit += units;
        }
        return new GlyphRun(start, tenths(run.x), tenths(run.y), tenths(run.width), tenths(run.height), advances);
    }

    private static int tenths(float points) {
        return Float.isNaN(points) ? 0 : Math.clamp(Math.round(10 * (double) points), 0, 65_535);
    }
}
