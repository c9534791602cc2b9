package org.lectern.citation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;

/** Reads and writes the tables of citations and works. */
final class CitationRows {
    private CitationRows() {}

    static boolean isRead(Handle handle, Version version) {
        return handle.createQuery(
                                "SELECT count(*) FROM cited_version WHERE document = :document AND version = :version")
                        .bind("document", version.document().value())
                        .bind("version", version.hash())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The versions that a finder of this revision or a later one has read, as {@link #name} names them. */
    static Set<String> readBy(Handle handle, int finder) {
        return new HashSet<>(
                handle.createQuery("SELECT document || ' ' || version FROM cited_version WHERE finder >= :finder")
                        .bind("finder", finder)
                        .mapTo(String.class)
                        .list());
    }

    static String name(Version version) {
        return version.document().value() + " " + version.hash();
    }

    static void markRead(Handle handle, Version version, int finder) {
        handle.execute(
                "INSERT INTO cited_version(document, version, finder) VALUES (?, ?, ?)",
                version.document().value(),
                version.hash(),
                finder);
    }

    /** Whether it was an earlier finder that read it until now. */
    static boolean markReadAgain(Handle handle, Version version, int finder) {
        return handle.execute(
                        "UPDATE cited_version SET finder = ? WHERE document = ? AND version = ? AND finder < ?",
                        finder,
                        version.document().value(),
                        version.hash(),
                        finder)
                > 0;
    }

    static void remove(Handle handle, Version version) {
        handle.execute(
                "DELETE FROM citation_in_version WHERE document = ? AND version = ?",
                version.document().value(),
                version.hash());
    }

    /** In the order of the text, in a version that has none. */
    static void insert(Handle handle, List<FoundCitation> citations) {
        if (citations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO citation_in_version(id, document, version, ordinal, work, form, start_offset, end_offset,
                  locator_start, locator_end, quoted_start, quoted_end, authors, title, year, volume)
                VALUES (:id, :document, :version, :ordinal, :work, :form, :start, :end,
                  :locatorStart, :locatorEnd, :quotedStart, :quotedEnd, :authors, :title, :year, :volume)""");
        int ordinal = 0;
        for (FoundCitation one : citations) {
            Citation citation = one.citation();
            bind(batch, citation.reference())
                    .bind("id", one.id())
                    .bind("document", one.version().document().value())
                    .bind("version", one.version().hash())
                    .bind("ordinal", ++ordinal)
                    .bind("work", one.work())
                    .bind("form", citation.form().name())
                    .bind("start", citation.span().start())
                    .bind("end", citation.span().end())
                    .bind(
                            "locatorStart",
                            citation.locator().map(TextSpan::start).orElse(null))
                    .bind("locatorEnd", citation.locator().map(TextSpan::end).orElse(null))
                    .bind("quotedStart", citation.quoted().map(TextSpan::start).orElse(null))
                    .bind("quotedEnd", citation.quoted().map(TextSpan::end).orElse(null))
                    .add();
        }
        batch.execute();
    }

    static <S extends SqlStatement<S>> S bind(S statement, Reference reference) {
        return statement
                .bind("authors", String.join("\n", reference.authors()))
                .bind("title", reference.title())
                .bind("year", reference.year().isPresent() ? reference.year().getAsInt() : null)
                .bind("volume", reference.volume());
    }

    static List<FoundCitation> citations(Handle handle, Version version) {
        return handle.createQuery("""
                        SELECT * FROM citation_in_version WHERE document = :document AND version = :version ORDER BY ordinal""")
                .bind("document", version.document().value())
                .bind("version", version.hash())
                .map((row, context) -> new FoundCitation(
                        row.getString("id"),
                        row.getString("work"),
                        version,
                        new Citation(
                                Citation.Form.valueOf(row.getString("form")),
                                new TextSpan(row.getInt("start_offset"), row.getInt("end_offset")),
                                reference(row),
                                span(row, "locator"),
                                span(row, "quoted"))))
                .list();
    }

    /** The document that a citation stands in, or stood in an earlier version of. */
    static Optional<DocumentId> documentOf(Handle handle, String id) {
        return handle.createQuery("SELECT DISTINCT document FROM citation_in_version WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new DocumentId(row.getString("document")))
                .findOne();
    }

    /** The ids of all citations that any version of a document has. */
    static Set<String> idsIn(Handle handle, DocumentId document) {
        return new HashSet<>(
                handle.createQuery("SELECT DISTINCT id FROM citation_in_version WHERE document = :document")
                        .bind("document", document.value())
                        .mapTo(String.class)
                        .list());
    }

    static Reference reference(ResultSet row) throws SQLException {
        @Nullable Object year = row.getObject("year");
        return new Reference(
                row.getString("authors").lines().toList(),
                row.getString("title"),
                year == null ? OptionalInt.empty() : OptionalInt.of(((Number) year).intValue()),
                row.getString("volume"));
    }

    private static Optional<TextSpan> span(ResultSet row, String what) throws SQLException {
        @Nullable Object start = row.getObject(what + "_start");
        return start == null
                ? Optional.empty()
                : Optional.of(new TextSpan(((Number) start).intValue(), row.getInt(what + "_end")));
    }
}
