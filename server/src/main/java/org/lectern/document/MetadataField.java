package org.lectern.document;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One thing that {@link Metadata} says, as a text: lists have one entry a line, and what is not said is empty. */
public enum MetadataField {
    TITLE,
    CREATORS,
    DATE,
    PUBLISHER,
    KIND,
    LANGUAGES,
    SOURCE,
    ACCESSED,
    PROVENANCE;

    /** As it is written in JSON, in forms and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MetadataField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    /** Whether it may have several entries. */
    public boolean isList() {
        return this == CREATORS || this == LANGUAGES;
    }

    /** What is said here. */
    public String in(Metadata metadata) {
        return switch (this) {
            case TITLE -> metadata.title();
            case CREATORS -> String.join("\n", metadata.creators());
            case DATE -> metadata.date().orElse("");
            case PUBLISHER -> metadata.publisher().orElse("");
            case KIND -> metadata.kind().orElse("");
            case LANGUAGES -> String.join("\n", metadata.languages());
            case SOURCE -> metadata.source().orElse("");
            case ACCESSED -> metadata.accessed().orElse("");
            case PROVENANCE -> metadata.provenance().orElse("");
        };
    }

    /** All that is said. */
    public static Map<MetadataField, String> all(Metadata metadata) {
        Map<MetadataField, String> all = new EnumMap<>(MetadataField.class);
        for (MetadataField field : values()) {
            all.put(field, field.in(metadata));
        }
        return all;
    }

    /** The other way round; what is not in the map is not said. */
    public static Metadata metadata(Map<MetadataField, String> said) {
        return new Metadata(
                said.getOrDefault(TITLE, ""),
                lines(said, CREATORS),
                text(said, DATE),
                text(said, PUBLISHER),
                text(said, KIND),
                lines(said, LANGUAGES),
                text(said, SOURCE),
                text(said, ACCESSED),
                text(said, PROVENANCE));
    }

    /** The same metadata with another text here. */
    public Metadata set(Metadata metadata, String text) {
        Map<MetadataField, String> all = all(metadata);
        all.put(this, text);
        return metadata(all);
    }

    private static List<String> lines(Map<MetadataField, String> said, MetadataField field) {
        return said.getOrDefault(field, "").lines().toList();
    }

    private static Optional<String> text(Map<MetadataField, String> said, MetadataField field) {
        return Optional.of(said.getOrDefault(field, "")).filter(text -> !text.isEmpty());
    }
}
