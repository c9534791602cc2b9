package org.lectern.document;

import java.util.Locale;

/** What a block of a page is. */
public enum BlockKind {
    HEADING,
    PARAGRAPH,
    QUOTATION,
    CITATION,
    CAPTION,
    LIST,
    RULE;

    /** The kind as JSON and HTML write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
