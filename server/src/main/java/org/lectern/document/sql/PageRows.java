package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.document.PageSpan.Size;
import org.lectern.document.Version;

/** Reads the pages of versions. */
final class PageRows {
    private PageRows() {}

    record PageRow(TextSpan span, String label, Optional<Size> size) {}

    private static PageRow page(ResultSet row) throws SQLException {
        return new PageRow(span(row), row.getString("label"), size(row));
    }

    static TextSpan span(ResultSet row) throws SQLException {
        return new TextSpan(row.getInt("start_offset"), row.getInt("end_offset"));
    }

    private static Optional<Size> size(ResultSet row) throws SQLException {
        int width = row.getInt("width");
        return row.wasNull() ? Optional.empty() : Optional.of(new Size(width, row.getInt("height")));
    }

    /** In order. */
    static List<PageRow> all(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT * FROM page WHERE document = :document AND version = :version ORDER BY number\
            """)
                .map((row, context) -> page(row))
                .list();
    }

    /** In order. */
    static List<TextSpan> spans(Handle handle, Version version) {
        return all(handle, version).stream().map(PageRow::span).toList();
    }

    static Optional<PageRow> numbered(Handle handle, Version version, int number) {
        return VersionRows.of(handle, version, """
            SELECT * FROM page WHERE document = :document AND version = :version AND number = :number\
            """)
                .bind("number", number)
                .map((row, context) -> page(row))
                .findOne();
    }

    /** The numbers of the pages on which no passage stands, in order. */
    static List<Integer> withoutPassages(Handle handle, Version version) {
        return VersionRows.of(handle, version, """
            SELECT number FROM page p WHERE document = :document AND version = :version AND NOT EXISTS
              (SELECT 1 FROM passage WHERE document = p.document AND version = p.version AND page = p.number)
            ORDER BY number\
            """).mapTo(Integer.class).list();
    }
}
