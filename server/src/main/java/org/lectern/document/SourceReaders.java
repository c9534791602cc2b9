package org.lectern.document;

import java.util.List;

/** Gives each file to whoever reads its kind, by how it begins. */
public final class SourceReaders implements SourceReader {
    private final SourceReader texts;
    private final SourceReader pdfs;

    public SourceReaders(SourceReader texts, SourceReader pdfs) {
        this.texts = texts;
        this.pdfs = pdfs;
    }

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        SourceReader reader = switch (FileKind.of(file)) {
            case PDF -> pdfs;
            case TEXT -> texts;
        };
        return reader.read(file, languages, watch);
    }
}
