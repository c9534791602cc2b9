package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.TextAlignment;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.GlyphFile;
import org.lectern.document.GlyphRun;
import org.lectern.document.Ingest;
import org.lectern.document.IngestFiles;
import org.lectern.document.IngestReport;
import org.lectern.document.Ingested;
import org.lectern.document.LeftOut;
import org.lectern.document.LibraryReport;
import org.lectern.document.LongLayout;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadText;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceReader;
import org.lectern.document.TextFile;
import org.lectern.document.TextLimits;
import org.lectern.document.TextReader;
import org.lectern.document.TooLongException;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.document.Withdrawal;
import org.lectern.document.sql.DocumentRows.FileRow;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link Catalogue} in a database, with its files beside it. */
public final class SqlCatalogue implements Catalogue {
    private static final String VERSION_ADDED = "version-added";

    /** UTF-16 units of canonical text kept in memory, over all documents; each costs one or two bytes. */
    private static final int TEXTS_IN_MEMORY = 24 * 1024 * 1024;

    /** Pages and passages whose places are kept in memory, over all documents. */
    private static final int INDEXED_IN_MEMORY = 1_000_000;

    /** Passages of one version; the places of more are asked of the database each time. */
    private static final int PASSAGES_IN_MEMORY = 50_000;

    private static final int DOCUMENTS_IN_MEMORY = 1_000;

    private final Database database;
    private final ContentStore files;
    private final LoadingCache<String, CanonicalText> texts;
    private final Alignments alignments =
            new Alignments(version -> text(version).codePoints());
    private final Cache<Version, VersionIndex> indexes = Caffeine.newBuilder()
            .maximumWeight(INDEXED_IN_MEMORY)
            .weigher((Version version, VersionIndex index) -> index.weight())
            .build();
    /** What the tables say of each document; forgotten by every write here, and this process is the only writer. */
    private final Cache<DocumentId, Shelved> shelved =
            Caffeine.newBuilder().maximumSize(DOCUMENTS_IN_MEMORY).build();

    /** Ingests from before their write until after what was kept in memory is forgotten. */
    private final AtomicInteger ingesting = new AtomicInteger();

    /** The versions whose kept file begins with the hash of a PDF; they are few and never fewer. */
    private final Set<String> pdfs = ConcurrentHashMap.newKeySet();

    private final SourceReader reader;

    /** Characters up to which a text is had in memory. */
    private final int whole;

    private final LongTexts longTexts;

    /** What versions turned out to be whose passages are not in memory. */
    private final Cache<Version, IngestReport> reports =
            Caffeine.newBuilder().maximumSize(DOCUMENTS_IN_MEMORY).build();

    /** A library that takes in texts. */
    public SqlCatalogue(Database database, ContentStore files) {
        this(database, files, new TextReader());
    }

    public SqlCatalogue(Database database, ContentStore files, SourceReader reader) {
        this(database, files, reader, TextLimits.USUAL);
    }

    /** @param limits says which texts are too long to be had in memory */
    public SqlCatalogue(Database database, ContentStore files, SourceReader reader, TextLimits limits) {
        this.whole = limits.whole();
        this.longTexts = new LongTexts(database, files, pdfs::contains);
        this.database = database;
        this.files = files;
        this.reader = reader;
        this.texts = Caffeine.newBuilder()
                .maximumWeight(TEXTS_IN_MEMORY)
                .weigher((String hash, CanonicalText text) ->
                        Math.min(text.value().length(), TEXTS_IN_MEMORY / 2))
                .build(this::load);
        database.migrate("document", "org/lectern/document/sql/migrations");
        pdfs.addAll(database.read(handle -> DocumentRows.versionsOf(handle, ReadSource.PDF)));
        files.clearCutOff(this::isNamed);
    }

    private boolean isNamed(String file) {
        return database.read(handle -> DocumentRows.isNamed(handle, file));
    }

