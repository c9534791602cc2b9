package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.lectern.document.Block;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Heading;
import org.lectern.document.PageSpan;

/** The tables of pages, passages and headings, and of whose they are. */
final class LayoutRows {
    private LayoutRows() {}

    /** A passage that has its id and its page. */
    record PassageRow(int ordinal, String id, int page, Block block) {}

    /** @param ordinal from 1 */
    record HeadingRow(int ordinal, Heading heading) {}

    private static <S extends SqlStatement<S>> S of(S statement, DocumentAddress version) {
        return statement
                .bind("document", version.id().value())
                .bind("version", version.version().orElseThrow());
    }

    /** Makes the layout of a version one that an ingest writes, whoever began it before; there may be rows then. */
    static void claim(Handle handle, DocumentAddress version, String ingest) {
        int begun = of(handle.createUpdate("""
            UPDATE version_layout SET ingest = :ingest WHERE document = :document AND version = :version\
            """), version).bind("ingest", ingest).execute();
        if (begun == 0) {
            of(handle.createUpdate("""
            INSERT INTO version_layout(document, version, ingest) VALUES (:document, :version, :ingest)\
            """), version).bind("ingest", ingest).execute();
        }
    }

    /** Whether an ingest is still the one that writes a layout; nobody else can become it in this transaction. */
    static boolean holds(Handle handle, DocumentAddress version, String ingest) {
        return of(handle.createUpdate("""
            UPDATE version_layout SET ingest = ingest
            WHERE document = :document AND version = :version AND ingest = :ingest\
            """), version).bind("ingest", ingest).execute() > 0;
    }

    /** Whether an ingest writes a layout that is no version's yet. */
    static boolean isOf(Handle handle, DocumentAddress version, String ingest) {
        return of(handle.createQuery("""
            SELECT 1 FROM version_layout WHERE document = :document AND version = :version AND ingest = :ingest\
            """), version)
                .bind("ingest", ingest)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The layout is that of a version from now on. */
    static void finish(Handle handle, DocumentAddress version) {
        of(handle.createUpdate("""
            UPDATE version_layout SET ingest = NULL WHERE document = :document AND version = :version\
            """), version).execute();
    }

    /** Removes a layout that has no rows any more. */
    static void forget(Handle handle, DocumentAddress version) {
        of(handle.createUpdate("DELETE FROM version_layout WHERE document = :document AND version = :version"), version)
                .execute();
    }

    /** A layout that was begun and is no version's yet. */
    record Unfinished(DocumentAddress version, String ingest) {}

    static List<Unfinished> unfinished(Handle handle) {
        return handle.createQuery("SELECT document, version, ingest FROM version_layout WHERE ingest IS NOT NULL")
                .map((row, context) -> new Unfinished(address(row, context), row.getString("ingest")))
                .list();
    }

    private static DocumentAddress address(ResultSet row, StatementContext context) throws SQLException {
        return DocumentAddress.pinned(new DocumentId(row.getString("document")), row.getString("version"));
    }

    /** Versions that have no layout of their own, and layouts that say they are a version's and are not. */
    static List<DocumentAddress> unmatched(Handle handle) {
        return handle.createQuery("""
            SELECT document, version FROM document_version v WHERE NOT EXISTS (SELECT 1 FROM version_layout
              WHERE document = v.document AND version = v.version AND ingest IS NULL)
            UNION ALL
            SELECT document, version FROM version_layout l WHERE ingest IS NULL AND NOT EXISTS
              (SELECT 1 FROM document_version WHERE document = l.document AND version = l.version)\
            """).map(LayoutRows::address).list();
    }

    /**
     * Removes rows of a version, from the first on of one of the tables.
     *
     * @return whether there were any
     */
    static boolean remove(Handle handle, DocumentAddress version, int most) {
        return removeFrom(handle, version, "heading", "ordinal", most)
                || removeFrom(handle, version, "passage", "ordinal", most)
                || removeFrom(handle, version, "page", "number", most);
    }

    private static boolean removeFrom(Handle handle, DocumentAddress version, String table, String counted, int most) {
        return of(handle.createUpdate("""
            DELETE FROM <table> WHERE document = :document AND version = :version AND <counted> < :most +
              (SELECT min(<counted>) FROM <table> WHERE document = :document AND version = :version)\
            """), version)
                        .define("table", table)
                        .define("counted", counted)
                        .bind("most", most)
                        .execute()
                > 0;
    }

    static void insertPages(Handle handle, DocumentAddress version, List<PageSpan> pages) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO page(document, version, number, label, start_offset, end_offset, width, height)
            VALUES (:document, :version, :number, :label, :start, :end, :width, :height)\
            """);
        for (PageSpan page : pages) {
            of(batch, version)
                    .bind("number", page.number())
                    .bind("label", page.label())
                    .bind("width", page.size().map(PageSpan.Size::width).orElse(null))
                    .bind("height", page.size().map(PageSpan.Size::height).orElse(null))
                    .bind("start", page.span().start())
                    .bind("end", page.span().end())
                    .add();
        }
        execute(batch);
    }

    static void insertPassages(Handle handle, DocumentAddress version, List<PassageRow> passages) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO passage(document, version, ordinal, id, page, kind, start_offset, end_offset, language)
            VALUES (:document, :version, :ordinal, :id, :page, :kind, :start, :end, :language)\
            """);
        for (PassageRow passage : passages) {
            Block block = passage.block();
            of(batch, version)
                    .bind("ordinal", passage.ordinal())
                    .bind("id", passage.id())
                    .bind("page", passage.page())
                    .bind("kind", block.kind().wireName())
                    .bind("start", block.span().start())
                    .bind("end", block.span().end())
                    .bind("language", block.language())
                    .add();
        }
        execute(batch);
    }

    /** For a layout whose pages and passages are there. */
    static void insertHeadings(Handle handle, DocumentAddress version, List<HeadingRow> headings) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO heading(document, version, ordinal, title, level, start_offset)
            VALUES (:document, :version, :ordinal, :title, :level, :start)\
            """);
        for (HeadingRow heading : headings) {
            of(batch, version)
                    .bind("ordinal", heading.ordinal())
                    .bind("title", heading.heading().title())
                    .bind("level", heading.heading().level())
                    .bind("start", heading.heading().start())
                    .add();
        }
        execute(batch);
        of(handle.createUpdate("""
            UPDATE heading SET page = <page>, passage = <passage>
            WHERE document = :document AND version = :version AND page IS NULL\
            """), version)
                .define("page", HeadingRows.PAGE)
                .define("passage", HeadingRows.PASSAGE)
                .execute();
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
