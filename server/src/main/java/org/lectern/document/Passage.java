package org.lectern.document;

import org.lectern.anchor.TextSpan;

/**
 * A block of a page with its permanent id.
 *
 * @param page the number of the page it is on
 * @param span code points of the version's text
 * @param language a BCP 47 tag, {@code und} where nothing is known
 */
public record Passage(String id, Version version, int page, BlockKind kind, TextSpan span, String language) {}