    private CanonicalText load(String hash) {
        if (isLong(hash)) {
            throw new TooLongException(whole);
        }
        return ReadSource.textOf(new String(files.read(hash), StandardCharsets.UTF_8), pdfs.contains(hash));
    }

    @Override
    public List<Document> documents(Viewer viewer) {
        return database.read(DocumentRows::documents).stream()
                .filter(document -> document.admits(viewer))
                .toList();
    }

    /** A document with its versions, newest first. */
    private record Shelved(Document document, List<Version> versions) {}

    private Optional<Shelved> shelved(DocumentId id, Viewer viewer) {
        return shelved(id).filter(known -> known.document().admits(viewer));
    }

    private Optional<Shelved> shelved(DocumentId id) {
        // Computed inside the cache, so that a write that is under way cannot be overtaken by what was read before it.
        return Optional.ofNullable(shelved.get(
                id,
                wanted -> database.read(handle -> DocumentRows.document(handle, wanted)
                        .map(document -> new Shelved(document, DocumentRows.versions(handle, wanted)))
                        .orElse(null))));
    }

    @Override
    public List<DocumentChange> changesBetween(long cursor, long upTo, int limit) {
        return database.changesBetween(cursor, upTo, "/documents/", limit).stream()
                .map(change -> new DocumentChange(
                        change.cursor(),
                        DocumentAddress.ofPath(change.subject())
                                .flatMap(address ->
                                        database.read(handle -> DocumentRows.document(handle, address.id())))))
                .toList();
    }

    @Override
    public List<NewVersion> versionsBetween(long cursor, long upTo, int limit) {
        return database.changesBetween(cursor, upTo, "/documents/", limit).stream()
                .filter(change -> change.kind().equals(VERSION_ADDED))
                .flatMap(change -> DocumentAddress.ofPath(change.subject()).stream()
                        .flatMap(address -> address.version().stream()
                                .map(hash -> new NewVersion(change.cursor(), address.id(), hash))))
                .toList();
    }

    @Override
    public Optional<Document> document(DocumentId id, Viewer viewer) {
        return shelved(id, viewer).map(Shelved::document);
    }

    @Override
    public List<Version> versions(DocumentId id, Viewer viewer) {
        return shelved(id, viewer).map(Shelved::versions).orElseGet(List::of);
    }

    @Override
    public List<Version> allVersions(DocumentId id) {
        return database.read(handle -> DocumentRows.versions(handle, id));
    }

    @Override
    public Optional<Version> version(DocumentAddress address, Viewer viewer) {
        return shelved(address.id(), viewer)
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
        VersionIndex index = index(version);
        return index.pageSpan(number)
                .map(span -> new Page(
                        version,
                        number,
                        index.label(number),
                        span,
                        words(version, span),
                        index.size(number),
                        index.passagesOn(number),
                        index.firstOrdinalOn(number)));
    }

    private VersionIndex index(Version version) {
        return indexes.get(
                version,
                wanted -> database.read(handle -> {
                    boolean areMany = DocumentRows.passageCount(handle, wanted) > PASSAGES_IN_MEMORY;
                    return areMany ? new VersionIndex.InRows(database, wanted) : DocumentRows.index(handle, wanted);
                }));
    }

    @Override
    public int pageAt(Version version, int offset) {
        return index(version).pageAt(offset);
    }

    @Override
    public Optional<TextSpan> pageSpan(Version version, int number) {
        return index(version).pageSpan(number);
    }

    @Override
    public Optional<Passage> passageAt(Version version, int offset) {
        return index(version).passageAt(offset);
    }

    @Override
    public Optional<Passage> passage(String id, Viewer viewer) {
        return seen(database.read(handle -> DocumentRows.passage(handle, id)), viewer);
    }

    @Override
    public Optional<Passage> firstPassage(String id, Viewer viewer) {
        return seen(database.read(handle -> DocumentRows.firstPassage(handle, id)), viewer);
    }

    private Optional<Passage> seen(Optional<Passage> found, Viewer viewer) {
        return found.filter(
                passage -> document(passage.version().document(), viewer).isPresent());
    }

