package org.lectern.document.sql;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.lectern.document.DocumentId;
import org.lectern.document.Heading;
import org.lectern.document.Ingest;
import org.lectern.document.PageSpan;
import org.lectern.document.PassageId;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadText;
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
     * Makes a version the current one, with its rows if it is new.
     *
     * @param kept the ids of blocks that the version before has already, by their index in the layout
     */
    static void insert(
            Handle handle, Ingest ingest, Version version, ReadSource read, FileRow files, Map<Integer, String> kept) {
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
            insertPages(handle, version, read.words().pages());
            insertPassages(handle, version, read.words(), kept);
            insertHeadings(handle, version, read.words().headings());
        }
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

    /** Sends rows to the database a few thousand at a time, so that memory does not grow with a version. */
    private static final class Rows {
        private static final int AT_ONCE = 2_000;

        private final PreparedBatch batch;

        Rows(Handle handle, String sql) {
            this.batch = handle.prepareBatch(sql);
        }

        /** The row that is being made. */
        PreparedBatch row() {
            return batch;
        }

        void add() {
            batch.add();
            if (batch.size() == AT_ONCE) {
                batch.execute();
            }
        }

        void finish() {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static void insertPages(Handle handle, Version version, List<PageSpan> pages) {
        Rows rows = new Rows(handle, """
            INSERT INTO page(document, version, number, label, start_offset, end_offset, width, height)
            VALUES (:document, :version, :number, :label, :start, :end, :width, :height)\
            """);
        for (PageSpan page : pages) {
            rows.row()
                    .bind("document", version.document().value())
                    .bind("version", version.hash())
                    .bind("number", page.number())
                    .bind("label", page.label())
                    .bind("width", page.size().map(PageSpan.Size::width).orElse(null))
                    .bind("height", page.size().map(PageSpan.Size::height).orElse(null))
                    .bind("start", page.span().start())
                    .bind("end", page.span().end());
            rows.add();
        }
        rows.finish();
    }

    private static void insertPassages(Handle handle, Version version, ReadText words, Map<Integer, String> kept) {
        if (words.passages() == 0) {
            return;
        }
        Rows rows = new Rows(handle, """
            INSERT INTO passage(document, version, ordinal, id, page, kind, start_offset, end_offset, language)
            VALUES (:document, :version, :ordinal, :id, :page, :kind, :start, :end, :language)\
            """);
        int[] ordinal = new int[1];
        List<PageSpan> pages = words.pages();
        int[] page = new int[1];
        words.blocks(block -> {
            while (!pages.get(page[0]).span().contains(block.span())) {
                page[0]++;
            }
            String made = PassageId.of(
                    version.document().value(), version.hash(), block.span().start());
            rows.row()
                    .bind("document", version.document().value())
                    .bind("version", version.hash())
                    .bind("id", kept.getOrDefault(ordinal[0], made))
                    .bind("ordinal", ++ordinal[0])
                    .bind("page", pages.get(page[0]).number())
                    .bind("kind", block.kind().wireName())
                    .bind("start", block.span().start())
                    .bind("end", block.span().end())
                    .bind("language", block.language());
            rows.add();
        });
        rows.finish();
    }

    private static void insertHeadings(Handle handle, Version version, List<Heading> headings) {
        Rows rows = new Rows(handle, """
            INSERT INTO heading(document, version, ordinal, title, level, start_offset)
            VALUES (:document, :version, :ordinal, :title, :level, :start)\
            """);
        for (int n = 0; n < headings.size(); n++) {
            rows.row()
                    .bind("document", version.document().value())
                    .bind("version", version.hash())
                    .bind("ordinal", n + 1)
                    .bind("title", headings.get(n).title())
                    .bind("level", headings.get(n).level())
                    .bind("start", headings.get(n).start());
            rows.add();
        }
        rows.finish();
    }
}
