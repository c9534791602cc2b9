package org.lectern.document;

import org.lectern.anchor.TextSpan;

/**
 * A passage of a page.
 *
 * @param span in code points; it begins and ends with something that is not white space
 * @param language a BCP 47 tag, {@code und} where nothing is known
 */
public record Block(BlockKind kind, TextSpan span, String language) {
    public Block {
        if (span.start() == span.end()) {
            throw new IllegalArgumentException("A block is not empty: " + span);
        }
    }
}
