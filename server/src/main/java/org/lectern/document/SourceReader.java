package org.lectern.document;

/** Reads received files of one kind or of several. Safe for use by several threads. */
public interface SourceReader {
    /**
     * Reads a file. What is returned is to be closed.
     *
     * @param languages BCP 47 tags of the document, the main one first; may be empty
     * @throws UnreadableSourceException where it cannot become canonical text; nothing is left on the disk then
     */
    ReadSource read(SourceFile file, java.util.List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException;
}
