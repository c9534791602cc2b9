package org.lectern.document.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Puts the glyphs of a page together to words and lines, as PDFBox's own stripper does, in the order in which they are read.
 * One is used for all pages, one after the other.
 */
final class PageWords extends PDFTextStripper {
    /** Of a font's space, and of its letters' width: a gap that is wider parts words. */
    private static final float OF_A_SPACE = 0.4f;

    private static final float OF_A_LETTER = 0.24f;

    private static final PageText NOTHING = new PageText(0, any -> false);

    private PageText text = NOTHING;

    PageWords() {
        set(this);
        output = Writer.nullWriter();
    }

    /** What text is made with; the benchmark gives the bare stripper the same. */
    static void set(PDFTextStripper stripper) {
        stripper.setSuppressDuplicateOverlappingText(true);
        stripper.setLineSeparator("\n");
        // Lines that are set close have gaps narrower than PDFBox expects, and their words would run together
        stripper.setSpacingTolerance(OF_A_SPACE);
        stripper.setAverageCharTolerance(OF_A_LETTER);
    }

    /**
     * Reads a page.
     *
     * @param articles its glyphs, in the order in which they are drawn; what stands in different ones has nothing to do with
     *     each other
     * @param into gets words and lines, also those before a failure
     */
    void read(List<List<TextPosition>> articles, PageText into) throws IOException {
        text = into;
        try {
            for (List<TextPosition> letters : articles) {
                part(LineShape.seen(letters));
            }
            writePage();
        } finally {
            // The next page is read meanwhile, and may be as long
            text = NOTHING;
            charactersByArticle.clear();
        }
    }

    /** What runs another way than what came before is written for itself. */
    private void part(List<TextPosition> letters) {
        int from = 0;
        for (int to = 1; to <= letters.size(); to++) {
            if (to == letters.size()
                    || letters.get(to).getRotation() != letters.get(from).getRotation()) {
                boolean isAll = from == 0 && to == letters.size();
                charactersByArticle.add(ColumnOrder.of(isAll ? letters : letters.subList(from, to)));
                from = to;
            }
        }
    }

    @Override
    protected void writeString(String words, List<TextPosition> positions) {
        text.words(words, positions);
    }

    @Override
    protected void writeWordSeparator() {
        text.space();
    }

    @Override
    protected void writeLineSeparator() {
        text.lineEnd();
    }

    @Override
    protected void writeParagraphSeparator() {}

    @Override
    protected void writeParagraphStart() {}

    @Override
    protected void writeParagraphEnd() {}

    @Override
    protected void endArticle() {
        text.articleEnd();
    }
}
