package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/**
 * What the tables say of each document, kept in memory. It holds as long as every write of a document goes through here,
 * and this process is the only writer.
 */
final class Shelf {
    private static final int DOCUMENTS_IN_MEMORY = 1_000;

    private final Database database;
    private final Cache<DocumentId, Shelved> shelved =
            Caffeine.newBuilder().maximumSize(DOCUMENTS_IN_MEMORY).build();

    /** Ingests from before their write until after what was kept in memory is forgotten. */
    private final AtomicInteger ingesting = new AtomicInteger();

    /** A document with its versions, newest first. */
    record Shelved(Document document, List<Version> versions) {}

    Shelf(Database database) {
        this.database = database;
    }

    Optional<Shelved> find(DocumentId id, Viewer viewer) {
        return find(id).filter(known -> known.document().admits(viewer));
    }

    /** Whoever may see it. */
    Optional<Shelved> find(DocumentId id) {
        // Computed inside the cache, so that a write that is under way cannot be overtaken by what was read before it.
        return Optional.ofNullable(shelved.get(
                id,
                wanted -> database.read(handle -> DocumentRows.document(handle, wanted)
                        .map(document -> new Shelved(document, VersionRows.versions(handle, wanted)))
                        .orElse(null))));
    }

    /** Whatever was written of a document is seen from here on. */
    void forget(DocumentId id) {
        shelved.invalidate(id);
    }

    /** Writes a version of a document, which may become the current one. */
    <T> T ingesting(DocumentId id, Supplier<T> write) {
        ingesting.incrementAndGet();
        try {
            return write.get();
        } finally {
            forget(id);
            ingesting.decrementAndGet();
        }
    }

    /** The hash of a document's current version as a transaction sees it. */
    Optional<String> currentIn(Transaction transaction, DocumentId id) {
        // Every new annotation asks. Where no ingest is under way, what is kept in memory is what the transaction sees
        return database.isOnlyWriter() && ingesting.get() == 0
                ? find(id).map(known -> known.document().current().hash())
                : DocumentRows.current(transaction.handle(), id);
    }
}
