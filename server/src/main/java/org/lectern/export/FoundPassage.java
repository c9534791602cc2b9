package org.lectern.export;

import java.util.List;
import org.lectern.anchor.TextSpan;

/**
 * A passage that a search found.
 *
 * @param quotation the whole passage
 * @param lit the words that were found in it, in code points of its version
 */
record FoundPassage(Quotation quotation, List<TextSpan> lit) {
    FoundPassage {
        lit = List.copyOf(lit);
    }
}
