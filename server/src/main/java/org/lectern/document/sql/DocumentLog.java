package org.lectern.document.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.document.Catalogue.DocumentChange;
import org.lectern.document.Catalogue.NewVersion;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** What the change log says of documents: each change's kind and content, written and read. */
final class DocumentLog {
    private static final String VERSION_ADDED = "version-added";

    private DocumentLog() {}

    static void ingested(Transaction transaction, Ingest ingest, Ingested ingested) {
        Version version = ingested.version();
        transaction.append(
                ingested.before().isEmpty() ? "document-added" : VERSION_ADDED,
                version.address().path(),
                ingest.at(),
                ingest.owner().map(AccountId::value),
                "{\"characters\":%d,\"pages\":%d}".formatted(version.characters(), version.pages()));
    }

    static void shared(Transaction transaction, DocumentId id, Audience audience, AccountId by, Instant at) {
        Stream<String> groups = audience.groups().stream().map(group -> group.value());
        append(transaction, "document-shared", id, by, at, "{\"audience\":%s}".formatted(array(groups)));
    }

    static void described(Transaction transaction, DocumentId id, List<DocumentEdit> edits, AccountId by, Instant at) {
        Stream<String> fields = edits.stream().map(edit -> edit.field().word());
        append(transaction, "document-described", id, by, at, "{\"fields\":%s}".formatted(array(fields)));
    }

    static void withdrawn(Transaction transaction, DocumentId id, AccountId by, Instant at) {
        append(transaction, "document-withdrawn", id, by, at, "{}");
    }

    static void restored(Transaction transaction, DocumentId id, AccountId by, Instant at) {
        append(transaction, "document-restored", id, by, at, "{}");
    }

    private static void append(
            Transaction transaction, String kind, DocumentId id, AccountId by, Instant at, String content) {
        transaction.append(
                kind, new DocumentAddress(id, Optional.empty()).path(), at, Optional.of(by.value()), content);
    }

    /** Of words that need no escaping. */
    private static String array(Stream<String> words) {
        return words.map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
    }

    static List<DocumentChange> changesBetween(Database database, long cursor, long upTo, int limit) {
        return database.changesBetween(cursor, upTo, "/documents/", limit).stream()
                .map(change -> new DocumentChange(
                        change.cursor(),
                        DocumentAddress.ofPath(change.subject())
                                .flatMap(address ->
                                        database.read(handle -> DocumentRows.document(handle, address.id())))))
                .toList();
    }

    static List<NewVersion> versionsBetween(Database database, long cursor, long upTo, int limit) {
        return database.changesBetween(cursor, upTo, "/documents/", limit).stream()
                .filter(change -> change.kind().equals(VERSION_ADDED))
                .flatMap(change -> DocumentAddress.ofPath(change.subject()).stream()
                        .flatMap(address -> address.version().stream()
                                .map(hash -> new NewVersion(change.cursor(), address.id(), hash))))
                .toList();
    }
}
