package org.lectern.document;

import java.util.List;

/** Gives each file to whoever reads its kind, by how it begins. */
public final class SourceReaders implements SourceReader {
    private final SourceReader texts;
    private final SourceReader pdfs;
    private final SourceReader marked;

    /** @param marked reads what says itself what its text is made of */
    public SourceReaders(SourceReader texts, SourceReader pdfs, SourceReader marked) {
        this.texts = texts;
        this.pdfs = pdfs;
        this.marked = marked;
    }

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        SourceReader reader = switch (FileKind.known(file)) {
            case PDF -> pdfs;
            case TEXT -> texts;
            case HTML, MARKDOWN, XML, ARCHIVE -> marked;
        };
        return reader.read(file, languages, watch);
    }
}
