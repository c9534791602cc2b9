package org.lectern.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lectern.sql.Database.LoggedChange;

/**
 * The newest changes of the log as they were written, for those who follow it closely: they need not be asked of the
 * database and understood once more. Only for the one who writes the log; what is older is read from the table.
 *
 * <p>A commit and its changes' coming in here are one step for whoever asks, so that nobody who knows of a change from the
 * database is told here that there is none.
 */
final class LogTail {
    /** A fifth of a second of much writing; more would only live long enough to make the collector's work harder. */
    private static final int MOST = 1_024;

    /** UTF-16 units of payloads; what is kept of a change takes about three times its payload. */
    private static final long MOST_UNITS = 2_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    /** Each at its cursor modulo the length. */
    private final LoggedChange[] kept = new LoggedChange[MOST];

    /** Cursors of the oldest that is kept and of the one after the newest. */
    private long from;

    private long to;
    private long units;

    /** A step that makes changes part of the log. */
    interface Commit {
        void run() throws SQLException;
    }

    /** Takes in what a commit makes part of the log, in the order of cursors; nothing where the commit fails. */
    void commit(List<LoggedChange> changes, Commit commit) throws SQLException {
        lock.lock();
        try {
            commit.run();
            changes.forEach(this::add);
        } finally {
            lock.unlock();
        }
    }

    private void add(LoggedChange change) {
        if (change.cursor() != to) {
            clear();
            from = change.cursor();
        }
        units += units(change);
        while (change.cursor() - from >= MOST || (units > MOST_UNITS && from < change.cursor())) {
            units -= units(kept[at(from)]);
            kept[at(from)] = null;
            from++;
        }
        kept[at(change.cursor())] = change;
        to = change.cursor() + 1;
    }

    /** For when it cannot be said what the log holds; whatever changes what is in it must say so too. */
    void forget() {
        lock.lock();
        try {
            clear();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        Arrays.fill(kept, null);
        from = 0;
        to = 0;
        units = 0;
    }

    private static int at(long cursor) {
        return (int) (cursor % MOST);
    }

    private static long units(LoggedChange change) {
        return change.payload().map(String::length).orElse(0);
    }

    /**
     * From just after a cursor up to another one, with that one, oldest first; empty where not all of that is kept.
     *
     * @param limit of the list
     */
    Optional<List<LoggedChange>> between(long cursor, long upTo, String subjectPrefix, int limit) {
        lock.lock();
        try {
            if (to == 0 || cursor + 1 < from || cursor >= to) {
                return Optional.empty();
            }
            List<LoggedChange> found = new ArrayList<>();
            for (long at = cursor + 1; at < to && at <= upTo && found.size() < limit; at++) {
                if (kept[at(at)].subject().startsWith(subjectPrefix)) {
                    found.add(kept[at(at)]);
                }
            }
            return Optional.of(found);
        } finally {
            lock.unlock();
        }
    }
}
