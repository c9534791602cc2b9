package org.lectern.document.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Heading;
import org.lectern.document.Version;

/** Reads the headings of versions as their outlines. */
final class HeadingRows {
    /** The number of the page that a row of {@code heading} stands on. */
    static final String PAGE = """
        (SELECT number FROM page
         WHERE page.document = heading.document AND page.version = heading.version
         AND page.start_offset <= heading.start_offset ORDER BY page.start_offset DESC LIMIT 1)""";

    /** The id of the passage that begins where a row of {@code heading} stands; null where none does. */
    static final String PASSAGE = """
        (SELECT id FROM passage
         WHERE passage.document = heading.document AND passage.version = heading.version AND passage.ordinal =
          (SELECT ordinal FROM passage AS begun
           WHERE begun.document = heading.document AND begun.version = heading.version
           AND begun.end_offset > heading.start_offset ORDER BY begun.end_offset LIMIT 1)
         AND passage.start_offset = heading.start_offset)""";

    private HeadingRows() {}

    /** How many headings a version has. */
    static int count(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT count(*) FROM heading WHERE document = :document AND version = :version\
            """).mapTo(Integer.class).one();
    }

    /**
     * How many of them stand where their rows say.
     *
     * @param mayLeadToPages whether a heading may be of an outline that leads into a page, so that no passage is it
     */
    static int standing(Handle handle, Version version, boolean mayLeadToPages) {
        return VersionRows.of(handle, version, """
            SELECT count(*) FROM heading WHERE document = :document AND version = :version AND page = <rightPage>
              AND coalesce(passage, '') = coalesce(<rightPassage>, '') AND (passage IS NOT NULL OR :mayLeadToPages)\
            """)
                .define("rightPage", PAGE)
                .define("rightPassage", PASSAGE)
                .bind("mayLeadToPages", mayLeadToPages)
                .mapTo(Integer.class)
                .one();
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
            SELECT title, level, start_offset, coalesce(page, 0) AS page, coalesce(passage, '') AS passage
            FROM heading WHERE document = :document AND version = :version AND ordinal BETWEEN :from AND :to
            ORDER BY ordinal\
            """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new OutlineEntry(
                        new Heading(row.getString("title"), row.getInt("level"), row.getInt("start_offset")),
                        row.getInt("page"),
                        row.getString("passage")))
                .list();
    }
}
