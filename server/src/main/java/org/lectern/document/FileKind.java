package org.lectern.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;

/** What kind of file something is. */
public enum FileKind {
    PDF,
    TEXT;

    /** Bytes at the beginning in which a PDF says that it is one (ISO 32000-1, annex H, implementation note 13). */
    private static final int HEAD = 1024;

    /** By its beginning; by its name only where that says too little. */
    public static FileKind of(SourceFile file) {
        String head = head(file);
        boolean isNamedPdf = file.name().toLowerCase(Locale.ROOT).endsWith(".pdf");
        return head.startsWith("%PDF-") || isNamedPdf ? PDF : TEXT;
    }

    private static String head(SourceFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file.path(), e.getMessage()), e);
        }
    }
}
