package org.lectern.document;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;

/**
 * A file on its way in.
 *
 * @param owner who brings it; empty for what comes with the program
 */
public record Ingest(
        DocumentId id, Metadata metadata, Audience audience, Optional<AccountId> owner, Path file, Instant at) {}
