package org.lectern.document.pdf;

import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Which way letters run, in degrees counterclockwise: 0 from left to right, 90 upwards, 180 upside down, 270 downwards. A
 * page is read as if it were turned so that its letters run from left to right, each stretch of letters for itself; where
 * they stand is then turned back.
 */
final class Turn {
    private static final int WHOLE = 360;

    private Turn() {}

    /** Of a glyph that is drawn so; the nearest quarter where it is slanted. */
    static int of(Matrix at, boolean isVertical) {
        float across = isVertical ? -at.getShearX() : at.getScaleX();
        float up = isVertical ? -at.getScaleY() : at.getShearY();
        if (Math.abs(across) >= Math.abs(up)) {
            return across >= 0 ? 0 : 180;
        }
        return up > 0 ? 90 : 270;
    }

    /**
     * The same characters where they are seen.
     *
     * @param run in the frame in which its letters run from left to right
     * @param letter one of its letters
     * @param rotation how the page is turned when it is shown, in degrees clockwise
     */
    static PlacedRun shown(PlacedRun run, TextPosition letter, int rotation) {
        int turn = Math.floorMod(letter.getRotation() - rotation, WHOLE);
        boolean isOnItsSide = letter.getRotation() % 180 != 0;
        float width = isOnItsSide ? letter.getPageHeight() : letter.getPageWidth();
        float height = isOnItsSide ? letter.getPageWidth() : letter.getPageHeight();
        return switch (turn) {
            case 90 ->
                new PlacedRun(
                        run.start(), run.end(), run.y(), width - run.x() - run.width(), run.height(), run.width(), 90);
            case 180 ->
                new PlacedRun(
                        run.start(),
                        run.end(),
                        width - run.x() - run.width(),
                        height - run.y() - run.height(),
                        run.width(),
                        run.height(),
                        180);
            case 270 ->
                new PlacedRun(
                        run.start(),
                        run.end(),
                        height - run.y() - run.height(),
                        run.x(),
                        run.height(),
                        run.width(),
                        270);
            default -> run;
        };
    }
}
