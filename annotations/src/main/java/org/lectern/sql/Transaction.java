package org.lectern.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.lectern.sql.Database.LoggedChange;

/**
 * The rows and changes of one write. Changes get their cursors when the work is done, just before the commit, so that
 * cursors are handed out in the order of commits and none is ever left out.
 */
public final class Transaction {
    private final Handle handle;
    private final CursorSource cursors;
    private final List<Appended> appended = new ArrayList<>();

    Transaction(Handle handle, CursorSource cursors) {
        this.handle = handle;
        this.cursors = cursors;
    }

    public Handle handle() {
        return handle;
    }

    /** @param payload JSON that tells a follower of the log what it needs to know */
    public void append(String kind, String subject, Instant at, Optional<String> actor, String payload) {
        append(kind, subject, at, actor, payload, Optional.empty(), cursor -> {});
    }

    /**
     * The same, and then does {@code afterwards} with the change's cursor, in the same transaction.
     *
     * @param said what the payload was written from, for followers that would have to read it again; it never changes
     */
    public void append(
            String kind,
            String subject,
            Instant at,
            Optional<String> actor,
            String payload,
            Optional<Object> said,
            LongConsumer afterwards) {
        appended.add(new Appended(kind, subject, at, actor, payload, said, afterwards));
    }

    /** The cursor of the change that is appended next; empty where it is only known when the work is done. */
    public OptionalLong comingCursor() {
        OptionalLong first = cursors.coming(handle);
        return first.isPresent() ? OptionalLong.of(first.getAsLong() + appended.size()) : first;
    }

    /** Writes the appended changes with the next cursors; these are what is in the log once it is committed. */
    List<LoggedChange> log() {
        if (appended.isEmpty()) {
            return List.of();
        }
        List<LoggedChange> logged = new ArrayList<>(appended.size());
        long cursor = cursors.take(handle, appended.size());
        for (Appended change : appended) {
            Instant at = change.at.truncatedTo(ChronoUnit.MILLIS);
            Database.execute(
                    handle,
                    "INSERT INTO change(cursor, kind, subject, at, actor, payload) VALUES (?, ?, ?, ?, ?, ?)",
                    cursor,
                    change.kind,
                    change.subject,
                    Database.timeText(at),
                    change.actor.orElse(null),
                    change.payload);
            logged.add(new LoggedChange(
                    cursor, change.kind, change.subject, at, change.actor, Optional.of(change.payload), change.said));
            cursor++;
        }
        for (int n = 0; n < appended.size(); n++) {
            appended.get(n).afterwards.accept(logged.get(n).cursor());
        }
        return logged;
    }

    /** Hands out the next cursors of the log. */
    interface CursorSource {
        /** The first of {@code count}. */
        long take(Handle handle, int count);

        /** What {@link #take} will say, where nobody can take it before. */
        default OptionalLong coming(Handle handle) {
            return OptionalLong.empty();
        }
    }

    private record Appended(
            String kind,
            String subject,
            Instant at,
            Optional<String> actor,
            String payload,
            Optional<Object> said,
            LongConsumer afterwards) {}
}
