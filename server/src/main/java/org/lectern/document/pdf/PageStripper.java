package org.lectern.document.pdf;

import java.awt.geom.Point2D;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Writes each page's text, with where its characters stand, as soon as it is read, so that memory does not grow with the
 * document. A page that cannot be read is one without text; the others are read all the same.
 */
final class PageStripper extends PDFTextStripper {
    /** Points; a page says what it likes of its size. */
    private static final float SHORTEST = 1;

    private static final float LONGEST = 6_500;

    /** Of a font's space, and of its letters' width: a gap that is wider parts words. */
    private static final float OF_A_SPACE = 0.4f;

    private static final float OF_A_LETTER = 0.24f;

    private final PdfCommand.Read command;
    private final List<String> labels;
    private final DataOutputStream out;
    private final PdfText.Progress progress;
    /** Glyphs of this page of which the file says itself what they are. */
    private final Set<TextPosition> said = Collections.newSetFromMap(new IdentityHashMap<>());

    private final PageText text = new PageText(said::contains);
    private final RunPacker runs = new RunPacker();
    private final Overprint overprint = new Overprint();
    private final Map<PDFont, FontLetters> fonts = new WeakHashMap<>();
    private @Nullable PDFont font;
    private @Nullable FontLetters letters;
    private PDRectangle box = PDRectangle.LETTER;
    private int rotation;
    /** Whether each stretch of marked content that is open says itself what is written there. */
    private final Deque<Boolean> marked = new ArrayDeque<>();

    private boolean isSaid;
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
        setSuppressDuplicateOverlappingText(false); // this class does that
        // This class counts the pages itself, past those without any content, which PDFBox leaves out
        setStartPage(0);
    }

    /** What text is made with; the benchmark gives the bare stripper the same. */
    static void set(PDFTextStripper stripper) {
        stripper.setSuppressDuplicateOverlappingText(true);
        stripper.setLineSeparator("\n");
        // Lines that are set close have gaps narrower than PDFBox expects, and their words would run together
        stripper.setSpacingTolerance(OF_A_SPACE);
        stripper.setAverageCharTolerance(OF_A_LETTER);
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
            boolean whole = process(page);
            write(whole);
            progress.page(pages, Math.max(of, pages));
        }
    }

    private boolean process(PDPage page) {
        box = box(page);
        rotation = page.getRotation();
        overprint.clear();
        said.clear();
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

    @Override
    protected void endPage(PDPage page) {
        while (!marked.isEmpty()) {
            endMarkedContentSequence(); // it is not the next page's
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        isSaid = properties != null && properties.getString(COSName.ACTUAL_TEXT) != null;
        marked.push(isSaid);
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        Boolean said = marked.poll();
        isSaid = isSaid && !Boolean.TRUE.equals(said);
        super.endMarkedContentSequence();
    }

    /**
     * What PDFBox's own stripper makes of a glyph, with what is the same for a whole font found out once, and with
     * {@link FontLetters#UNKNOWN} where the font does not say what it is.
     */
    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector moved) throws IOException {
        FontLetters letters = letters(font);
        PDGraphicsState state = getGraphicsState();
        Matrix textMatrix = getTextMatrix();
        float size = state.getTextState().getFontSize();
        float across = font.isVertical() ? font.getWidth(code) / 1000 : moved.getX();
        float scaling = state.getTextState().getHorizontalScaling() / 100;
        Point2D.Float inText = textMatrix.transformPoint(across * size * scaling, moved.getY() * size);
        Point2D.Float end = state.getCurrentTransformationMatrix().transformPoint(inText.x, inText.y);
        boolean isShifted = box.getLowerLeftX() != 0 || box.getLowerLeftY() != 0;
        Matrix start = isShifted
                ? Matrix.concatenate(Matrix.getTranslateInstance(-box.getLowerLeftX(), -box.getLowerLeftY()), at)
                : at;
        processTextPosition(new TextPosition(
                Turn.of(at, font.isVertical()),
                box.getWidth(),
                box.getHeight(),
                start,
                end.x - box.getLowerLeftX(),
                end.y - box.getLowerLeftY(),
                Math.abs(letters.height() * at.getScalingFactorY()),
                end.x - at.getTranslateX(),
                Math.abs(letters.space() * at.getScalingFactorX()),
                letters.of(font, code),
                new int[] {code},
                font,
                size,
                (int) (size * textMatrix.getScalingFactorX())));
    }

    private FontLetters letters(PDFont wanted) throws IOException {
        FontLetters known = letters;
        if (known == null || !wanted.equals(font)) {
            known = fonts.get(wanted);
            if (known == null) {
                known = new FontLetters(wanted, computeFontHeight(wanted));
                fonts.put(wanted, known);
            }
            font = wanted;
            letters = known;
        }
        return known;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        boolean isAgain = !isSaid
                && overprint.isAgain(
                        position.getUnicode(),
                        position.getTextMatrix().getTranslateX(),
                        position.getTextMatrix().getTranslateY(),
                        position.getWidth());
        if (!isAgain) {
            if (isSaid) {
                said.add(position);
            }
            super.processTextPosition(position);
        }
    }

    private void write(boolean whole) throws IOException {
        String words = text.finish(runs, rotation);
        characters += words.length();
        if (characters > command.characters()) {
            throw limit("characters");
        }
        boolean turned = rotation % 180 != 0;
        out.writeByte(PdfResult.PAGE);
        out.writeUTF(pages <= labels.size() ? labels.get(pages - 1) : "");
        out.writeInt(tenths(turned ? box.getHeight() : box.getWidth()));
        out.writeInt(tenths(turned ? box.getWidth() : box.getHeight()));
        out.writeBoolean(whole);
        byte[] encoded = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
        byte[] glyphs = runs.page();
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
        readFilledIn();
        List<List<TextPosition>> ofPage = new ArrayList<>(charactersByArticle);
        charactersByArticle.clear();
        ofPage.forEach(letters -> part(LineShape.seen(letters)));
        super.writePage();
        charactersByArticle.clear();
        charactersByArticle.addAll(ofPage);
    }

    private void readFilledIn() throws IOException {
        for (PDAnnotation annotation : FilledIn.of(getCurrentPage())) {
            List<TextPosition> words = new ArrayList<>();
            charactersByArticle.add(words);
            try {
                showAnnotation(annotation);
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // What one field looks like makes no sense; the page is there all the same
            }
            charactersByArticle.remove(charactersByArticle.size() - 1);
            if (!words.isEmpty() && !FilledIn.insert(charactersByArticle, words)) {
                charactersByArticle.add(words);
            }
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
