package org.lectern.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A database with the change log that all modules append to. Safe for use by several threads; close it once, last.
 *
 * <p>Whatever {@link #write} acknowledges survives the loss of power.
 */
public abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PostgresDatabase {
    /**
     * In statements, {@code <byBytes>} after a text column compares it byte by byte, whatever the language of the
     * database; in migrations it is written <code>${byBytes}</code>.
     */
    static final String BY_BYTES = "byBytes";

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final Map<String, AtomicLong> writes = new ConcurrentHashMap<>();
    /** By module, the scripts that its tables were last brought up to date with by this object. */
    private final Map<String, String> migrated = new ConcurrentHashMap<>();

    /** Reads from one consistent state. */
    public abstract <T> T read(Function<Handle, T> work);

    /**
     * Runs in a transaction of its own; when it returns, rows and appended changes are durable. When {@code work} throws,
     * none of them are, and the exception comes out here. Where several write at once, {@code work} may be done again
     * after it lost to another, so it must do nothing but read and write here.
     */
    public abstract <T> T write(Function<Transaction, T> work);

    /** Whether whatever changes here is written by this object, so that what was read stays true until it writes. */
    public abstract boolean isOnlyWriter();

    /** Counts the writes to a module's tables, for all who name the module. */
    public final AtomicLong writesTo(String module) {
        return writes.computeIfAbsent(module, any -> new AtomicLong());
    }

    @Override
    public abstract void close();

    abstract DataSource dataSource();

    abstract String byBytes();

    /** What the engine finds wrong with its own files, by a look that takes seconds; empty where all is well. */
    public abstract List<String> damage();

    /** A safe copy of what there is, before its tables are changed. */
    abstract void keepCopyBefore(String module);

    /**
     * Brings a module's tables to this program's state.
     *
     * @param module names the table in which its migrations are recorded
     * @param location a class path folder of numbered scripts, {@code V1__what.sql}, never edited once landed
     * @throws NewerDataException when a newer program has been here
     */
    public final void migrate(String module, String location) {
        if (location.equals(migrated.get(module))) {
            return;
        }
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource())
                .locations("classpath:" + location)
                .table(module + "_migrations")
                .placeholders(Map.of(BY_BYTES, byBytes()))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState() == MigrationState.FUTURE_SUCCESS
                    || applied.getState() == MigrationState.FUTURE_FAILED) {
                throw new NewerDataException(module + " " + applied.getVersion());
            }
        }
        boolean hasData = flyway.info().current() != null;
        if (hasData && flyway.info().pending().length > 0) {
            keepCopyBefore(module);
        }
        flyway.migrate();
        migrated.put(module, location);
    }

    /**
     * Writes by a statement with its values in order: what every new annotation needs, without what Jdbi does for
     * statements of all kinds.
     *
     * @param values texts and whole numbers; null where there is none
     * @return how many rows were written
     */
    public static int execute(Handle handle, String sql, @Nullable Object... values) {
        Connection connection = handle.getConnection();
        StatementBuilder builder = handle.getStatementBuilder();
        try {
            PreparedStatement statement = builder instanceof KeptStatements kept
                    ? kept.take(connection, sql)
                    : connection.prepareStatement(sql);
            try {
                for (int n = 0; n < values.length; n++) {
                    statement.setObject(n + 1, values[n]);
                }
                return statement.executeUpdate();
            } finally {
                builder.close(connection, sql, statement);
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The log from just after a cursor, oldest first. */
    public final List<LoggedChange> changesAfter(long cursor, String subjectPrefix, int limit) {
        return changesBetween(cursor, Long.MAX_VALUE, subjectPrefix, limit);
    }

    /** The same up to another cursor, with that one. */
    public List<LoggedChange> changesBetween(long cursor, long upTo, String subjectPrefix, int limit) {
        return read(handle -> handle.createQuery("""
                        SELECT cursor, kind, subject, at, actor, payload FROM change
                        WHERE cursor > :cursor AND cursor <= :upTo AND subject LIKE :prefix || '%'
                        ORDER BY cursor LIMIT :limit""")
                .bind("cursor", cursor)
                .bind("upTo", upTo)
                .bind("prefix", subjectPrefix)
                .bind("limit", limit)
                .map((rs, context) -> LoggedChange.of(rs))
                .list());
    }

    /** Everything that happened to one subject, oldest first. */
    public final List<LoggedChange> changesOf(String subject) {
        return read(handle -> handle.createQuery("""
                        SELECT cursor, kind, subject, at, actor, payload FROM change
                        WHERE subject = :subject ORDER BY cursor""")
                .bind("subject", subject)
                .map((rs, context) -> LoggedChange.of(rs))
                .list());
    }

    /** The cursor of the newest change; 0 in an empty log. */
    public long lastCursor() {
        return read(handle -> lastCursor(handle));
    }

    /** The same, of the state that a handle reads. */
    public static long lastCursor(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(cursor), 0) FROM change")
                .mapTo(Long.class)
                .one();
    }

    /** Times are stored as RFC 3339 text in UTC with milliseconds, so that they sort as text in every database. */
    public static String timeText(Instant time) {
        return TIME.format(time);
    }

    /** The data was written by a newer program than this one. */
    public static final class NewerDataException extends RuntimeException {
        NewerDataException(String what) {
            super(what);
        }
    }

    /**
     * @param kind what happened, in the module's words
     * @param subject the address of what it happened to
     * @param actor the account that did it; empty for the program itself
     * @param payload JSON; empty once erased
     * @param said what the payload was written from, where that is still in memory
     */
    public record LoggedChange(
            long cursor,
            String kind,
            String subject,
            Instant at,
            Optional<String> actor,
            Optional<String> payload,
            Optional<Object> said) {
        static LoggedChange of(java.sql.ResultSet row) throws java.sql.SQLException {
            return new LoggedChange(
                    row.getLong("cursor"),
                    row.getString("kind"),
                    row.getString("subject"),
                    Instant.parse(row.getString("at")),
                    Optional.ofNullable(row.getString("actor")),
                    Optional.ofNullable(row.getString("payload")),
                    Optional.empty());
        }
    }
}
