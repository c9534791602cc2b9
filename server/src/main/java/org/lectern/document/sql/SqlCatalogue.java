package org.lectern.document.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.LibraryReport;
import org.lectern.document.Metadata;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceReader;
import org.lectern.document.TextLimits;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.document.Withdrawal;
import org.lectern.document.sql.Shelf.Shelved;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link Catalogue} in a database, with its files beside it. */
public final class SqlCatalogue extends VersionReads {
    private final ContentStore store;
    private final Shelf shelf;
    private final Layouts layouts;
    private final Ingestion ingestion;

    /** A library that takes in texts. */
    public SqlCatalogue(Database database, ContentStore files) {
        this(database, files, new TextReader());
    }

    public SqlCatalogue(Database database, ContentStore files, SourceReader reader) {
        this(database, files, reader, TextLimits.USUAL);
    }

    /** @param limits says which texts are too long to be had in memory */
    public SqlCatalogue(Database database, ContentStore files, SourceReader reader, TextLimits limits) {
        super(database, files, limits);
        this.store = files;
        this.shelf = new Shelf(database);
        this.layouts = new Layouts(database);
        this.ingestion = new Ingestion(database, reader, shelf, texts, layouts, this.files, reports);
        layouts.removeFewUnfinished();
        this.files.clearCutOff();
    }

    @Override
    public List<Document> documents(Viewer viewer) {
        return everyDocument().stream()
                .filter(document -> document.admits(viewer))
                .toList();
    }

    @Override
    public List<DocumentChange> changesBetween(long cursor, long upTo, int limit) {
        return DocumentLog.changesBetween(database, cursor, upTo, limit);
    }

    @Override
    public List<NewVersion> versionsBetween(long cursor, long upTo, int limit) {
        return DocumentLog.versionsBetween(database, cursor, upTo, limit);
    }

    @Override
    public List<Document> everyDocument() {
        return database.read(DocumentRows::documents);
    }

    @Override
    public Optional<Document> document(DocumentId id, Viewer viewer) {
        return shelf.find(id, viewer).map(Shelved::document);
    }

    @Override
    public List<Version> versions(DocumentId id, Viewer viewer) {
        return shelf.find(id, viewer).map(Shelved::versions).orElseGet(List::of);
    }

    @Override
    public List<Version> allVersions(DocumentId id) {
        return database.read(handle -> VersionRows.versions(handle, id));
    }

    @Override
    public Optional<Version> version(DocumentAddress address, Viewer viewer) {
        return shelf.find(address.id(), viewer)
                .flatMap(known -> address.version()
                        .map(prefix -> only(known.versions().stream()
                                .filter(version -> version.hash().startsWith(prefix))
                                .toList()))
                        .orElseGet(() -> Optional.of(known.document().current())));
    }

    private static Optional<Version> only(List<Version> versions) {
        return versions.size() == 1 ? Optional.of(versions.getFirst()) : Optional.empty();
    }

    @Override
    public Ingested ingest(Ingest ingest, VersionFollower follower, ReadingWatch watch)
            throws UnreadableSourceException {
        return ingestion.ingest(ingest, follower, watch);
    }

    @Override
    public boolean share(DocumentId id, Audience audience, AccountId by, Instant at) {
        return write(id, transaction -> {
            boolean isThere = DocumentRows.current(transaction.handle(), id).isPresent();
            if (isThere) {
                IngestRows.share(transaction.handle(), id, audience);
                DocumentLog.shared(transaction, id, audience, by, at);
            }
            return isThere;
        });
    }

    @Override
    public boolean withdraw(DocumentId id, Withdrawal withdrawal) {
        return write(id, transaction -> {
            boolean isWithdrawn = IngestRows.withdraw(transaction.handle(), id, withdrawal);
            if (isWithdrawn) {
                DocumentLog.withdrawn(transaction, id, withdrawal.by(), withdrawal.at());
            }
            return isWithdrawn;
        });
    }

    @Override
    public boolean restore(DocumentId id, AccountId by, Instant at) {
        return write(id, transaction -> {
            boolean isRestored = IngestRows.restore(transaction.handle(), id);
            if (isRestored) {
                DocumentLog.restored(transaction, id, by, at);
            }
            return isRestored;
        });
    }

    @Override
    public DescribeOutcome describe(DocumentId id, Optional<Metadata> seen, Metadata said, AccountId by, Instant at) {
        return write(id, transaction -> {
            DescribeOutcome done = EditRows.describe(transaction.handle(), id, seen, said, by, at);
            if (done instanceof DescribeOutcome.Described(var edits) && !edits.isEmpty()) {
                DocumentLog.described(transaction, id, edits, by, at);
            }
            return done;
        });
    }

    private <T> T write(DocumentId id, Function<Transaction, T> work) {
        T done = database.write(work);
        shelf.forget(id);
        return done;
    }

    @Override
    public List<DocumentEdit> edits(DocumentId id, Viewer viewer) {
        return shelf.find(id, viewer).isEmpty() ? List.of() : database.read(handle -> EditRows.edits(handle, id));
    }

    @Override
    public List<Document> withdrawn(Viewer viewer) {
        return database.read(DocumentRows::withdrawn).stream()
                .filter(document -> isWithdrawnFor(document, viewer))
                .toList();
    }

    private static boolean isWithdrawnFor(Document document, Viewer viewer) {
        return document.withdrawal().isPresent() && document.isSharedWith(viewer);
    }

    @Override
    public Optional<Document> withdrawn(DocumentId id, Viewer viewer) {
        return shelf.find(id).map(Shelved::document).filter(document -> isWithdrawnFor(document, viewer));
    }

    @Override
    public Optional<Document> withdrawn(String passage, Viewer viewer) {
        return database.read(handle -> PassageRows.current(handle, passage))
                .flatMap(found -> withdrawn(found.version().document(), viewer));
    }

    @Override
    public long bytesOf(AccountId owner) {
        return files.bytesOf(owner);
    }

    @Override
    public long bytesOf(DocumentId id) {
        return files.bytesOf(id);
    }

    @Override
    public boolean isTaken(DocumentId id) {
        return database.read(handle -> DocumentRows.current(handle, id)).isPresent();
    }

    @Override
    public Optional<String> currentIn(Transaction transaction, DocumentId id) {
        return shelf.currentIn(transaction, id);
    }

    @Override
    public boolean clearCutOff(BooleanSupplier goesOn) {
        return layouts.removeUnfinished(goesOn);
    }

    @Override
    public LibraryReport check(Consumer<String> progress) {
        return new LibraryCheck(database, store).run(progress);
    }
}
