package org.lectern.citation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static <S extends SqlStatement<S>> S of(S statement, Version version) {
        return statement.bind("document", version.document().value()).bind("version", version.hash());
    }

    static boolean isRead(Handle handle, Version version) {
        return reading(handle, version).isPresent();
    }

    /** The number of the reading whose rows count; empty where the version has still to be read. */
    static Optional<Integer> reading(Handle handle, Version version) {
        return of(handle.createQuery("""
                SELECT reading FROM cited_version
                WHERE document = :document AND version = :version AND reading IS NOT NULL"""), version).mapTo(Integer.class).findOne();
    }

    /** The versions that a finder of this revision or a later one has read, as {@link #name} names them. */
    static Set<String> readBy(Handle handle, int finder) {
        return new HashSet<>(handle.createQuery(
                        "SELECT document || ' ' || version FROM cited_version WHERE finder >= :finder AND reading IS NOT NULL")
                .bind("finder", finder)
                .mapTo(String.class)
                .list());
    }

    static String name(Version version) {
        return version.document().value() + " " + version.hash();
    }

    /** Names the version as one that is to be read, if nothing is known of it. */
    static void markUnread(Handle handle, Version version) {
        boolean isKnown = of(
                                handle.createQuery(
                                        "SELECT count(*) FROM cited_version WHERE document = :document AND version = :version"),
                                version)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (!isKnown) {
            of(
                            handle.createUpdate(
                                    "INSERT INTO cited_version(document, version, finder) VALUES (:document, :version, 0)"),
                            version)
                    .execute();
        }
    }

    /** The versions that are to be read and that nobody has begun, as {@link #name} names them. */
    static Set<String> waiting(Handle handle) {
        return new HashSet<>(handle.createQuery(
                        "SELECT document || ' ' || version FROM cited_version WHERE reading IS NULL AND reader IS NULL")
                .mapTo(String.class)
                .list());
    }

    /** The versions that somebody writes rows of or removes some, or did when the program ended. */
    static Set<String> begun(Handle handle) {
        return new HashSet<>(
                handle.createQuery("SELECT document || ' ' || version FROM cited_version WHERE reader IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    }

    /** Makes somebody the one who reads a version, whoever began it before. */
    static void claim(Handle handle, Version version, String reader) {
        markUnread(handle, version);
        of(handle.createUpdate("""
                UPDATE cited_version SET reader = :reader WHERE document = :document AND version = :version"""), version).bind("reader", reader).execute();
    }

    /** Whether somebody is still the one who reads a version; nobody else can become it in this transaction. */
    static boolean holds(Handle handle, Version version, String reader) {
        return of(handle.createUpdate("""
                UPDATE cited_version SET reader = reader
                WHERE document = :document AND version = :version AND reader = :reader"""), version).bind("reader", reader).execute() > 0;
    }

    static void release(Handle handle, Version version, String reader) {
        of(handle.createUpdate("""
                UPDATE cited_version SET reader = NULL
                WHERE document = :document AND version = :version AND reader = :reader"""), version).bind("reader", reader).execute();
    }

    /** The rows of this reading are from now on those of the version. */
    static void finish(Handle handle, Version version, int finder, int reading) {
        of(handle.createUpdate("""
                UPDATE cited_version SET finder = :finder, reading = :reading
                WHERE document = :document AND version = :version"""), version)
                .bind("finder", finder)
                .bind("reading", reading)
                .execute();
    }

    /** Makes a version one that was read, without rows. */
    static void markRead(Handle handle, Version version, int finder) {
        markUnread(handle, version);
        remove(handle, version);
        finish(handle, version, finder, 1);
    }

    /** Whether it was an earlier finder that read it until now; it has no rows then. */
    static boolean markReadAgain(Handle handle, Version version, int finder) {
        boolean isEarlier =
                of(handle.createUpdate("""
                UPDATE cited_version SET finder = :finder, reading = 1
                WHERE document = :document AND version = :version AND finder < :finder"""), version).bind("finder", finder).execute() > 0;
        if (isEarlier) {
            remove(handle, version);
        }
        return isEarlier;
    }

    private static void remove(Handle handle, Version version) {
        of(
                        handle.createUpdate(
                                "DELETE FROM citation_in_version WHERE document = :document AND version = :version"),
                        version)
                .execute();
    }

    /**
     * Removes rows of readings that do not count.
     *
     * @return whether there were any
     */
    static boolean removeOthers(Handle handle, Version version, int most) {
        Optional<Integer> other =
                of(handle.createQuery("""
                SELECT min(c.reading) FROM citation_in_version c
                  JOIN cited_version v ON v.document = c.document AND v.version = c.version
                WHERE c.document = :document AND c.version = :version AND (v.reading IS NULL OR c.reading <> v.reading)"""), version).mapTo(Integer.class).findOne();
        return other.isPresent()
                && of(handle.createUpdate("""
                        DELETE FROM citation_in_version
                        WHERE document = :document AND version = :version AND reading = :reading AND ordinal < :most +
                          (SELECT min(ordinal) FROM citation_in_version
                           WHERE document = :document AND version = :version AND reading = :reading)"""), version)
                                .bind("reading", other.get())
                                .bind("most", most)
                                .execute()
                        > 0;
    }

    /**
     * In the order of the text.
     *
     * @param reading that they belong to
     * @param before how many of its rows there are already
     */
    static void insert(Handle handle, List<FoundCitation> citations, int reading, int before) {
        if (citations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO citation_in_version(id, document, version, reading, ordinal, work, form, start_offset, end_offset,
                  locator_start, locator_end, quoted_start, quoted_end, authors, title, year, volume)
                VALUES (:id, :document, :version, :reading, :ordinal, :work, :form, :start, :end,
                  :locatorStart, :locatorEnd, :quotedStart, :quotedEnd, :authors, :title, :year, :volume)""");
        int ordinal = before;
        for (FoundCitation one : citations) {
            Citation citation = one.citation();
            bind(batch, citation.reference())
                    .bind("id", one.id())
                    .bind("document", one.version().document().value())
                    .bind("version", one.version().hash())
                    .bind("reading", reading)
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

    /** In the order of the text; what is said in the same words is one object. */
    static List<FoundCitation> citations(Handle handle, Version version) {
        Map<Reference, Reference> references = new HashMap<>();
        Map<String, String> works = new HashMap<>();
        return of(handle.createQuery("""
                        SELECT c.* FROM citation_in_version c
                          JOIN cited_version v ON v.document = c.document AND v.version = c.version AND v.reading = c.reading
                        WHERE c.document = :document AND c.version = :version ORDER BY c.ordinal"""), version)
                .map((row, context) -> new FoundCitation(
                        row.getString("id"),
                        works.computeIfAbsent(row.getString("work"), work -> work),
                        version,
                        new Citation(
                                Citation.Form.valueOf(row.getString("form")),
                                new TextSpan(row.getInt("start_offset"), row.getInt("end_offset")),
                                references.computeIfAbsent(reference(row), reference -> reference),
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
