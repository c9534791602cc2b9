/**
 * Reads and draws PDFs. PDFBox is used in here only, and only by what runs in a child process ({@code PdfChild} and what it
 * calls): a file that hangs or bursts costs its own ingest. The server asks through {@code PdfChild.start} and believes nothing that
 * comes back before it has been looked at.
 *
 * <p>To ask something new of the child, give {@code PdfChild} a command and say in {@code PdfLimits} what bounds it.
 */
package org.lectern.document.pdf;
