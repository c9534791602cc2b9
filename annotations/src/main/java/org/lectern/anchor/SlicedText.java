package org.lectern.anchor;

/** A text of which parts are had, however long it is. Offsets are code points. */
public interface SlicedText {
    int length();

    /** @throws IndexOutOfBoundsException if the span reaches past the end */
    String slice(TextSpan span);
}
