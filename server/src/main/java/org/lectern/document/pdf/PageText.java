package org.lectern.document.pdf;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.lectern.document.GlyphRun;

/** One page's text as it comes together, with where its characters stand. One is used for all pages, one after the other. */
final class PageText {
    /** Of a font's size, from the line that letters stand on to the top of the box around them. */
    private static final float ASCENT = 0.8f;

    private static final char UNKNOWN = '\uFFFD';
    /** UTF-16 units of a run. */
    private static final int LONGEST = GlyphRun.LONGEST / 2;

    private final StringBuilder text = new StringBuilder();
    private final List<PlacedRun> placed = new ArrayList<>();
    /** How far each UTF-16 unit of the text moves on, in points; nothing where it stands in no run. */
    private float[] advances = new float[1 << 12];

    private final List<Word> line = new ArrayList<>();
    private boolean articleEnded;
    private boolean spaced;

    /** @param spaced whether a space stands before it that is not one of its characters */
    private record Word(String text, List<TextPosition> positions, boolean spaced) {}

    void words(String words, List<TextPosition> positions) {
        if (articleEnded && text.length() > 0) {
            text.append("\n\n");
        }
        articleEnded = false;
        line.add(new Word(words, positions, spaced));
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
        for (int n = 0; n < line.size(); n++) {
            Word word = line.get(turned ? line.size() - 1 - n : n);
            boolean parted = turned ? n > 0 && line.get(line.size() - n).spaced : word.spaced;
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
        for (int n = 0; n < line.size(); n++) {
            String words = line.get(n).text;
            for (int at = 0; at < words.length(); at++) {
                byte direction = Character.getDirectionality(words.charAt(at));
                if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                    rightToLeft++;
                } else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                    leftToRight++;
                }
            }
        }
        return rightToLeft > leftToRight && left(line.getFirst()) < left(line.getLast());
    }

    private static float left(Word word) {
        return word.positions.isEmpty() ? 0 : word.positions.getFirst().getX();
    }

    private void append(Word word) {
        if (isPlain(word)) {
            int start = text.length();
            text.append(word.text);
            placeEach(word.positions, null, start);
            return;
        }
        String words = cleaned(word.text);
        int start = text.length();
        text.append(words);
        if (word.positions.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (TextPosition position : word.positions) {
            parts.add(cleaned(normalized(String.valueOf(position.getUnicode()))));
        }
        if (String.join("", parts).equals(words) && !Bidi.requiresBidi(words.toCharArray(), 0, words.length())) {
            placeEach(word.positions, parts, start);
        } else {
            placeWhole(word.positions, words, start);
        }
    }

    /** Whether its characters are those of its glyphs one after the other, and stay as they are; nearly all words are so. */
    private static boolean isPlain(Word word) {
        int at = 0;
        for (int n = 0; n < word.positions.size(); n++) {
            String glyph = word.positions.get(n).getUnicode();
            for (int i = 0; i < glyph.length(); i++) {
                char c = glyph.charAt(i);
                if (at == word.text.length() || word.text.charAt(at) != c || !isPlain(c)) {
                    return false;
                }
                at++;
            }
        }
        return at == word.text.length();
    }

    /** Neither a control nor half a pair, nor of a script that may run from right to left, nor a presentation form. */
    private static boolean isPlain(char c) {
        return (c >= ' ' && c <= '~')
                || (c >= 0xA0 && c < 0x590)
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x2030 && c <= 0x205E)
                || (c >= 0x2070 && c < Character.MIN_SURROGATE)
                || c == UNKNOWN;
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

    private static String part(List<TextPosition> positions, @Nullable List<String> parts, int n) {
        return parts == null ? positions.get(n).getUnicode() : parts.get(n);
    }

    /** @param parts what each of them is in the text; null where that is what it says */
    private void placeEach(List<TextPosition> positions, @Nullable List<String> parts, int start) {
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

    private static float size(TextPosition position) {
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
        placed.add(new PlacedRun(
                start,
                at,
                first.getX(),
                first.getY() - ASCENT * size,
                last.getX() + last.getWidth() - first.getX(),
                size));
    }

    private int advance(int at, int length, float each) {
        if (at + length > advances.length) {
            advances = Arrays.copyOf(advances, Math.max(at + length, 2 * advances.length));
        }
        Arrays.fill(advances, at, at + length, each);
        return at + length;
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
            while (end < words.length() && !Character.isWhitespace(words.charAt(end)) && end - at < LONGEST) {
                end++;
            }
            if (end > at) {
                advance(start + at, end - at, each);
                placed.add(new PlacedRun(
                        start + at,
                        start + end,
                        turned ? right - end * each : left + at * each,
                        positions.getFirst().getY() - ASCENT * size,
                        (end - at) * each,
                        size));
            }
            at = Math.max(end, at + 1);
        }
    }

    /** What the page says, without ends of lines around it; its runs go to the packer, and another page begins. */
    String finish(RunPacker packer) {
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
        packer.pack(whole, start, placed, advances);
        text.setLength(0);
        placed.clear();
        articleEnded = false;
        return whole;
    }
}
