package org.lectern.document;

import java.util.List;
import java.util.Optional;

/**
 * What a document says of itself, or people say of it. Nothing here is computed.
 *
 * @param date as precise as it is known: a year, a month or a day (ISO 8601)
 * @param kind such as "scholarly article", in words
 * @param languages BCP 47 tags, the main one first
 * @param source where it was got
 * @param accessed when it was got
 * @param provenance how it came to be this file, in words
 */
public record Metadata(
        String title,
        List<String> creators,
        Optional<String> date,
        Optional<String> publisher,
        Optional<String> kind,
        List<String> languages,
        Optional<String> source,
        Optional<String> accessed,
        Optional<String> provenance) {
    public Metadata {
        creators = List.copyOf(creators);
        languages = List.copyOf(languages);
    }
}
