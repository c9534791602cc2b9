package org.lectern.document.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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

    private final List<List<Word>> lines = new ArrayList<>();
    private final List<Paragraphs.Line> shapes = new ArrayList<>();
    private List<Word> line = new ArrayList<>();
    private int stretch;
    private boolean spaced;
    private int rotation;
    private final Predicate<TextPosition> isSaid;

    /** @param isSaid whether the file says what a glyph stands for, beside what its font says */
    PageText(Predicate<TextPosition> isSaid) {
        this.isSaid = isSaid;
    }

    /** @param spaced whether a space stands before it that is not one of its characters */
    private record Word(String text, List<TextPosition> positions, boolean spaced) {}

    void words(String words, List<TextPosition> positions) {
        line.add(new Word(words, positions, spaced));
        spaced = false;
    }

    void space() {
        spaced = true;
    }

    void lineEnd() {
        spaced = false;
        if (line.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>(line.size());
        List<List<TextPosition>> glyphs = new ArrayList<>(line.size());
        for (Word word : line) {
            texts.add(word.text);
            glyphs.add(word.positions);
        }
        lines.add(line);
        shapes.add(LineShape.of(texts, glyphs, stretch));
        line = new ArrayList<>();
    }

    /** What follows has nothing to do with what came before. */
    void articleEnd() {
        lineEnd();
        stretch++;
    }

    private void set() {
        boolean[] begin = Paragraphs.begin(shapes);
        for (int n = 0; n < begin.length; n++) {
            if (n > 0) {
                text.append(begin[n] ? "\n\n" : "\n");
            }
            List<Word> words = lines.get(n);
            if (isTurned(words)) {
                turned(words);
                continue;
            }
            for (int at = 0; at < words.size(); at++) {
                if (at > 0 && words.get(at).spaced) {
                    text.append(' ');
                }
                append(words.get(at));
            }
        }
    }

    private static boolean isTurned(List<Word> words) {
        for (Word word : words) {
            if (RightToLeft.isIn(word.text)) {
                return true;
            }
        }
        return false;
    }

    /** A line with words from right to left. */
    private void turned(List<Word> words) {
        List<TextPosition> glyphs = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Word word : words) {
            if (word.spaced && LineShape.isParted(glyphs, word.positions)) {
                glyphs.add(null);
                texts.add(" ");
            }
            for (TextPosition position : word.positions) {
                if (LineShape.isFarBack(glyphs, position)) {
                    glyphs.add(null);
                    texts.add(" ");
                }
                glyphs.add(position);
                texts.add(cleaned(normalized(String.valueOf(position.getUnicode()))));
            }
        }
        int wordStart = text.length();
        List<TextPosition> together = new ArrayList<>();
        for (RightToLeft.Part part : RightToLeft.read(glyphs, texts, isSaid)) {
            if (part.text().isBlank() && !part.text().isEmpty()) {
                placeWhole(together, wordStart);
                together.clear();
                text.append(part.text());
                wordStart = text.length();
            } else {
                text.append(part.text());
                together.add(glyphs.get(part.glyph()));
            }
        }
        placeWhole(together, wordStart);
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
        if (String.join("", parts).equals(words)) {
            placeEach(word.positions, parts, start);
        } else {
            placeWhole(word.positions, start);
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
        Arrays.fill(advances, at, at + length, each);
        return at + length;
    }

    private void place(PlacedRun run, TextPosition letter) {
        placed.add(Turn.shown(run, letter, rotation));
    }

    /** Where which glyph is which character is not known, all from here on share the room evenly; words apart still. */
    private void placeWhole(List<TextPosition> positions, int start) {
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
        String words = text.substring(start);
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

    /**
     * What the page says, without ends of lines around it; its runs go to the packer, and another page begins.
     *
     * @param rotation how the page is turned when it is shown, in degrees clockwise
     */
    String finish(RunPacker packer, int rotation) {
        this.rotation = rotation;
        lineEnd();
        set();
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
        lines.clear();
        shapes.clear();
        stretch = 0;
        return whole;
    }
}
