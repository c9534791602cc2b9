package org.lectern.document;

import org.lectern.anchor.TextSpan;

/**
 * Where a page stands in the canonical text.
 *
 * @param number from 1
 * @param span in code points
 */
public record PageSpan(int number, TextSpan span) {
    public PageSpan {
        if (number < 1) {
            throw new IllegalArgumentException("Pages count from 1, not " + number);
        }
    }
}