    @Override
    public List<OutlineEntry> outline(Version version) {
        return database.read(handle -> DocumentRows.outline(handle, version));
    }

    @Override
    public List<OutlineEntry> outline(Version version, int offset, int most) {
        return database.read(handle -> DocumentRows.outline(handle, version, offset, most));
    }

    @Override
    public int headings(Version version) {
        return database.read(handle -> DocumentRows.headings(handle, version));
    }

    @Override
    public List<Passage> passagesOn(Version version, int page) {
        return index(version).passagesOn(page);
    }

    @Override
    public String words(Version version, TextSpan span) {
        return isLong(version)
                ? textFile(version.hash()).slice(span)
                : text(version).slice(span);
    }

    @Override
    public String words(String version, TextSpan span) {
        return isLong(version) ? textFile(version).slice(span) : text(version).slice(span);
    }

    @Override
    public boolean isLong(Version version) {
        return version.characters() > whole;
    }

    @Override
    public boolean isLong(String version) {
        return longTexts.isLongerThan(whole, version);
    }

    @Override
    public int longestWhole() {
        return whole;
    }

    @Override
    public TextFile textFile(String version) {
        return longTexts.get(version);
    }

    @Override
    public CanonicalText text(Version version) {
        return text(version.hash());
    }

    @Override
    public CanonicalText text(String version) {
        return texts.get(version);
    }

    @Override
    public TextAlignment alignment(String older, String newer) {
        if (isLong(older) || isLong(newer)) {
            throw new TooLongException(whole);
        }
        return alignments.get(older, newer);
    }

    @Override
    public Path source(Version version) {
        return files.path(version.sourceHash());
    }

    @Override
    public Optional<Path> pictured(Version version) {
        return version.mediaType().equals(ReadSource.PDF)
                ? Optional.of(files(version).pictured().map(files::path).orElseGet(() -> source(version)))
                : Optional.empty();
    }

    @Override
    public List<GlyphRun> glyphs(Version version, int page) {
        Optional<String> hash = files(version).glyphs();
        if (hash.isEmpty()) {
            return List.of();
        }
        try {
            return GlyphFile.page(files.path(hash.get()), page);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: %s".formatted(version.address().path(), e.getMessage()), e);
        }
    }

    @Override
    public Optional<String> encoding(Version version) {
        return files(version).encoding();
    }

    private FileRow files(Version version) {
        return database.read(handle -> DocumentRows.files(handle, version));
    }

    @Override
    public Ingested ingest(Ingest ingest, VersionFollower follower, ReadingWatch watch)
            throws UnreadableSourceException {
        try (ReadSource read = reader.read(ingest.source(), languages(ingest), watch);
                IngestFiles kept = files.ingest(this::isNamed)) {
            String sourceHash = kept.keep(ingest.file());
            String hash = read.keep(kept, sourceHash);
            FileRow beside = new FileRow(
                    read.encoding(),
                    read.glyphs().map(kept::keep),
                    read.pictured().map(kept::keep),
                    marks(read, kept));
            Version made = new Version(
                    ingest.id(),
                    hash,
                    ingest.at(),
                    sourceHash,
                    read.mediaType(),
                    read.words().characters(),
                    read.words().pages().size());
            if (read.mediaType().equals(ReadSource.PDF)) {
                pdfs.add(hash);
            }
            Ingested done;
            ingesting.incrementAndGet();
            try {
                done = ingest(ingest.filledFrom(read.found()), follower, read, beside, made);
            } finally {
                shelved.invalidate(ingest.id());
                ingesting.decrementAndGet();
            }
            if (read.words() instanceof ReadText.OnDisk) {
                report(done.version()); // what takes long is kept for who asks next
            }
            return done;
        }
    }

    /** Keeps where the characters of a long text stand. */
    private static Optional<String> marks(ReadSource read, IngestFiles kept) {
        return switch (read.words()) {
            case ReadText.Whole whole -> Optional.empty();
            case ReadText.OnDisk(var text, var layout, var headings) -> Optional.of(kept.keep(text.marks()));
        };
    }

