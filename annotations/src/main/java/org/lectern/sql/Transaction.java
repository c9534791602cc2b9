package org.lectern.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * The rows and changes of one write. Changes get their cursors when the work is done, just before the commit, so that
 * cursors are handed out in the order of commits and none is ever left out.
 */
public final class Transaction {
    private final Handle handle;
    private final List<Appended> appended = new ArrayList<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    /** @param payload JSON that tells a follower of the log what it needs to know */
    public void append(String kind, String subject, Instant at, Optional<String> actor, String payload) {
        append(kind, subject, at, actor, payload, cursor -> {});
    }

    /** The same, and then does {@code afterwards} with the change's cursor, in the same transaction. */
    public void append(
            String kind, String subject, Instant at, Optional<String> actor, String payload, LongConsumer afterwards) {
        appended.add(new Appended(kind, subject, at, actor, payload, afterwards));
    }

    /** Writes the appended changes with the cursors from {@code first} on. */
    void log(CursorSource cursors) {
        if (appended.isEmpty()) {
            return;
        }
        long first = cursors.take(handle, appended.size());
        long cursor = first;
        for (Appended change : appended) {
            Database.execute(
                    handle,
                    "INSERT INTO change(cursor, kind, subject, at, actor, payload) VALUES (?, ?, ?, ?, ?, ?)",
                    cursor++,
                    change.kind,
                    change.subject,
                    Database.timeText(change.at),
                    change.actor.orElse(null),
                    change.payload);
        }
        for (int n = 0; n < appended.size(); n++) {
            appended.get(n).afterwards.accept(first + n);
        }
    }

    /** Hands out the next cursors of the log, the first of {@code count}. */
    interface CursorSource {
        long take(Handle handle, int count);
    }

    private record Appended(
            String kind, String subject, Instant at, Optional<String> actor, String payload, LongConsumer afterwards) {}
}
