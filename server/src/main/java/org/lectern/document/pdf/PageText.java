package org.lectern.document.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.text.TextPosition;

/** One page's text as it comes together, with where its characters stand. */
final class PageText {
    private final StringBuilder text = new StringBuilder();
    private final Placement placement;
    private final List<Row> rows = new ArrayList<>();
    private List<Word> line = new ArrayList<>();
    private int stretch;
    private boolean spaced;
    private final Predicate<TextPosition> isSaid;

    /**
     * An empty one.
     *
     * @param rotation how the page is turned when it is shown, in degrees clockwise
     * @param isSaid whether the file says what a glyph stands for, beside what its font says
     */
    PageText(int rotation, Predicate<TextPosition> isSaid) {
        this.placement = new Placement(rotation);
        this.isSaid = isSaid;
    }

    /** @param spaced whether a space stands before it that is not one of its characters */
    private record Word(String text, List<TextPosition> positions, boolean spaced) {}

    /** @param stretch rows of different stretches have nothing to do with each other */
    private record Row(List<Word> words, int stretch) {
        Paragraphs.Line shape() {
            List<String> texts = new ArrayList<>(words.size());
            List<List<TextPosition>> glyphs = new ArrayList<>(words.size());
            for (Word word : words) {
                texts.add(word.text);
                glyphs.add(word.positions);
            }
            return LineShape.of(texts, glyphs, stretch);
        }
    }

    void words(String words, List<TextPosition> positions) {
        if (positions.isEmpty() && line.isEmpty()) {
            return; // what stands before the gap is of another article
        }
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
        rows.add(new Row(line, stretch));
        line = new ArrayList<>();
    }

    /** What follows has nothing to do with what came before. */
    void articleEnd() {
        lineEnd();
        stretch++;
    }

    private void set() {
        boolean[] begin = Paragraphs.begin(rows.stream().map(Row::shape).toList());
        for (int n = 0; n < begin.length; n++) {
            if (n > 0) {
                text.append(begin[n] ? "\n\n" : "\n");
            }
            List<Word> words = rows.get(n).words;
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
                texts.add(GlyphWords.cleaned(GlyphWords.normalized(String.valueOf(position.getUnicode()))));
            }
        }
        int wordStart = text.length();
        List<TextPosition> together = new ArrayList<>();
        for (RightToLeft.Part part : RightToLeft.read(glyphs, texts, isSaid)) {
            if (part.text().isBlank() && !part.text().isEmpty()) {
                placement.placeWhole(together, text, wordStart);
                together.clear();
                text.append(part.text());
                wordStart = text.length();
            } else {
                text.append(part.text());
                together.add(glyphs.get(part.glyph()));
            }
        }
        placement.placeWhole(together, text, wordStart);
    }

    private void append(Word word) {
        if (isPlain(word)) {
            int start = text.length();
            text.append(word.text);
            placement.placeEach(word.positions, null, start);
            return;
        }
        String words = GlyphWords.cleaned(word.text);
        int start = text.length();
        text.append(words);
        if (word.positions.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (TextPosition position : word.positions) {
            parts.add(GlyphWords.cleaned(GlyphWords.normalized(String.valueOf(position.getUnicode()))));
        }
        if (String.join("", parts).equals(words)) {
            placement.placeEach(word.positions, parts, start);
        } else {
            placement.placeWhole(word.positions, text, start);
        }
    }

    /** Whether its characters are those of its glyphs one after the other, and stay as they are; nearly all words are so. */
    private static boolean isPlain(Word word) {
        int at = 0;
        for (int n = 0; n < word.positions.size(); n++) {
            String glyph = word.positions.get(n).getUnicode();
            for (int i = 0; i < glyph.length(); i++) {
                char c = glyph.charAt(i);
                if (at == word.text.length() || word.text.charAt(at) != c || !GlyphWords.isPlain(c)) {
                    return false;
                }
                at++;
            }
        }
        return at == word.text.length();
    }

    /** What the page says, without ends of lines around it; its runs go to the packer. */
    String finish(RunPacker packer) {
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
        packer.pack(whole, start, placement.runs(), placement.advances());
        return whole;
    }
}
