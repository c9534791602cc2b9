package org.lectern.web;

import org.lectern.citation.Reference;

/** What a work is called in a line. */
final class WorkNames {
    private final Words words;

    WorkNames(Words words) {
        this.words = words;
    }

    /** {@code Chuev, Feliks: Molotov Remembers (1993)}. */
    String line(Reference reference) {
        String authors = String.join("; ", reference.authors());
        String title = reference.title();
        String year = reference.year().isPresent()
                ? " (%d)".formatted(reference.year().getAsInt())
                : "";
        String volume = reference.volume().isEmpty() ? "" : words.say("works.volume", reference.volume());
        return authors + (authors.isEmpty() || title.isEmpty() ? "" : ": ") + title + volume + year;
    }
}
