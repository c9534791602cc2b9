package org.lectern.citation;

import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * One use of a work by a document.
 *
 * @param span of the citation's own words, in code points of the canonical text
 * @param locator the words that name the place in the work, such as {@code p. 278}; empty where none is printed
 * @param quoted what is cited: the text above a citation line, or the quotation that an author and year follow
 */
public record Citation(
        Form form, TextSpan span, Reference reference, Optional<TextSpan> locator, Optional<TextSpan> quoted) {

    /** How a citation is printed. */
    public enum Form {
        /** A line of its own below what it cites. */
        LINE,
        /** Author and year in running text. */
        AUTHOR_YEAR
    }
}
