package org.lectern.document.sql;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.GlyphRun;
import org.lectern.document.Ingest;
import org.lectern.document.IngestReport;
import org.lectern.document.Ingested;
import org.lectern.document.LeftOut;
import org.lectern.document.LibraryReport;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceReader;
import org.lectern.document.TextFile;
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
public final class SqlCatalogue implements Catalogue {
    private final Database database;
    private final ContentStore store;
    private final Shelf shelf;
    private final StoredTexts texts;
    private final VersionIndexes indexes;
    private final Outlines outlines;
    private final VersionFiles files;
    private final VersionReports reports;
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
        database.migrate("document", "org/lectern/document/sql/migrations");
        this.database = database;
        this.store = files;
        this.shelf = new Shelf(database);
        this.texts = new StoredTexts(database, files, limits.whole());
        this.indexes = new VersionIndexes(database);
        this.outlines = new Outlines(database);
        this.files = new VersionFiles(database, files);
        this.reports = new VersionReports(database, texts);
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
    public Optional<Page> page(PageAddress address, Viewer viewer) {
        return version(address.document(), viewer).flatMap(version -> page(version, address.number()));
    }

    private Optional<Page> page(Version version, int number) {
        return indexes.of(version)
                .page(number)
                .map(page -> new Page(
                        version,
                        number,
                        page.row().label(),
                        page.row().span(),
                        words(version, page.row().span()),
                        page.row().size(),
                        page.passages(),
                        page.firstOrdinal()));
    }

    @Override
    public int pageAt(Version version, int offset) {
        return indexes.of(version).pageAt(offset);
    }

    @Override
    public Optional<TextSpan> pageSpan(Version version, int number) {
        return indexes.of(version).pageSpan(number);
    }

    @Override
    public Optional<Passage> passageAt(Version version, int offset) {
        return indexes.of(version).passageAt(offset);
    }

    @Override
    public Optional<Passage> passage(String id, Viewer viewer) {
        return seen(database.read(handle -> PassageRows.current(handle, id)), viewer);
    }

    @Override
    public Optional<Passage> firstPassage(String id, Viewer viewer) {
        return seen(database.read(handle -> PassageRows.first(handle, id)), viewer);
    }

    private Optional<Passage> seen(Optional<Passage> found, Viewer viewer) {
        return found.filter(
                passage -> document(passage.version().document(), viewer).isPresent());
    }

    @Override
    public List<OutlineEntry> outline(Version version) {
        return outlines.all(version);
    }

    @Override
    public List<OutlineEntry> outline(Version version, int offset, int most) {
        return outlines.around(version, offset, most);
    }

    @Override
    public int headings(Version version) {
        return outlines.count(version);
    }

    @Override
    public List<Passage> passagesOn(Version version, int page) {
        return indexes.of(version).passagesOn(page);
    }

    @Override
    public String words(Version version, TextSpan span) {
        return texts.words(version, span);
    }

    @Override
    public String words(String version, TextSpan span) {
        return texts.words(version, span);
    }

    @Override
    public boolean isLong(Version version) {
        return texts.isLong(version);
    }

    @Override
    public boolean isLong(String version) {
        return texts.isLong(version);
    }

    @Override
    public int longestWhole() {
        return texts.longestWhole();
    }

    @Override
    public TextFile textFile(String version) {
        return texts.file(version);
    }

    @Override
    public CanonicalText text(Version version) {
        return texts.text(version.hash());
    }

    @Override
    public CanonicalText text(String version) {
        return texts.text(version);
    }

    @Override
    public Alignment alignment(String older, String newer) {
        return texts.alignment(older, newer);
    }

    @Override
    public Path source(Version version) {
        return files.source(version);
    }

    @Override
    public List<Version> sameFile(Version version, Viewer viewer) {
        return database.read(handle -> VersionRows.ofFile(handle, version.sourceHash())).stream()
                .filter(other -> !other.document().equals(version.document())
                        && document(other.document(), viewer).isPresent())
                .toList();
    }

    @Override
    public Optional<Path> pictured(Version version) {
        return files.pictured(version);
    }

    @Override
    public List<GlyphRun> glyphs(Version version, int page) {
        return files.glyphs(version, page);
    }

    @Override
    public Optional<String> encoding(Version version) {
        return files.encoding(version);
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
    public SortedMap<LeftOut, Integer> leftOut(Version version) {
        return database.read(handle -> LeftOutRows.of(handle, version));
    }

    @Override
    public IngestReport report(Version version) {
        return reports.of(version);
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
