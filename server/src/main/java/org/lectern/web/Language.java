package org.lectern.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** The languages that the interface speaks; the texts keep their own. */
enum Language {
    ENGLISH("en"),
    RUSSIAN("ru");

    /** Of a header; nobody reads more languages than that, and looking through it costs time. */
    private static final int LONGEST = 500;

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /** As HTML's {@code lang} and the client have it. */
    String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What somebody likes best of what there is (RFC 9110, 12.5.4); English where a header says nothing or is unreadable. */
    static Language accepted(String header) {
        if (header.isBlank() || header.length() > LONGEST) {
            return ENGLISH;
        }
        try {
            List<Locale> here = Arrays.stream(values()).map(Language::locale).toList();
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), here))
                    .flatMap(found -> of(found.getLanguage()))
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
