package org.lectern.document.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.Document;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.Metadata;
import org.lectern.document.MetadataField;
import org.lectern.people.AccountId;
import org.lectern.sql.Database;

/** What is said of documents, and what was said before. */
final class EditRows {
    private EditRows() {}

    /** @param seen what whoever edits went by; empty where they do not say */
    static DescribeOutcome describe(
            Handle handle, DocumentId id, Optional<Metadata> seen, Metadata said, AccountId by, Instant at) {
        // Holds the row, so that what is read of it is still so when it is written
        if (handle.execute("UPDATE document SET title = title WHERE id = ? AND withdrawn IS NULL", id.value()) == 0) {
            return new DescribeOutcome.Missing();
        }
        Metadata before =
                DocumentRows.document(handle, id).map(Document::metadata).orElseThrow();
        if (seen.isPresent() && !seen.get().equals(before)) {
            return new DescribeOutcome.ChangedElsewhere();
        }
        int number = last(handle, id);
        List<DocumentEdit> edits = new ArrayList<>();
        for (MetadataField field : MetadataField.values()) {
            if (!field.in(before).equals(field.in(said))) {
                edits.add(new DocumentEdit(++number, at, by, field, field.in(before), field.in(said)));
            }
        }
        for (DocumentEdit edit : edits) {
            insert(handle, id, edit);
        }
        if (!edits.isEmpty()) {
            update(handle, id, said);
        }
        return new DescribeOutcome.Described(edits);
    }

    private static void update(Handle handle, DocumentId id, Metadata said) {
        handle.createUpdate("""
            UPDATE document SET title = :title, creators = :creators, date = :date, publisher = :publisher, kind = :kind,
              languages = :languages, source = :source, accessed = :accessed, provenance = :provenance
            WHERE id = :id\
            """)
                .bind("title", said.title())
                .bind("creators", MetadataField.CREATORS.in(said))
                .bind("date", said.date().orElse(null))
                .bind("publisher", said.publisher().orElse(null))
                .bind("kind", said.kind().orElse(null))
                .bind("languages", MetadataField.LANGUAGES.in(said))
                .bind("source", said.source().orElse(null))
                .bind("accessed", said.accessed().orElse(null))
                .bind("provenance", said.provenance().orElse(null))
                .bind("id", id.value())
                .execute();
    }

    private static int last(Handle handle, DocumentId id) {
        return handle.createQuery("SELECT coalesce(max(ordinal), 0) FROM document_edit WHERE document = :id")
                .bind("id", id.value())
                .mapTo(Integer.class)
                .one();
    }

    private static void insert(Handle handle, DocumentId id, DocumentEdit edit) {
        handle.createUpdate("""
            INSERT INTO document_edit(document, ordinal, edited, account, field, before, after)
            VALUES (:document, :ordinal, :edited, :account, :field, :before, :after)\
            """)
                .bind("document", id.value())
                .bind("ordinal", edit.number())
                .bind("edited", Database.timeText(edit.at()))
                .bind("account", edit.by().value())
                .bind("field", edit.field().word())
                .bind("before", edit.before())
                .bind("after", edit.after())
                .execute();
    }

    /** Newest first. */
    static List<DocumentEdit> edits(Handle handle, DocumentId id) {
        return handle.createQuery("SELECT * FROM document_edit WHERE document = :id ORDER BY ordinal DESC")
                .bind("id", id.value())
                .map((row, context) -> new DocumentEdit(
                        row.getInt("ordinal"),
                        Instant.parse(row.getString("edited")),
                        new AccountId(row.getString("account")),
                        MetadataField.of(row.getString("field")).orElseThrow(),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}
