package org.lectern.document.pdf;

import java.util.List;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.text.TextPosition;

/** What was filled into a form, or typed onto a page: it is seen on the page and read with it. */
final class FilledIn {
    /** Of a letter's size: what stands on one line differs less. */
    private static final float OF_A_LINE = 0.4f;

    private FilledIn() {}

    /** Notes and links of the file are no words of the page; what is hidden is not seen. */
    static boolean isSeen(PDAnnotation annotation) {
        boolean isText = annotation instanceof PDAnnotationWidget || "FreeText".equals(annotation.getSubtype());
        return isText && !annotation.isHidden() && !annotation.isNoView();
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
                        && Math.abs(letter.getY() - first.getY()) < OF_A_LINE * PageText.size(first)
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
