package org.lectern.document;

import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * Where a page stands in the canonical text, and what it looks like.
 *
 * @param number from 1
 * @param span in code points
 * @param label as printed on the page; the number where nothing is printed
 * @param size of its image; empty for a page that has none
 */
public record PageSpan(int number, TextSpan span, String label, Optional<Size> size) {
    public PageSpan {
        if (number < 1) {
            throw new IllegalArgumentException("Pages count from 1, not " + number);
        }
    }

    /** A page of a text, which has no look of its own. */
    public PageSpan(int number, TextSpan span) {
        this(number, span, String.valueOf(number), Optional.empty());
    }

    /** Width and height of a page as it is shown, in tenths of a point (1/720 inch). */
    public record Size(int width, int height) {
        public Size {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("Not a size: %d by %d".formatted(width, height));
            }
        }
    }
}
