package org.lectern.document.sql;

import org.jdbi.v3.core.Handle;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Version;
import org.lectern.document.Withdrawal;
import org.lectern.document.sql.VersionRows.FileRow;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.sql.Database;

/** Writes what an ingest brings, and who may read it. */
final class IngestRows {
    private IngestRows() {}

    /**
     * Makes a version the current one.
     *
     * @return whether it is new, so that its layout is to be there too
     */
    static boolean insert(Handle handle, Ingest ingest, Version version, FileRow files) {
        if (DocumentRows.document(handle, ingest.id()).isEmpty()) {
            insertDocument(handle, ingest, version);
        } else {
            handle.createUpdate("UPDATE document SET current_version = :version WHERE id = :id")
                    .bind("version", version.hash())
                    .bind("id", ingest.id().value())
                    .execute();
        }
        boolean isKnown = VersionRows.versions(handle, ingest.id()).stream()
                .anyMatch(other -> other.hash().equals(version.hash()));
        if (!isKnown) {
            insertVersion(handle, version, files);
        }
        return !isKnown;
    }

    private static void insertDocument(Handle handle, Ingest ingest, Version version) {
        handle.createUpdate("""
            INSERT INTO document(id, ordinal, title, creators, date, publisher, kind, languages, source,
              accessed, provenance, owner, current_version)
            VALUES (:id, (SELECT coalesce(max(ordinal), 0) + 1 FROM document), :title, :creators, :date,
              :publisher, :kind, :languages, :source, :accessed, :provenance, :owner, :version)\
            """)
                .bind("id", ingest.id().value())
                .bind("title", ingest.metadata().title())
                .bind("creators", String.join("\n", ingest.metadata().creators()))
                .bind("date", ingest.metadata().date().orElse(null))
                .bind("publisher", ingest.metadata().publisher().orElse(null))
                .bind("kind", ingest.metadata().kind().orElse(null))
                .bind("languages", String.join("\n", ingest.metadata().languages()))
                .bind("source", ingest.metadata().source().orElse(null))
                .bind("accessed", ingest.metadata().accessed().orElse(null))
                .bind("provenance", ingest.metadata().provenance().orElse(null))
                .bind("owner", ingest.owner().map(owner -> owner.value()).orElse(null))
                .bind("version", version.hash())
                .execute();
        insertAudience(handle, ingest.id(), ingest.audience());
    }

    private static void insertAudience(Handle handle, DocumentId id, Audience audience) {
        for (GroupId group : audience.groups()) {
            handle.execute(
                    "INSERT INTO document_audience(document, group_id) VALUES (?, ?)", id.value(), group.value());
        }
    }

    /** Exchanges a document's readers. */
    static void share(Handle handle, DocumentId id, Audience audience) {
        handle.execute("DELETE FROM document_audience WHERE document = ?", id.value());
        insertAudience(handle, id, audience);
    }

    /** @return whether it was there and not withdrawn */
    static boolean withdraw(Handle handle, DocumentId id, Withdrawal withdrawal) {
        return handle.createUpdate("""
            UPDATE document SET withdrawn = :at, withdrawn_by = :by, withdrawn_reason = :reason
            WHERE id = :id AND withdrawn IS NULL\
            """)
                        .bind("at", Database.timeText(withdrawal.at()))
                        .bind("by", withdrawal.by().value())
                        .bind("reason", withdrawal.reason())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /** @return whether it was withdrawn */
    static boolean restore(Handle handle, DocumentId id) {
        return handle.execute("""
            UPDATE document SET withdrawn = NULL, withdrawn_by = NULL, withdrawn_reason = NULL
            WHERE id = ? AND withdrawn IS NOT NULL\
            """, id.value()) > 0;
    }

    private static void insertVersion(Handle handle, Version version, FileRow files) {
        handle.createUpdate("""
            INSERT INTO document_version(document, version, ordinal, ingested, source_hash, media_type,
              characters, pages, encoding, glyphs, pictured, marks)
            VALUES (:document, :version,
              (SELECT count(*) + 1 FROM document_version WHERE document = :document),
              :ingested, :source, :type, :characters, :pages, :encoding, :glyphs, :pictured, :marks)\
            """)
                .bind("document", version.document().value())
                .bind("version", version.hash())
                .bind("ingested", Database.timeText(version.ingested()))
                .bind("source", version.sourceHash())
                .bind("type", version.mediaType())
                .bind("characters", version.characters())
                .bind("pages", version.pages())
                .bind("encoding", files.encoding().orElse(null))
                .bind("glyphs", files.glyphs().orElse(null))
                .bind("pictured", files.pictured().orElse(null))
                .bind("marks", files.marks().orElse(null))
                .execute();
    }
}
