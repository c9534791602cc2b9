package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.document.BlockKind;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.lectern.document.Version;

/** Reads the passages of versions. */
final class PassageRows {
    private PassageRows() {}

    private static Passage passage(ResultSet row, Version version) throws SQLException {
        return new Passage(
                row.getString("id"),
                version,
                row.getInt("page"),
                BlockKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                PageRows.span(row),
                row.getString("language"));
    }

    /** How many passages a version has. */
    static int count(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT coalesce(max(ordinal), 0) FROM passage WHERE document = :document AND version = :version\
            """).mapTo(Integer.class).one();
    }

    /** In order. */
    static List<Passage> all(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version ORDER BY ordinal\
            """)
                .map((row, context) -> passage(row, version))
                .list();
    }

    /** Where they stand, in order. */
    static List<TextSpan> spans(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT start_offset, end_offset FROM passage WHERE document = :document AND version = :version
            ORDER BY ordinal\
            """)
                .map((row, context) -> PageRows.span(row))
                .list();
    }

    /** The ids of those from an ordinal to another, with that one, in order. */
    static List<String> ids(Handle handle, Version version, int from, int to) {
        return VersionRows.of(handle, version, """
            SELECT id FROM passage WHERE document = :document AND version = :version AND ordinal BETWEEN :from AND :to
            ORDER BY ordinal\
            """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(String.class)
                .list();
    }

    /** Gives each passage, in order, without holding them. */
    static void each(Handle handle, Version version, Consumer<Passage> each) {
        VersionRows.of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version ORDER BY ordinal\
            """)
                .map((row, context) -> passage(row, version))
                .useStream(passages -> passages.forEach(each));
    }

    /** The passages of a page, in order. */
    static List<Passage> on(Handle handle, Version version, int page) {
        return VersionRows.of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version AND page = :page ORDER BY ordinal\
            """)
                .bind("page", page)
                .map((row, context) -> passage(row, version))
                .list();
    }

    /** The ordinal of the first passage on a page or after it. */
    static int firstOrdinalOn(Handle handle, Version version, int page) {
        return VersionRows.of(handle, version, """
            SELECT ordinal FROM passage WHERE document = :document AND version = :version AND page >= :page
            ORDER BY page, ordinal LIMIT 1\
            """)
                .bind("page", page)
                .mapTo(Integer.class)
                .findOne()
                .orElseGet(() -> count(handle, version) + 1);
    }

    /** The passage that holds a code point, else the next one. */
    static Optional<Passage> at(Handle handle, Version version, int offset) {
        return VersionRows.of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version AND end_offset > :offset
            ORDER BY end_offset LIMIT 1\
            """)
                .bind("offset", offset)
                .map((row, context) -> passage(row, version))
                .findOne();
    }

    /** Where a passage stands in its document's current version, else in the newest that has it. */
    static Optional<Passage> current(Handle handle, String id) {
        return found(handle, id, "CASE WHEN v.version = d.current_version THEN 0 ELSE 1 END, v.ordinal DESC");
    }

    /** Where a passage stood in the oldest version that has it. */
    static Optional<Passage> first(Handle handle, String id) {
        return found(handle, id, "v.ordinal");
    }

    private static Optional<Passage> found(Handle handle, String id, String order) {
        return handle.createQuery("""
                        SELECT p.*, v.ingested, v.source_hash, v.media_type, v.characters, v.pages
                        FROM passage p JOIN document_version v ON v.document = p.document AND v.version = p.version
                        JOIN document d ON d.id = p.document
                        WHERE p.id = :id ORDER BY <order> LIMIT 1""")
                .define("order", order)
                .bind("id", id)
                .map((row, context) ->
                        passage(row, VersionRows.version(row, new DocumentId(row.getString("document")))))
                .findOne();
    }

    /** Ids that a version has more than once. */
    static List<String> twice(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT id FROM passage WHERE document = :document AND version = :version
            GROUP BY id HAVING count(*) > 1\
            """).mapTo(String.class).list();
    }

    /** Ids of passages that more than one document has; an address leads to one. */
    static List<String> idsOfSeveral(Handle handle) {
        return handle.createQuery("SELECT id FROM passage GROUP BY id HAVING min(document) <> max(document)")
                .mapTo(String.class)
                .list();
    }

    /** How many passages a version has in each language. */
    static SortedMap<String, Integer> languages(Handle handle, Version version) {
        SortedMap<String, Integer> languages = new TreeMap<>();
        VersionRows.of(handle, version, """
            SELECT language, count(*) AS passages FROM passage WHERE document = :document AND version = :version
            GROUP BY language\
            """)
                .map((row, context) -> languages.put(row.getString("language"), row.getInt("passages")))
                .list();
        return languages;
    }
}
