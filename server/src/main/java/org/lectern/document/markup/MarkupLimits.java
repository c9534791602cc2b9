package org.lectern.document.markup;

import org.lectern.document.child.ChildLimits;

/**
 * What one file may cost.
 *
 * @param child of the process that reads it
 * @param unpacked bytes that are read of it, once unpacked
 * @param characters UTF-16 units of its text
 */
public record MarkupLimits(ChildLimits child, long unpacked, int characters) {
    /** As many letters as a plain text may have bytes: all of them are in memory while they are taken in. */
    public static final int CHARACTERS = 16 << 20;
}