    private Ingested ingest(Ingest ingest, VersionFollower follower, ReadSource read, FileRow beside, Version made) {
        Optional<Ingested> done = Optional.empty();
        while (done.isEmpty()) {
            // Anew if another ingest of the same document was quicker: what was compared is then not what is current.
            List<Version> known = database.read(handle -> DocumentRows.versions(handle, ingest.id()));
            Optional<Version> before = database.read(
                    handle -> DocumentRows.document(handle, ingest.id()).map(Document::current));
            Version version = known.stream()
                    .filter(other -> other.hash().equals(made.hash()))
                    .findFirst()
                    .orElse(made);
            Ingested ingested = new Ingested(version, before);
            if (ingested.isUnchanged()) {
                return ingested;
            }
            before.ifPresent(older -> follower.prepare(version));
            Map<Integer, String> kept =
                    before.map(older -> keptIds(older, version, read.words())).orElseGet(Map::of);
            done = database.write(transaction -> {
                if (!currentIn(transaction, ingest.id()).equals(before.map(Version::hash))) {
                    return Optional.empty();
                }
                IngestRows.insert(transaction.handle(), ingest, version, read, beside, kept);
                LeftOutRows.put(transaction.handle(), version, read.found().leftOut());
                before.ifPresent(older -> follower.follow(transaction, version));
                append(transaction, ingest, ingested);
                return Optional.of(ingested);
            });
        }
        return done.get();
    }

    /** A document that is here already knows its languages. */
    private List<String> languages(Ingest ingest) {
        return database.read(handle -> DocumentRows.document(handle, ingest.id()))
                .map(Document::metadata)
                .orElse(ingest.metadata())
                .languages();
    }

    private static void append(Transaction transaction, Ingest ingest, Ingested ingested) {
        Version version = ingested.version();
        transaction.append(
                ingested.before().isEmpty() ? "document-added" : VERSION_ADDED,
                version.address().path(),
                ingest.at(),
                ingest.owner().map(AccountId::value),
                "{\"characters\":%d,\"pages\":%d}".formatted(version.characters(), version.pages()));
    }

    /** The ids that blocks bring with them from the version before. */
    private Map<Integer, String> keptIds(Version before, Version version, ReadText words) {
        if (isLong(before) || isLong(version)) {
            return Map.of();
        }
        List<Passage> old = index(before).passages();
        List<TextSpan> spans = new ArrayList<>();
        words.blocks(block -> spans.add(block.span()));
        int[] same = alignment(before.hash(), version.hash())
                .blocks(old.stream().map(Passage::span).toList(), spans);
        Map<Integer, String> kept = new HashMap<>();
        for (int block = 0; block < same.length; block++) {
            if (same[block] >= 0) {
                kept.put(block, old.get(same[block]).id());
            }
        }
        return kept;
    }

    @Override
    public boolean share(DocumentId id, Audience audience, AccountId by, Instant at) {
        boolean shared = database.write(transaction -> {
            if (DocumentRows.current(transaction.handle(), id).isEmpty()) {
                return false;
            }
            IngestRows.share(transaction.handle(), id, audience);
            transaction.append(
                    "document-shared",
                    new DocumentAddress(id, Optional.empty()).path(),
                    at,
                    Optional.of(by.value()),
                    "{\"audience\":[%s]}"
                            .formatted(audience.groups().stream()
                                    .map(group -> '"' + group.value() + '"')
                                    .collect(Collectors.joining(","))));
            return true;
        });
        shelved.invalidate(id);
        return shared;
    }

    @Override
    public boolean withdraw(DocumentId id, Withdrawal withdrawal) {
        return change(
                id,
                "document-withdrawn",
                withdrawal.by(),
                withdrawal.at(),
                handle -> IngestRows.withdraw(handle, id, withdrawal));
    }

