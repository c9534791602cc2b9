package org.lectern.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of file something is. */
public enum FileKind {
    PDF,
    TEXT,
    HTML,
    MARKDOWN,
    /** Such as TEI is. */
    XML,
    /** A zip file, such as EPUB and DOCX are. */
    ARCHIVE;

    /** Bytes at the beginning in which a PDF says that it is one (ISO 32000-1, annex H, implementation note 13). */
    private static final int HEAD = 1024;

    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?i)\\A(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*(?:<!doctype html|<html)\\b");

    private static final Pattern XML_FILE = Pattern.compile(
            "(?i)\\A(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml\\b|<(?:tei:)?(?:TEI|teiCorpus)(?:\\.2)?[\\s>])");

    /**
     * What a file is that is read here.
     *
     * @throws UnreadableSourceException where it is of a kind that is not; the words say what to do
     */
    public static FileKind known(SourceFile file) throws UnreadableSourceException {
        ForeignFile.refuse(head(file));
        return of(file);
    }

    /** By its beginning; by its name only where that says too little, or where it says plain text. */
    public static FileKind of(SourceFile file) {
        String head = head(file);
        String name = file.name().value().toLowerCase(Locale.ROOT);
        if (head.startsWith("%PDF-") || name.endsWith(".pdf")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004") || name.endsWith(".epub") || name.endsWith(".docx")) {
            return ARCHIVE;
        }
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
            return MARKDOWN;
        }
        boolean isNamedPage = name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
        boolean isNamedText = name.endsWith(".txt") || name.endsWith(".text");
        if (isNamedPage || (!isNamedText && WEB_PAGE.matcher(head).find())) {
            return HTML;
        }
        return !isNamedText && isXml(head, name) ? XML : TEXT;
    }

    /** Whether it says that it is XML, or is called so; a text that its sender names a text is one, with its tags. */
    private static boolean isXml(String head, String name) {
        return name.endsWith(".xml")
                || name.endsWith(".tei")
                || XML_FILE.matcher(head).find();
    }

    private static String head(SourceFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file.path(), e.getMessage()), e);
        }
    }
}
