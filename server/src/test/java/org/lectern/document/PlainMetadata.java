package org.lectern.document;

import java.util.List;
import java.util.Optional;

/** What tests say of a document that need not say much. */
public final class PlainMetadata {
    private PlainMetadata() {}

    /** In English, and nothing else is known of it. */
    public static Metadata titled(String title) {
        return of(title, List.of(), Optional.empty());
    }

    /** The same, with who wrote it and when. */
    public static Metadata of(String title, List<String> creators, Optional<String> date) {
        return new Metadata(
                title,
                creators,
                date,
                Optional.empty(),
                Optional.empty(),
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
