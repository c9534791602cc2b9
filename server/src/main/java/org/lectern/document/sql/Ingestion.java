package org.lectern.document.sql;

import java.util.List;
import java.util.Optional;
import org.lectern.document.Document;
import org.lectern.document.Ingest;
import org.lectern.document.IngestFiles;
import org.lectern.document.Ingested;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadText;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.document.sql.Layouts.Layout;
import org.lectern.document.sql.VersionRows.FileRow;
import org.lectern.sql.Database;

/** Takes files in: reads one, keeps what belongs to it on the disk, then writes its rows and its change. */
final class Ingestion {
    private final Database database;
    private final SourceReader reader;
    private final Shelf shelf;
    private final StoredTexts texts;
    private final Layouts layouts;
    private final VersionFiles files;
    private final VersionReports reports;

    Ingestion(
            Database database,
            SourceReader reader,
            Shelf shelf,
            StoredTexts texts,
            Layouts layouts,
            VersionFiles files,
            VersionReports reports) {
        this.database = database;
        this.reader = reader;
        this.shelf = shelf;
        this.texts = texts;
        this.layouts = layouts;
        this.files = files;
        this.reports = reports;
    }

    Ingested ingest(Ingest ingest, VersionFollower follower, ReadingWatch watch) throws UnreadableSourceException {
        try (ReadSource read = reader.read(ingest.source(), languages(ingest), watch);
                IngestFiles kept = files.ingest()) {
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
            texts.expect(hash, read.mediaType());
            Ingest filled = ingest.filledFrom(read.found());
            Ingested done = write(filled, follower, read, beside, made, watch);
            if (read.words() instanceof ReadText.OnDisk) {
                reports.of(done.version(), watch); // what takes long is kept for who asks next
            }
            return done;
        }
    }

    /** A document that is here already knows its languages. */
    private List<String> languages(Ingest ingest) {
        return database.read(handle -> DocumentRows.document(handle, ingest.id()))
                .map(Document::metadata)
                .orElse(ingest.metadata())
                .languages();
    }

    /** Keeps where the characters of a long text stand. */
    private static Optional<String> marks(ReadSource read, IngestFiles kept) {
        return switch (read.words()) {
            case ReadText.Whole whole -> Optional.empty();
            case ReadText.OnDisk(var text, var layout, var headings) -> Optional.of(kept.keep(text.marks()));
        };
    }

    private Ingested write(
            Ingest ingest, VersionFollower follower, ReadSource read, FileRow beside, Version made, ReadingWatch watch)
            throws UnreadableSourceException {
        Optional<Ingested> done = Optional.empty();
        while (done.isEmpty()) {
            // Anew if another ingest of the same document was quicker: what was compared is then not what is current.
            List<Version> known = database.read(handle -> VersionRows.versions(handle, ingest.id()));
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
            VersionFollower.Finding finding = follower.read(version, read.words());
            KeptIds kept = before.map(older ->
                            KeptIds.of(database, older, read.words(), texts.alignment(older.hash(), version.hash())))
                    .orElseGet(KeptIds::none);
            try (Layout layout =
                    known.contains(version) ? Layout.THERE : layouts.begin(version, read.words(), kept, watch)) {
                done = shelf.ingesting(
                        ingest.id(),
                        () -> database.write(transaction -> {
                            if (!shelf.currentIn(transaction, ingest.id()).equals(before.map(Version::hash))) {
                                return Optional.empty();
                            }
                            if (IngestRows.insert(transaction.handle(), ingest, version, beside)) {
                                layout.finish(transaction.handle());
                            }
                            LeftOutRows.put(
                                    transaction.handle(), version, read.found().leftOut());
                            finding.write(transaction);
                            before.ifPresent(older -> follower.follow(transaction, version));
                            DocumentLog.ingested(transaction, ingest, ingested);
                            return Optional.of(ingested);
                        }));
            }
        }
        return done.get();
    }
}
