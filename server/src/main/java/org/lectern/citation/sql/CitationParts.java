package org.lectern.citation.sql;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.lectern.document.Version;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/**
 * Writes the citations of a long text a part at a time, each in a write of its own, so that whoever writes meanwhile waits
 * for one part. Until the last write says that these rows are the version's, what was read before counts, or nothing.
 * Whoever comes to the version next removes what was left by a program that was ended.
 */
final class CitationParts {
    /** Rows of a part. */
    static final int AT_ONCE = 1_000;

    private final Database database;
    private final Version version;
    /** Tells this reading from another that has begun it anew. */
    private final String reader = UUID.randomUUID().toString();

    CitationParts(Database database, Version version) {
        this.database = database;
        this.version = version;
    }

    /** Another server has begun to read the version. */
    static final class TakenOverException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** From here on nobody else can end it; rows that count for nothing are gone. */
    void begin() {
        database.write(transaction -> {
            CitationRows.claim(transaction.handle(), version, reader);
            return version;
        });
        removeOthers();
    }

    /** @param written is told how many, before each part and at the end */
    void write(CitationDrafts drafts, IntConsumer written) {
        int reading = reading();
        Optional<KnownWorks> works = Optional.empty();
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            written.accept(from);
            int first = from;
            int last = Math.min(drafts.size(), from + AT_ONCE);
            Optional<KnownWorks> before = works;
            works = Optional.of(owned(handle -> {
                KnownWorks known = KnownWorks.in(handle, before);
                CitationRows.insert(handle, drafts.rows(known, first, last), reading, first);
                return known;
            }));
        }
        written.accept(drafts.size());
    }

    /** The number that is free. */
    private int reading() {
        return 1
                + database.read(handle -> CitationRows.reading(handle, version)).orElse(0);
    }

    /** @param also done in the same transaction */
    void finish(int finder, Consumer<Transaction> also) {
        int reading = reading();
        database.write(transaction -> {
            own(transaction.handle());
            CitationRows.finish(transaction.handle(), version, finder, reading);
            also.accept(transaction);
            return version;
        });
    }

    /** Removes what counts no more. */
    void end() {
        removeOthers();
        database.write(transaction -> {
            CitationRows.release(transaction.handle(), version, reader);
            return version;
        });
    }

    private void removeOthers() {
        while (owned(handle -> CitationRows.removeOthers(handle, version, AT_ONCE))) {
            // until nothing is left
        }
    }

    private <T> T owned(Function<Handle, T> work) {
        return database.write(transaction -> {
            own(transaction.handle());
            return work.apply(transaction.handle());
        });
    }

    private void own(Handle handle) {
        if (!CitationRows.holds(handle, version, reader)) {
            throw new TakenOverException();
        }
    }
}
