package org.lectern.web;

import java.util.List;
import org.lectern.document.Catalogue.OutlineEntry;

/**
 * What is shown of an outline. A page of a book with ten thousand headings is no larger than one of a book with ten.
 *
 * @param entries in order
 * @param all how many headings there are
 */
record PageOutline(List<OutlineEntry> entries, int all) {
    /** So many headings stand beside a page whole. */
    static final int WHOLE = 400;

    /** Of more there are so many before the page, and as many after: about what a screen shows. */
    static final int AROUND = 25;

    /** A document's own page lists so many. */
    static final int LISTED = 2_000;

    PageOutline {
        entries = List.copyOf(entries);
    }

    boolean isPart() {
        return entries.size() < all;
    }
}
