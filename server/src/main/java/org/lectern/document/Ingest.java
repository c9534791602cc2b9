package org.lectern.document;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;

/**
 * A file on its way in.
 *
 * @param metadata what is said of a new document; what the file says of itself fills what is left open in it
 * @param named whether somebody chose the title; else one that the file has of its own is better
 * @param owner who brings it; empty for what comes with the program
 */
public record Ingest(
        DocumentId id,
        Metadata metadata,
        boolean named,
        Audience audience,
        Optional<AccountId> owner,
        SourceFile source,
        Instant at) {
    /** A file about which everything is known that there is to know. */
    public Ingest(
            DocumentId id, Metadata metadata, Audience audience, Optional<AccountId> owner, Path file, Instant at) {
        this(id, metadata, true, audience, owner, new SourceFile(file), at);
    }

    public Path file() {
        return source.path();
    }

    public Ingest with(SourceFile other) {
        return new Ingest(id, metadata, named, audience, owner, other, at);
    }

    /** With what the file says of itself where nobody said anything. */
    public Ingest filledFrom(ReadSource.Found found) {
        return new Ingest(
                id,
                new Metadata(
                        named ? metadata.title() : found.title().orElse(metadata.title()),
                        metadata.creators().isEmpty() ? found.creators() : metadata.creators(),
                        metadata.date().or(found::date),
                        metadata.publisher(),
                        metadata.kind(),
                        metadata.languages().isEmpty() ? found.languages() : metadata.languages(),
                        metadata.source(),
                        metadata.accessed(),
                        metadata.provenance()),
                named,
                audience,
                owner,
                source,
                at);
    }
}
