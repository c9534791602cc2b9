package org.lectern.citation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.lectern.citation.WorkKey;
import org.lectern.document.DocumentId;
import org.lectern.document.PassageId;
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

    private record StoredWork(String id, WorkKey key) {}

    /** @param ids for each citation the one that it has already; empty for one that is new */
    static void insert(Handle handle, Version version, List<Citation> found, List<Optional<String>> ids) {
        handle.execute(
                "INSERT INTO cited_version(document, version) VALUES (?, ?)",
                version.document().value(),
                version.hash());
        if (found.isEmpty()) {
            return;
        }
        List<StoredWork> works = works(handle);
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO citation_in_version(id, document, version, ordinal, work, form, start_offset, end_offset,
                  locator_start, locator_end, quoted_start, quoted_end, authors, title, year, volume)
                VALUES (:id, :document, :version, :ordinal, :work, :form, :start, :end,
                  :locatorStart, :locatorEnd, :quotedStart, :quotedEnd, :authors, :title, :year, :volume)""");
        int ordinal = 0;
        for (Citation citation : found) {
            bind(batch, citation.reference())
                    .bind("id", ids.get(ordinal).orElseGet(() -> id("citation", version, citation)))
                    .bind("document", version.document().value())
                    .bind("version", version.hash())
                    .bind("ordinal", ++ordinal)
                    .bind("work", workOf(handle, works, version, citation))
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

    /** The first work that fits, else a new one. */
    private static String workOf(Handle handle, List<StoredWork> works, Version version, Citation citation) {
        WorkKey key = WorkKey.of(citation.reference());
        for (StoredWork work : works) {
            if (work.key().sameWork(key)) {
                learn(handle, works, work, citation.reference());
                return work.id();
            }
        }
        String id = id("work", version, citation);
        bind(handle.createUpdate("""
                INSERT INTO work(id, ordinal, authors, title, year, volume)
                VALUES (:id, (SELECT coalesce(max(ordinal), 0) + 1 FROM work), :authors, :title, :year, :volume)"""), citation.reference()).bind("id", id).execute();
        works.add(new StoredWork(id, key));
        return id;
    }

    /** A work that was known by author and year alone is from now on compared by its title too. */
    private static void learn(Handle handle, List<StoredWork> works, StoredWork work, Reference reference) {
        if (work.key().title().isEmpty() && !reference.title().isEmpty()) {
            bind(handle.createUpdate("""
                    UPDATE work SET authors = :authors, title = :title, year = :year, volume = :volume
                    WHERE id = :id"""), reference).bind("id", work.id()).execute();
            works.set(works.indexOf(work), new StoredWork(work.id(), WorkKey.of(reference)));
        }
    }

    /** Made from what never changes, so that it is made once. */
    private static String id(String kind, Version version, Citation citation) {
        return PassageId.of(
                kind + " " + version.document().value(),
                version.hash(),
                citation.span().start());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Reference reference) {
        return statement
                .bind("authors", String.join("\n", reference.authors()))
                .bind("title", reference.title())
                .bind("year", reference.year().isPresent() ? reference.year().getAsInt() : null)
                .bind("volume", reference.volume());
    }

    private static List<StoredWork> works(Handle handle) {
        return new ArrayList<>(handle.createQuery("SELECT id, authors, title, year, volume FROM work ORDER BY ordinal")
                .map((row, context) -> new StoredWork(row.getString("id"), WorkKey.of(reference(row))))
                .list());
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

    private static Reference reference(ResultSet row) throws SQLException {
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
