package org.lectern.document.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
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
 * Finds the glyphs of each page and hands them to a writer as soon as the page is read, so that memory does not grow with the
 * document. A page that cannot be read is one without text; the others are read all the same.
 */
final class PageStripper extends PDFTextStripper {
    private final int most;
    private final List<String> labels;
    private final PageWriter writer;
    private final UnreadPictures unread = new UnreadPictures();
    /** Glyphs of this page of which the file says itself what they are. */
    private Set<TextPosition> said = Set.of();

    /** The glyphs of this page, article by article. */
    private List<List<TextPosition>> glyphs = List.of();

    private final Overprint overprint = new Overprint();
    private final Map<PDFont, FontLetters> fonts = new WeakHashMap<>();
    private @Nullable PDFont font;
    private @Nullable FontLetters letters;
    private PDRectangle box = PDRectangle.LETTER;
    /** Whether each stretch of marked content that is open says itself what is written there. */
    private final Deque<Boolean> marked = new ArrayDeque<>();

    private boolean isSaid;

    /**
     * Reads nothing yet.
     *
     * @param most pages
     * @param labels printed ones, from the first page on; may be fewer than there are pages
     * @param writer gets the pages; the last is not waited for
     */
    PageStripper(int most, List<String> labels, PageWriter writer) {
        this.most = most;
        this.labels = labels;
        this.writer = writer;
        setSuppressDuplicateOverlappingText(false); // this class does that
        // This class counts the pages itself, past those without any content, which PDFBox leaves out
        setStartPage(0);
    }

    /** How many pictures the pages have that cannot be drawn. */
    int unreadPictures() {
        return unread.count();
    }

    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        // What the file says of their number is a hint at most
        int of = Math.clamp(tree.getCount(), 0, most);
        int number = 0;
        for (PDPage page : tree) {
            number++;
            if (number > most) {
                throw new LimitException("pages");
            }
            said = Collections.newSetFromMap(new IdentityHashMap<>());
            glyphs = new ArrayList<>();
            box = box(page);
            unread.look(page);
            Optional<Kind> failure = process(page);
            String label = number <= labels.size() ? labels.get(number - 1) : "";
            writer.write(new PageWriter.ReadPage(
                    number, Math.max(of, number), label, box, page.getRotation(), glyphs, said, failure));
        }
    }

    private Optional<Kind> process(PDPage page) {
        overprint.clear();
        try {
            if (page.hasContents()) {
                processPage(page);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(Kind.DAMAGED);
        } catch (StackOverflowError e) {
            return Optional.of(Kind.NESTED_TOO_DEEPLY);
        }
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

    private static PDRectangle box(PDPage page) {
        try {
            return page.getCropBox();
        } catch (RuntimeException e) {
            return PDRectangle.LETTER; // as PDFBox takes it where there is none
        }
    }

    /** There is more than may be. */
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        LimitException(String what) {
            super("too many " + what);
        }
    }

    /** What is read is written by another thread. */
    @Override
    protected void writePage() throws IOException {
        readFilledIn();
        charactersByArticle.forEach(letters -> glyphs.add(new ArrayList<>(letters)));
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
}
