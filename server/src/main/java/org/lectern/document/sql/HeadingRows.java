package org.lectern.document.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Heading;
import org.lectern.document.Version;

/** Reads the headings of versions as their outlines. */
final class HeadingRows {
    private HeadingRows() {}

    /** How many headings a version has. */
    static int count(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT count(*) FROM heading WHERE document = :document AND version = :version\
            """).mapTo(Integer.class).one();
    }

    static List<OutlineEntry> all(Handle handle, Version version) {
        return entries(handle, version, 1, Integer.MAX_VALUE);
    }

    /**
     * A part of a version's outline: of the headings around a code point so many, in order.
     *
     * @param most before it, and as many from it on
     */
    static List<OutlineEntry> around(Handle handle, Version version, int offset, int most) {
        int middle = VersionRows.of(handle, version, """
            SELECT ordinal FROM heading WHERE document = :document AND version = :version
              AND start_offset <= :offset ORDER BY start_offset DESC, ordinal DESC LIMIT 1\
            """)
                .bind("offset", offset)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
        return entries(handle, version, Math.max(1, middle - most + 1), middle + most);
    }

    private static List<OutlineEntry> entries(Handle handle, Version version, int from, int to) {
        return VersionRows.of(handle, version, """
            SELECT h.title, h.level, h.start_offset, coalesce(p.id, '') AS id, coalesce(p.page,
              (SELECT number FROM page
               WHERE document = h.document AND version = h.version AND start_offset <= h.start_offset
               ORDER BY start_offset DESC LIMIT 1)) AS page
            FROM heading h LEFT JOIN passage p ON p.document = h.document AND p.version = h.version
              AND p.ordinal = (SELECT ordinal FROM passage
               WHERE document = h.document AND version = h.version AND end_offset > h.start_offset
               ORDER BY end_offset LIMIT 1)
              AND p.start_offset = h.start_offset
            WHERE h.document = :document AND h.version = :version AND h.ordinal BETWEEN :from AND :to
            ORDER BY h.ordinal\
            """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new OutlineEntry(
                        new Heading(row.getString("title"), row.getInt("level"), row.getInt("start_offset")),
                        row.getInt("page"),
                        row.getString("id")))
                .list();
    }
}
