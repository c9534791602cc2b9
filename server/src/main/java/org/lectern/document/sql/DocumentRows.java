package org.lectern.document.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Metadata;
import org.lectern.document.Withdrawal;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** Reads the documents: what is said of each, who may read it, and which version is current. */
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
                    VersionRows.text(row, "date"),
                    VersionRows.text(row, "publisher"),
                    VersionRows.text(row, "kind"),
                    lines(row.getString("languages")),
                    VersionRows.text(row, "source"),
                    VersionRows.text(row, "accessed"),
                    VersionRows.text(row, "provenance")),
            audience(VersionRows.text(row, "audience")),
            VersionRows.text(row, "owner").map(AccountId::new),
            VersionRows.version(row, new DocumentId(row.getString("id"))),
            withdrawal(row));

    private DocumentRows() {}

    private static List<String> lines(String joined) {
        return joined.lines().toList();
    }

    private static Audience audience(Optional<String> joined) {
        TreeSet<GroupId> groups = new TreeSet<>();
        joined.ifPresent(ids -> List.of(ids.split(" ", -1)).forEach(id -> groups.add(new GroupId(id))));
        return new Audience(groups);
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
        Optional<String> at = VersionRows.text(row, "withdrawn");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        Instant.parse(at.get()),
                        new AccountId(row.getString("withdrawn_by")),
                        row.getString("withdrawn_reason")));
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
}
