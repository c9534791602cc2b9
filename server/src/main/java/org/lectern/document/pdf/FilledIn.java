package org.lectern.document.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.TextPosition;

/** What was filled into a form, or typed onto a page: it is seen on the page and read with it. */
final class FilledIn {
    /** Of a letter's size: what stands on one line differs less. */
    private static final float OF_A_LINE = 0.4f;

    private static final COSName FREE_TEXT = COSName.getPDFName("FreeText");

    private FilledIn() {}

    /**
     * Those of a page that are seen. Notes and links of the file are no words of the page, and are not even looked at closer,
     * since a manual has thousands of them.
     */
    static List<PDAnnotation> of(PDPage page) throws IOException {
        COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (all == null) {
            return List.of();
        }
        List<PDAnnotation> seen = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            if (all.getObject(n) instanceof COSDictionary dictionary && isText(dictionary)) {
                PDAnnotation annotation = PDAnnotation.createAnnotation(dictionary);
                if (!annotation.isHidden() && !annotation.isNoView()) {
                    seen.add(annotation);
                }
            }
        }
        return seen;
    }

    private static boolean isText(COSDictionary annotation) {
        COSName kind = annotation.getCOSName(COSName.SUBTYPE);
        return COSName.WIDGET.equals(kind) || FREE_TEXT.equals(kind);
    }

    /** Puts words behind what stands before them on their line; false where nothing does. */
    static boolean insert(List<List<TextPosition>> page, List<TextPosition> words) {
        TextPosition first = words.getFirst();
        List<TextPosition> best = List.of();
        int at = -1;
        float right = -Float.MAX_VALUE;
        for (List<TextPosition> letters : page) {
            for (int n = 0; n < letters.size(); n++) {
                TextPosition letter = letters.get(n);
                float end = letter.getX() + letter.getWidth();
                boolean isBefore = letter.getRotation() == first.getRotation()
                        && Math.abs(letter.getY() - first.getY()) < OF_A_LINE * Placement.size(first)
                        && letter.getX() < first.getX();
                if (isBefore && end > right) {
                    best = letters;
                    at = n;
                    right = end;
                }
            }
        }
        return at >= 0 && best.addAll(at + 1, words);
    }
}
