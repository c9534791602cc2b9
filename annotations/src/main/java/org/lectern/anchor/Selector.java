package org.lectern.anchor;

import java.util.Optional;

/**
 * What an annotation says about where in its source it stands.
 *
 * @see <a href="https://www.w3.org/TR/annotation-model/#selectors">Web Annotation Data Model, 4.2</a>
 */
public sealed interface Selector {
    /** The words themselves, with what stands before and after them; either context may be empty. */
    record TextQuoteSelector(String exact, String prefix, String suffix) implements Selector {}

    /** Code points of the canonical text, start inclusive, end exclusive. */
    record TextPositionSelector(TextSpan span) implements Selector {}

    /** A fragment identifier, such as {@code char=12,40} (RFC 5147) or {@code page=3} (RFC 8118). */
    record FragmentSelector(String value, Optional<String> conformsTo) implements Selector {}

    /**
     * An area of a page's image: {@code page=} (RFC 8118) refined by {@code xywh=percent:} (Media Fragments 1.0, 4.2.2).
     *
     * @param page from 1
     * @param x of the width of the page, in percent, from its left; {@code y} of its height from its top
     */
    record AreaSelector(int page, double x, double y, double width, double height) implements Selector {
        public AreaSelector {
            // What a hair's breadth of rounding puts beyond the edge is not refused
            if (page < 1
                    || !(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 100.01 && y + height <= 100.01)) {
                throw new IllegalArgumentException("Not an area of a page");
            }
        }
    }

    /** Any other kind: kept with its annotation and not used to find words. */
    record OtherSelector(String type) implements Selector {}
}
