package org.lectern.export;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which excerpts leave. */
public enum ExportFormat {
    JSON_LD(
            "jsonld",
            "jsonld",
            "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
            "JSON-LD",
            "everything, as other annotation software reads it; can be imported again"),
    MARKDOWN(
            "markdown",
            "md",
            "text/markdown; charset=utf-8; variant=CommonMark",
            "Markdown",
            "for notes and drafts; the quotations as block quotes"),
    HTML("html", "html", "text/html; charset=utf-8", "Web page", "one file to read, print or send"),
    CSV("csv", "csv", "text/csv; charset=utf-8; header=present", "Table (CSV)", "one line each, for a spreadsheet");

    private final String word;
    private final String extension;
    private final String mediaType;
    private final String title;
    private final String use;

    ExportFormat(String word, String extension, String mediaType, String title, String use) {
        this.word = word;
        this.extension = extension;
        this.mediaType = mediaType;
        this.title = title;
        this.use = use;
    }

    /** As it is asked for. */
    public String word() {
        return word;
    }

    /** What its files end with, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What it is good for, in words that complete a choice. */
    public String use() {
        return use;
    }

    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return String.join(", ", Arrays.stream(values()).map(ExportFormat::word).toList());
    }
}
