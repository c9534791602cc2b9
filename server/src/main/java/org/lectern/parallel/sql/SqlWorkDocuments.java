package org.lectern.parallel.sql;

import java.time.Instant;
import java.util.Optional;
import org.lectern.document.DocumentId;
import org.lectern.parallel.WorkDocuments;
import org.lectern.people.AccountId;
import org.lectern.sql.Database;

/** {@link WorkDocuments} in a database. */
public final class SqlWorkDocuments implements WorkDocuments {
    private final Database database;

    public SqlWorkDocuments(Database database) {
        this.database = database;
        database.migrate("parallel", "org/lectern/parallel/sql/migrations");
    }

    @Override
    public Optional<Choice> of(String work) {
        return database.read(handle -> handle.createQuery(
                        "SELECT document, account, at FROM work_document WHERE work = :work")
                .bind("work", work)
                .map((row, context) -> new Choice(
                        Optional.ofNullable(row.getString("document")).map(DocumentId::new),
                        new AccountId(row.getString("account")),
                        Instant.parse(row.getString("at"))))
                .findOne());
    }

    @Override
    public void choose(String work, Choice choice) {
        Optional<String> document = choice.document().map(DocumentId::value);
        database.write(transaction -> {
            transaction.handle().execute("DELETE FROM work_document WHERE work = ?", work);
            transaction
                    .handle()
                    .createUpdate(
                            "INSERT INTO work_document(work, document, account, at) VALUES (:work, :document, :account, :at)")
                    .bind("work", work)
                    .bind("document", document.orElse(null))
                    .bind("account", choice.by().value())
                    .bind("at", Database.timeText(choice.at()))
                    .execute();
            transaction.append(
                    "work-document-chosen",
                    "/works/" + work,
                    choice.at(),
                    Optional.of(choice.by().value()),
                    document.map("{\"document\":\"%s\"}"::formatted).orElse("{\"document\":null}"));
            return work;
        });
    }
}
