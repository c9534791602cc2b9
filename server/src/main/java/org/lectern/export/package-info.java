/**
 * Excerpts out: the words that annotations stand on, with what is said of them, in files that stand for themselves.
 *
 * <p>{@link org.lectern.export.Excerpts} walks the annotations that one viewer may see, in reading order; a
 * {@link org.lectern.export.ExcerptWriter} writes each as it comes; {@link org.lectern.export.Exporter} keeps the file on
 * disk until it is whole. So memory stays the same however many there are.
 *
 * <p>To add a format: a constant in {@link org.lectern.export.ExportFormat} and an {@link org.lectern.export.ExcerptWriter}.
 */
package org.lectern.export;
