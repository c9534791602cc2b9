package org.lectern.people.sql;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/**
 * The tables of accounts, their secrets, groups and invitations, which everybody who reads or writes them reaches through
 * this. Every request asks who is asking, so answers are kept in memory until any of these tables is written to.
 */
final class PeopleTables {
    private static final String MODULE = "people";

    private final Database database;
    private final AtomicLong writes;

    PeopleTables(Database database) {
        this.database = database;
        this.writes = database.writesTo(MODULE);
        database.migrate(MODULE, "org/lectern/people/sql/migrations");
    }

    <T> T read(Function<Handle, T> work) {
        return database.read(work);
    }

    /** When it returns, nothing that was kept from before it is answered any more. */
    <T> T write(Function<Transaction, T> work) {
        try {
            return database.write(work);
        } finally {
            // After the commit: what was read before it and is kept only now counts as read before this
            writes.incrementAndGet();
        }
    }

    /** Answers a question by its key; what there is nothing of is asked anew each time. */
    <K, V> Function<K, Optional<V>> kept(Function<K, Optional<V>> question) {
        return database.isOnlyWriter() ? new KeptAnswers<>(writes, question) : question;
    }
}
