package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.lectern.anchor.TextSpan;
import org.lectern.document.BlockKind;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Heading;
import org.lectern.document.IngestReport;
import org.lectern.document.Metadata;
import org.lectern.document.PageSpan.Size;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.document.Withdrawal;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** Reads the library's tables. */
final class DocumentRows {
    private static final String DOCUMENTS = """
        SELECT document.*, v.version, v.ingested, v.source_hash, v.media_type, v.characters, v.pages,
          (SELECT string_agg(group_id, ' ') FROM document_audience WHERE document = document.id) AS audience
        FROM document JOIN document_version v ON v.document = document.id AND v.version = document.current_version
        """;

    private static final RowMapper<Document> DOCUMENT = (row, context) -> new Document(
            new DocumentId(row.getString("id")),
            new Metadata(
                    row.getString("title"),
                    lines(row.getString("creators")),
                    text(row, "date"),
                    text(row, "publisher"),
                    text(row, "kind"),
                    lines(row.getString("languages")),
                    text(row, "source"),
                    text(row, "accessed"),
                    text(row, "provenance")),
            audience(text(row, "audience")),
            text(row, "owner").map(AccountId::new),
            version(row, new DocumentId(row.getString("id"))),
            withdrawal(row));

    private DocumentRows() {}

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> lines(String joined) {
        return joined.lines().toList();
    }

