package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;

/** Reads the versions of documents, and which files each has. */
final class VersionRows {
    private VersionRows() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Version version(ResultSet row, DocumentId document) throws SQLException {
        return new Version(
                document,
                row.getString("version"),
                Instant.parse(row.getString("ingested")),
                row.getString("source_hash"),
                row.getString("media_type"),
                row.getInt("characters"),
                row.getInt("pages"));
    }

    /** A query that names a version as {@code :document} and {@code :version}. */
    static Query of(Handle handle, Version version, String sql) {
        return handle.createQuery(sql)
                .bind("document", version.document().value())
                .bind("version", version.hash());
    }

    static List<Version> versions(Handle handle, DocumentId id) {
        return handle.createQuery("SELECT * FROM document_version WHERE document = :id ORDER BY ordinal DESC")
                .bind("id", id.value())
                .map((row, context) -> version(row, id))
                .list();
    }

    /** The newest version of each document that was read from a file, by the file's hash; the oldest document first. */
    static List<Version> ofFile(Handle handle, String file) {
        return handle.createQuery("""
            SELECT v.* FROM document_version v JOIN document d ON d.id = v.document
            WHERE v.source_hash = :file AND v.ordinal =
              (SELECT max(ordinal) FROM document_version WHERE document = v.document AND source_hash = :file)
            ORDER BY d.ordinal\
            """)
                .bind("file", file)
                .map((row, context) -> version(row, new DocumentId(row.getString("document"))))
                .list();
    }

    /** The versions that were read from files of a kind. */
    static List<String> readFrom(Handle handle, String mediaType) {
        return handle.createQuery("SELECT version FROM document_version WHERE media_type = :type")
                .bind("type", mediaType)
                .mapTo(String.class)
                .list();
    }

    /** The files that an account's documents were taken in from, each once. */
    static List<String> sources(Handle handle, AccountId owner) {
        return handle.createQuery("""
            SELECT DISTINCT v.source_hash FROM document_version v JOIN document d ON d.id = v.document
            WHERE d.owner = :owner\
            """)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .list();
    }

    /**
     * What a version has on the disk beside its text and its file.
     *
     * @param encoding of the file's characters
     * @param glyphs the hash of a {@link org.lectern.document.GlyphFile}
     * @param pictured the hash of what the pages are drawn from, where that is not the file
     * @param marks the hash of where the characters of a long text stand in its file
     */
    record FileRow(
            Optional<String> encoding, Optional<String> glyphs, Optional<String> pictured, Optional<String> marks) {}

    static FileRow files(Handle handle, Version version) {
        return of(handle, version, """
            SELECT encoding, glyphs, pictured, marks FROM document_version
            WHERE document = :document AND version = :version\
            """)
                .map((row, context) -> new FileRow(
                        text(row, "encoding"), text(row, "glyphs"), text(row, "pictured"), text(row, "marks")))
                .one();
    }

    /** Whether a version has a file, by the file's hash. */
    static boolean isNamed(Handle handle, String file) {
        return handle.createQuery("""
            SELECT 1 FROM document_version
            WHERE version = :file OR source_hash = :file OR glyphs = :file OR pictured = :file OR marks = :file
            LIMIT 1\
            """)
                .bind("file", file)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The marks of a version by its hash alone. */
    static Optional<String> marks(Handle handle, String version) {
        return handle.createQuery("SELECT marks FROM document_version WHERE version = :version AND marks IS NOT NULL")
                .bind("version", version)
                .mapTo(String.class)
                .findFirst();
    }
}
