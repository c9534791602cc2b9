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

    /** Any other kind: kept with its annotation and not used to find words. */
    record OtherSelector(String type) implements Selector {}
}
