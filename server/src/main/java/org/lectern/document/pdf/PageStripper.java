package org.lectern.document.pdf;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.lectern.document.GlyphFile;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Writes each page's text, with where its characters stand, as soon as it is read, so that memory does not grow with the
 * document. A page that cannot be read is one without text; the others are read all the same.
 */
final class PageStripper extends PDFTextStripper {
    /** Points; a page says what it likes of its size. */
    private static final float SHORTEST = 1;

    private static final float LONGEST = 6_500;

    private final PdfCommand.Read command;
    private final List<String> labels;
    private final DataOutputStream out;
    private final PdfText.Progress progress;
    private PageText text = new PageText();
    private int pages;
    private int failed;
    private long characters;
    private @Nullable Kind failure;

    PageStripper(PdfCommand.Read command, List<String> labels, DataOutputStream out, PdfText.Progress progress) {
        this.command = command;
        this.labels = labels;
        this.out = out;
        this.progress = progress;
        set(this);
        // This class counts the pages itself, past those without any content, which PDFBox leaves out
        setStartPage(0);
    }

    /** What text is made with; the benchmark gives the bare stripper the same. */
    static void set(PDFTextStripper stripper) {
        stripper.setSuppressDuplicateOverlappingText(true);
        stripper.setLineSeparator("\n");
    }

    int pages() {
        return pages;
    }

    /** Why not one page could be read; empty where one was. */
    Optional<Kind> failureOfAll() {
        return failed == pages ? Optional.ofNullable(failure) : Optional.empty();
    }

    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        // What the file says of their number is a hint at most
        int of = Math.clamp(tree.getCount(), 0, command.pages());
        for (PDPage page : tree) {
            pages++;
            if (pages > command.pages()) {
                throw limit("pages");
            }
            text = new PageText();
            boolean whole = process(page);
            write(page, whole);
            progress.page(pages, Math.max(of, pages));
        }
    }

    private boolean process(PDPage page) {
        try {
            if (page.hasContents()) {
                processPage(page);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            failure = Kind.DAMAGED;
        } catch (StackOverflowError e) {
            failure = Kind.NESTED_TOO_DEEPLY;
        }
        failed++;
        return false;
    }

    private void write(PDPage page, boolean whole) throws IOException {
        PageText.Finished finished = text.finish();
        characters += finished.text().length();
        if (characters > command.characters()) {
            throw limit("characters");
        }
        PDRectangle box = box(page);
        boolean turned = page.getRotation() % 180 != 0;
        out.writeByte(PdfResult.PAGE);
        out.writeUTF(pages <= labels.size() ? labels.get(pages - 1) : "");
        out.writeInt(tenths(turned ? box.getHeight() : box.getWidth()));
        out.writeInt(tenths(turned ? box.getWidth() : box.getHeight()));
        out.writeBoolean(whole);
        byte[] encoded = finished.text().getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
        byte[] glyphs = GlyphFile.pack(finished.runs());
        out.writeInt(glyphs.length);
        out.write(glyphs);
    }

    private static PDRectangle box(PDPage page) {
        try {
            return page.getCropBox();
        } catch (RuntimeException e) {
            return PDRectangle.LETTER; // as PDFBox takes it where there is none
        }
    }

    static int tenths(float points) {
        return Math.round(10 * (Float.isNaN(points) ? LONGEST : Math.clamp(points, SHORTEST, LONGEST)));
    }

    /** Past what a page's own failure is caught by. */
    private static LimitException limit(String what) {
        return new LimitException(what);
    }

    /** There is more than may be. */
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        private LimitException(String what) {
            super("too many " + what);
        }
    }

    @Override
    protected void writePage() throws IOException {
        charactersByArticle.replaceAll(ColumnOrder::of);
        super.writePage();
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
    protected void writeParagraphSeparator() {
        text.paragraphEnd();
    }

    @Override
    protected void writeParagraphStart() {}

    @Override
    protected void writeParagraphEnd() {}

    @Override
    protected void endArticle() {
        text.articleEnd();
    }
}
