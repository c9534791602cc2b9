/**
 * Reads files that say what their text is made of: HTML, Markdown, EPUB, DOCX and TEI. jsoup is used in here only, and only by
 * what runs in a child process ({@code MarkupChild} and what it calls). The server asks through {@code MarkupReader} and
 * believes nothing that comes back before it has been looked at.
 *
 * <p>To read another kind of file, name it in {@code FileKind}, have {@code MarkupChild} tell it from the others, and write
 * what it says into a {@code MarkedText}, block by block; whatever is left out is counted by a {@code LeftOut}.
 */
package org.lectern.document.markup;
