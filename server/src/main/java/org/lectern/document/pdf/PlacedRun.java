package org.lectern.document.pdf;

/**
 * Characters that follow each other on a page, in points from its upper left corner.
 *
 * @param start its place in UTF-16 units of the page
 */
record PlacedRun(int start, int end, float x, float y, float width, float height) {}
