package org.lectern.document.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.GlyphFile;
import org.lectern.document.GlyphRun;
import org.lectern.document.IngestFiles;
import org.lectern.document.ReadSource;
import org.lectern.document.Version;
import org.lectern.document.sql.VersionRows.FileRow;
import org.lectern.people.AccountId;
import org.lectern.sql.Database;

/** The files that versions were read from, what was kept beside them, and the room that they take. */
final class VersionFiles {
    private final Database database;
    private final ContentStore files;

    VersionFiles(Database database, ContentStore files) {
        this.database = database;
        this.files = files;
    }

    private FileRow row(Version version) {
        return database.read(handle -> VersionRows.files(handle, version));
    }

    private boolean isNamed(String file) {
        return database.read(handle -> VersionRows.isNamed(handle, file));
    }

    /** Clears what an ingest left behind that was cut off. */
    void clearCutOff() {
        files.clearCutOff(this::isNamed);
    }

    /** Where the files of an ingest are kept; those that no version has when it is closed go again. */
    IngestFiles ingest() {
        return files.ingest(this::isNamed);
    }

    /** The file as received. */
    Path source(Version version) {
        return files.path(version.sourceHash());
    }

    Optional<Path> pictured(Version version) {
        return version.mediaType().equals(ReadSource.PDF)
                ? Optional.of(row(version).pictured().map(files::path).orElseGet(() -> source(version)))
                : Optional.empty();
    }

    List<GlyphRun> glyphs(Version version, int page) {
        Optional<String> hash = row(version).glyphs();
        if (hash.isEmpty()) {
            return List.of();
        }
        try {
            return GlyphFile.page(files.path(hash.get()), page);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: %s".formatted(version.address().path(), e.getMessage()), e);
        }
    }

    Optional<String> encoding(Version version) {
        return row(version).encoding();
    }

    long bytesOf(AccountId owner) {
        return bytes(database.read(handle -> VersionRows.sources(handle, owner)));
    }

    long bytesOf(DocumentId id) {
        return bytes(database.read(handle -> VersionRows.versions(handle, id)).stream()
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
}
