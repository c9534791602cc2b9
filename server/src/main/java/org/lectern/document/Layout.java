package org.lectern.document;

import java.util.List;

/**
 * A version's pages and blocks. Pages partition the text; blocks are ordered and disjoint, each lies inside one page,
 * and between them is white space only.
 */
public record Layout(List<PageSpan> pages, List<Block> blocks) {
    public Layout {
        pages = List.copyOf(pages);
        blocks = List.copyOf(blocks);
    }
}
