package org.lectern.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.sql.Database.LoggedChange;

/** A table of one module that exists only in tests: each sample is a row and a change of the same name. */
final class Samples {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final Database database;

    Samples(Database database) {
        this.database = database;
        database.migrate("sample", "org/lectern/sql/sample/one");
    }

    void add(String name) {
        addThen(name, () -> {});
    }

    /** @param before what happens in the transaction when the row is there and the change appended */
    void addThen(String name, Runnable before) {
        database.write(transaction -> {
            transaction.handle().execute("INSERT INTO sample(name) VALUES (?)", name);
            transaction.append("sample-added", "/samples/" + name, AT, Optional.empty(), "{}");
            before.run();
            return name;
        });
    }

    List<String> rows() {
        return database.read(handle -> handle.createQuery("SELECT name FROM sample ORDER BY name")
                .mapTo(String.class)
                .list());
    }

    /** The names in the log, oldest first. */
    List<String> logged() {
        return changesAfter(0).stream().map(Samples::name).toList();
    }

    List<LoggedChange> changesAfter(long cursor) {
        return database.changesAfter(cursor, "/samples/", 10_000);
    }

    static String name(LoggedChange change) {
        return change.subject().substring("/samples/".length());
    }
}