    @Override
    public boolean restore(DocumentId id, AccountId by, Instant at) {
        return change(id, "document-restored", by, at, handle -> IngestRows.restore(handle, id));
    }

    /** @param write says whether it changed anything; else nothing is told */
    private boolean change(DocumentId id, String kind, AccountId by, Instant at, Predicate<Handle> write) {
        boolean changed = database.write(transaction -> {
            if (!write.test(transaction.handle())) {
                return false;
            }
            transaction.append(
                    kind, new DocumentAddress(id, Optional.empty()).path(), at, Optional.of(by.value()), "{}");
            return true;
        });
        shelved.invalidate(id);
        return changed;
    }

    @Override
    public DescribeOutcome describe(DocumentId id, Optional<Metadata> seen, Metadata said, AccountId by, Instant at) {
        DescribeOutcome outcome = database.write(transaction -> {
            DescribeOutcome done = EditRows.describe(transaction.handle(), id, seen, said, by, at);
            if (done instanceof DescribeOutcome.Described(var edits) && !edits.isEmpty()) {
                transaction.append(
                        "document-described",
                        new DocumentAddress(id, Optional.empty()).path(),
                        at,
                        Optional.of(by.value()),
                        "{\"fields\":[%s]}"
                                .formatted(edits.stream()
                                        .map(edit -> '"' + edit.field().word() + '"')
                                        .collect(Collectors.joining(","))));
            }
            return done;
        });
        shelved.invalidate(id);
        return outcome;
    }

    @Override
    public List<DocumentEdit> edits(DocumentId id, Viewer viewer) {
        return shelved(id, viewer).isEmpty() ? List.of() : database.read(handle -> EditRows.edits(handle, id));
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
        return shelved(id).map(Shelved::document).filter(document -> isWithdrawnFor(document, viewer));
    }

    @Override
    public Optional<Document> withdrawn(String passage, Viewer viewer) {
        return database.read(handle -> DocumentRows.passage(handle, passage))
                .flatMap(found -> withdrawn(found.version().document(), viewer));
    }

    @Override
    public long bytesOf(AccountId owner) {
        return bytes(database.read(handle -> DocumentRows.sources(handle, owner)));
    }

    @Override
    public long bytesOf(DocumentId id) {
        return bytes(database.read(handle -> DocumentRows.versions(handle, id)).stream()
                .map(Version::sourceHash)
                .distinct()
                .toList());
    }

    /** A file that is missing is damage, which is for others to find, and takes no room. */
    private long bytes(List<String> hashes) {
        return hashes.stream()
                .mapToLong(hash -> files.path(hash).toFile().length())
                .sum();
    }

    @Override
    public SortedMap<LeftOut, Integer> leftOut(Version version) {
        return database.read(handle -> LeftOutRows.of(handle, version));
    }

    @Override
    public IngestReport report(Version version) {
        return reports.get(version, this::found);
    }

    private IngestReport found(Version version) {
        TextFile text = textFile(version.hash());
        int suspects = 0;
        for (int at = 0; at < text.length(); at += LongLayout.WINDOW) {
            suspects += IngestReport.suspects(text.sliceWithin(at, at + LongLayout.WINDOW));
        }
        int found = suspects;
        return database.read(handle ->
                DocumentRows.report(handle, version, found, isLong(version) ? Optional.of(whole) : Optional.empty()));
    }

    @Override
    public boolean isTaken(DocumentId id) {
        return database.read(handle -> DocumentRows.current(handle, id)).isPresent();
    }

    @Override
    public Optional<String> currentIn(Transaction transaction, DocumentId id) {
        // Every new annotation asks. Where no ingest is under way, what is kept in memory is what the transaction sees
        return database.isOnlyWriter() && ingesting.get() == 0
                ? shelved(id).map(known -> known.document().current().hash())
                : DocumentRows.current(transaction.handle(), id);
    }

    @Override
    public LibraryReport check(Consumer<String> progress) {
        return new LibraryCheck(database, files).run(progress);
    }
}
