package org.lectern.document;

/**
 * An entry of a document's outline.
 *
 * @param level 1 for the highest
 * @param start the heading's first code point
 */
public record Heading(String title, int level, int start) {}
