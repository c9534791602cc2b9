package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.document.DocumentId;
import org.lectern.document.Metadata;
import org.lectern.web.FormHtml.Trouble;

/**
 * What somebody says of a text that they bring.
 *
 * @param authors one a line
 * @param languages BCP 47 tags, the main one first, with commas between
 * @param encoding of the file's characters; empty to recognise it
 */
record UploadFields(
        String id,
        String title,
        String authors,
        String date,
        String languages,
        String source,
        String provenance,
        String encoding) {
    static final UploadFields NONE = new UploadFields("", "", "", "", "", "", "", "");
    static final int MAX_TITLE = 300;
    private static final int MAX_LINE = 1_000;

    static UploadFields of(UploadedForm form) {
        return new UploadFields(
                form.text("id"),
                form.text("title"),
                form.text("authors"),
                form.text("date"),
                form.text("languages"),
                form.text("source"),
                form.text("provenance"),
                form.text("encoding"));
    }

    /** The first thing that cannot be kept. */
    Optional<Trouble> trouble() {
        if (length(title) > MAX_TITLE) {
            return trouble("title", "A title has at most %d characters.".formatted(MAX_TITLE));
        }
        for (String text : List.of(id, title, authors, date, languages, source, provenance, encoding)) {
            if (text.indexOf('\0') >= 0) {
                return trouble("title", "One of these has a character U+0000 in it. Remove it.");
            }
        }
        if (!id.isEmpty() && !isId(id)) {
            return trouble("id", "An address is made of 2 to 64 of a-z, 0-9 and hyphens, the first no hyphen.");
        }
        if (!date.isEmpty() && !DescriptionFields.isDate(date)) {
            return trouble("date", "Write a year, a month or a day: 1937, 1937-07 or 1937-07-30.");
        }
        for (String tag : DescriptionFields.tags(languages)) {
            if (!DescriptionFields.isLanguage(tag)) {
                return trouble("languages", "Write languages as codes with commas between: en, ru, uk.");
            }
        }
        if (length(authors) > MAX_LINE
                || length(source) > MAX_LINE
                || length(provenance) > DescriptionFields.MAX_PROVENANCE) {
            return trouble("title", "What is said of the text is too long. Put it into the text itself.");
        }
        return Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean isId(String text) {
        try {
            new DocumentId(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Trouble> trouble(String field, String words) {
        return Optional.of(new Trouble(field, words));
    }

    /** @param called what the file's name makes of it, for want of a title */
    Metadata metadata(String called) {
        return new Metadata(
                title.isEmpty() ? called : title,
                authors.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                said(date),
                Optional.empty(),
                Optional.empty(),
                DescriptionFields.tags(languages),
                said(source),
                Optional.empty(),
                said(provenance));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