    private static Audience audience(Optional<String> joined) {
        TreeSet<GroupId> groups = new TreeSet<>();
        joined.ifPresent(ids -> List.of(ids.split(" ", -1)).forEach(id -> groups.add(new GroupId(id))));
        return new Audience(groups);
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
        Optional<String> at = text(row, "withdrawn");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        Instant.parse(at.get()),
                        new AccountId(row.getString("withdrawn_by")),
                        row.getString("withdrawn_reason")));
    }

    private static Version version(ResultSet row, DocumentId document) throws SQLException {
        return new Version(
                document,
                row.getString("version"),
                Instant.parse(row.getString("ingested")),
                row.getString("source_hash"),
                row.getString("media_type"),
                row.getInt("characters"),
                row.getInt("pages"));
    }

    private static TextSpan span(ResultSet row) throws SQLException {
        return new TextSpan(row.getInt("start_offset"), row.getInt("end_offset"));
    }

    static List<Document> documents(Handle handle) {
        return handle.createQuery(DOCUMENTS + "ORDER BY document.ordinal")
                .map(DOCUMENT)
                .list();
    }

    static List<Document> withdrawn(Handle handle) {
        return handle.createQuery(DOCUMENTS + "WHERE withdrawn IS NOT NULL ORDER BY document.ordinal")
                .map(DOCUMENT)
                .list();
    }

    static Optional<Document> document(Handle handle, DocumentId id) {
        return handle.createQuery(DOCUMENTS + "WHERE document.id = :id")
                .bind("id", id.value())
                .map(DOCUMENT)
                .findOne();
    }

    /** Of every document, also of one whose current version is not there. */
    static List<DocumentId> ids(Handle handle) {
        return handle.createQuery("SELECT id FROM document ORDER BY ordinal")
                .map((row, context) -> new DocumentId(row.getString("id")))
                .list();
    }

    static Optional<String> current(Handle handle, DocumentId id) {
        return handle.createQuery("SELECT current_version FROM document WHERE id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne();
    }

    static List<Version> versions(Handle handle, DocumentId id) {
        return handle.createQuery("SELECT * FROM document_version WHERE document = :id ORDER BY ordinal DESC")
                .bind("id", id.value())
                .map((row, context) -> version(row, id))
                .list();
    }

    /** The files that an account's documents were taken in from, each once. */
    static List<String> sources(Handle handle, AccountId owner) {
        return handle.createQuery("""
            SELECT DISTINCT v.source_hash FROM document_version v JOIN document d ON d.id = v.document
            WHERE d.owner = :owner\
            """)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .list();
    }

    private static Query of(Handle handle, Version version, String sql) {
        return handle.createQuery(sql)
                .bind("document", version.document().value())
                .bind("version", version.hash());
    }

    static VersionIndex index(Handle handle, Version version) {
        VersionIndex.InMemory.Builder index = new VersionIndex.InMemory.Builder();
        pageRows(handle, version).forEach(page -> index.page(page.span(), page.label(), page.size()));
        return index.with(passages(handle, version));
    }

    private static List<PageRow> pageRows(Handle handle, Version version) {
        return of(handle, version, """
            SELECT * FROM page WHERE document = :document AND version = :version ORDER BY number\
            """)
                .map((row, context) -> new PageRow(span(row), row.getString("label"), size(row)))
                .list();
    }

    static Optional<PageRow> page(Handle handle, Version version, int number) {
        return of(handle, version, """
            SELECT * FROM page WHERE document = :document AND version = :version AND number = :number\
            """)
                .bind("number", number)
                .map((row, context) -> new PageRow(span(row), row.getString("label"), size(row)))
                .findOne();
    }

    /** The number of the page that holds a code point; the last one beyond the end. */
    static int pageAt(Handle handle, Version version, int offset) {
        return of(handle, version, """
            SELECT number FROM page WHERE document = :document AND version = :version AND start_offset <= :offset
            ORDER BY start_offset DESC, number DESC LIMIT 1\
            """)
                .bind("offset", offset)
                .mapTo(Integer.class)
                .findOne()
                .orElse(1);
    }

    /** How many passages a version has. */
    static int passageCount(Handle handle, Version version) {
        return of(handle, version, """
            SELECT coalesce(max(ordinal), 0) FROM passage WHERE document = :document AND version = :version\
            """).mapTo(Integer.class).one();
    }

    static List<Passage> passagesOn(Handle handle, Version version, int page) {
        return of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version AND page = :page ORDER BY ordinal\
            """)
                .bind("page", page)
                .map((row, context) -> passage(row, version))
                .list();
    }

    /** The ordinal of the first passage on a page or after it. */
    static int firstOrdinalOn(Handle handle, Version version, int page) {
        return of(handle, version, """
            SELECT ordinal FROM passage WHERE document = :document AND version = :version AND page >= :page
            ORDER BY page, ordinal LIMIT 1\
            """)
                .bind("page", page)
                .mapTo(Integer.class)
                .findOne()
                .orElseGet(() -> passageCount(handle, version) + 1);
    }

    /** The passage that holds a code point, else the next one. */
    static Optional<Passage> passageAt(Handle handle, Version version, int offset) {
        return of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version AND end_offset > :offset
            ORDER BY end_offset LIMIT 1\
            """)
                .bind("offset", offset)
                .map((row, context) -> passage(row, version))
                .findOne();
    }

    /** Gives each passage, in order, without holding them. */
    static void eachPassage(Handle handle, Version version, Consumer<Passage> each) {
        of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version ORDER BY ordinal\
            """)
                .map((row, context) -> passage(row, version))
                .useStream(passages -> passages.forEach(each));
    }

    /** Ids that a version has more than once. */
    static List<String> twice(Handle handle, Version version) {
        return of(handle, version, """
            SELECT id FROM passage WHERE document = :document AND version = :version
            GROUP BY id HAVING count(*) > 1\
            """).mapTo(String.class).list();
    }

    static List<TextSpan> pages(Handle handle, Version version) {
        return pageRows(handle, version).stream().map(PageRow::span).toList();
    }

    static List<Passage> passages(Handle handle, Version version) {
        return of(handle, version, """
            SELECT * FROM passage WHERE document = :document AND version = :version ORDER BY ordinal\
            """)
                .map((row, context) -> passage(row, version))
                .list();
    }

    /** What a version turned out to be, with what was counted in its text. */
    static IngestReport report(Handle handle, Version version, int suspects, Optional<Integer> wholeUpTo) {
        SortedMap<String, Integer> languages = new TreeMap<>();
        of(handle, version, """
                SELECT language, count(*) AS passages FROM passage WHERE document = :document AND version = :version
                GROUP BY language\
                """)
                .map((row, context) -> languages.put(row.getString("language"), row.getInt("passages")))
                .list();
        List<Integer> without = of(handle, version, """
                SELECT number FROM page p WHERE document = :document AND version = :version AND NOT EXISTS
                  (SELECT 1 FROM passage WHERE document = p.document AND version = p.version AND page = p.number)
                ORDER BY number\
                """).mapTo(Integer.class).list();
        return new IngestReport(
                version.pages(), passageCount(handle, version), languages, suspects, without, wholeUpTo);
    }

    /** How many headings a version has. */
    static int headings(Handle handle, Version version) {
        return of(handle, version, """
            SELECT count(*) FROM heading WHERE document = :document AND version = :version\
            """).mapTo(Integer.class).one();
    }

    /** Ids of passages that more than one document has; an address leads to one. */
    static List<String> idsOfSeveral(Handle handle) {
        return handle.createQuery("SELECT id FROM passage GROUP BY id HAVING min(document) <> max(document)")
                .mapTo(String.class)
                .list();
    }

    record PageRow(TextSpan span, String label, Optional<Size> size) {}

    private static Optional<Size> size(ResultSet row) throws SQLException {
        int width = row.getInt("width");
        return row.wasNull() ? Optional.empty() : Optional.of(new Size(width, row.getInt("height")));
    }

    /**
     * What a version has on the disk beside its text and its file.
     *
     * @param encoding of the file's characters
     * @param glyphs the hash of a {@link org.lectern.document.GlyphFile}
     * @param pictured the hash of what the pages are drawn from, where that is not the file
     * @param marks the hash of where the characters of a long text stand in its file
     */
    record FileRow(
            Optional<String> encoding, Optional<String> glyphs, Optional<String> pictured, Optional<String> marks) {}

    /** Whether a version has a file, by the file's hash. */
    static boolean isNamed(Handle handle, String file) {
        return handle.createQuery("""
            SELECT 1 FROM document_version
            WHERE version = :file OR source_hash = :file OR glyphs = :file OR pictured = :file OR marks = :file
            LIMIT 1\
            """)
                .bind("file", file)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The marks of a version by its hash alone. */
    static Optional<String> marks(Handle handle, String version) {
        return handle.createQuery("SELECT marks FROM document_version WHERE version = :version AND marks IS NOT NULL")
                .bind("version", version)
                .mapTo(String.class)
                .findFirst();
    }

    static FileRow files(Handle handle, Version version) {
        return of(handle, version, """
            SELECT encoding, glyphs, pictured, marks FROM document_version
            WHERE document = :document AND version = :version\
            """)
                .map((row, context) -> new FileRow(
                        text(row, "encoding"), text(row, "glyphs"), text(row, "pictured"), text(row, "marks")))
                .one();
    }

    /** The versions that were read from files of a kind. */
    static List<String> versionsOf(Handle handle, String mediaType) {
        return handle.createQuery("SELECT version FROM document_version WHERE media_type = :type")
                .bind("type", mediaType)
                .mapTo(String.class)
                .list();
    }

    private static Passage passage(ResultSet row, Version version) throws SQLException {
        return new Passage(
                row.getString("id"),
                version,
                row.getInt("page"),
                BlockKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                span(row),
                row.getString("language"));
    }

    static Optional<Passage> passage(Handle handle, String id) {
        return passage(handle, id, "CASE WHEN v.version = d.current_version THEN 0 ELSE 1 END, v.ordinal DESC");
    }

    static Optional<Passage> firstPassage(Handle handle, String id) {
        return passage(handle, id, "v.ordinal");
    }

    private static Optional<Passage> passage(Handle handle, String id, String order) {
        return handle.createQuery("""
                        SELECT p.*, v.ingested, v.source_hash, v.media_type, v.characters, v.pages
                        FROM passage p JOIN document_version v ON v.document = p.document AND v.version = p.version
                        JOIN document d ON d.id = p.document
                        WHERE p.id = :id ORDER BY <order> LIMIT 1""")
                .define("order", order)
                .bind("id", id)
                .map((row, context) -> passage(row, version(row, new DocumentId(row.getString("document")))))
                .findOne();
    }

    /**
     * A part of a version's outline: of the headings around a code point so many, in order.
     *
     * @param most before it, and as many from it on
     */
    static List<OutlineEntry> outline(Handle handle, Version version, int offset, int most) {
        int middle = of(handle, version, """
            SELECT ordinal FROM heading WHERE document = :document AND version = :version
              AND start_offset <= :offset ORDER BY start_offset DESC, ordinal DESC LIMIT 1\
            """)
                .bind("offset", offset)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
        return entries(handle, version, Math.max(1, middle - most + 1), middle + most);
    }

    static List<OutlineEntry> outline(Handle handle, Version version) {
        return entries(handle, version, 1, Integer.MAX_VALUE);
    }

    private static List<OutlineEntry> entries(Handle handle, Version version, int from, int to) {
        return of(handle, version, """
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
