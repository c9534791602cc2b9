package org.lectern.document.pdf;

/**
 * Characters that follow each other on a page, in points from its upper left corner.
 *
 * @param start its place in UTF-16 units of the page
 * @param turn as of {@link org.lectern.document.GlyphRun}
 */
record PlacedRun(int start, int end, float x, float y, float width, float height, int turn) {
    /** From left to right. */
    PlacedRun(int start, int end, float x, float y, float width, float height) {
        this(start, end, x, y, width, height, 0);
    }
}
