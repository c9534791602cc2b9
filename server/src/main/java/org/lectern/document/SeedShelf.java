package org.lectern.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** The documents that come with the program: a folder with {@code catalogue.json} and the files it names. */
public final class SeedShelf {
    private final Path folder;

    public SeedShelf(Path folder) {
        this.folder = folder;
    }

    /** In the order of the catalogue, each visible to anyone. */
    public List<Ingest> documents(Instant now) {
        List<Ingest> documents = new ArrayList<>();
        try {
            JsonNode catalogue =
                    new ObjectMapper().readTree(folder.resolve("catalogue.json").toFile());
            for (JsonNode entry : catalogue.path("documents")) {
                documents.add(new Ingest(
                        new DocumentId(entry.path("id").asText()),
                        metadata(entry),
                        Audience.of(GroupId.PUBLIC),
                        Optional.empty(),
                        folder.resolve(entry.path("file").asText()),
                        now));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The seed documents could not be read: " + e.getMessage(), e);
        }
        return documents;
    }

    private static Metadata metadata(JsonNode entry) {
        return new Metadata(
                entry.path("title").asText(),
                strings(entry.path("creators")),
                text(entry, "date"),
                text(entry, "publisher"),
                text(entry, "kind"),
                strings(entry.path("languages")),
                text(entry, "source"),
                text(entry, "accessed"),
                text(entry, "provenance"));
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(entry -> strings.add(entry.asText()));
        return strings;
    }

    private static Optional<String> text(JsonNode entry, String key) {
        return Optional.of(entry.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
