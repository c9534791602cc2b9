package org.lectern.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in a file, in WAL mode at {@code synchronous=FULL}, behind one writing thread. */
public final class SqliteDatabase extends Database {
    private static final int READERS = 8;

    private final Path file;
    private final SQLiteDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi readers;
    private final SqliteWriter writer;

    /** @param file made if there is none; its folder must exist */
    public SqliteDatabase(Path file) {
        this.file = file;
        this.writing = new SQLiteDataSource(config(false));
        writing.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        SQLiteDataSource readOnly = new SQLiteDataSource(config(true));
        readOnly.setUrl("jdbc:sqlite:" + file);
        pool.setDataSource(readOnly);
        pool.setMaximumPoolSize(READERS);
        pool.setPoolName("sqlite-readers");
        pool.setConnectionInitSql("PRAGMA query_only = ON");
        // The log's table has to be there before a reader that cannot make a file opens it.
        migrate("change", "org/lectern/sql/migrations");
        this.reading = new HikariDataSource(pool);
        this.readers = Jdbi.create(reading);
        readers.define(BY_BYTES, byBytes());
        Jdbi jdbi = Jdbi.create(writing);
        jdbi.define(BY_BYTES, byBytes());
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        this.writer = new SqliteWriter(jdbi);
    }

    private static SQLiteConfig config(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        // No table here hands out keys, and the driver would ask for one after every insert
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "268435456");
        // Pages that are written again and again reach the file more seldom; the log takes 16 MB at most
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "4000");
        if (!readOnly) {
            // SQLite then knows of the writing from the start and never has to refuse an upgrade
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        return config;
    }

    @Override
    public List<String> damage() {
        List<String> found = read(handle ->
                handle.createQuery("PRAGMA quick_check(20)").mapTo(String.class).list());
        return found.equals(List.of("ok")) ? List.of() : found;
    }

    /** The data folder is locked by the process that has it. */
    @Override
    public boolean isOnlyWriter() {
        return true;
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return readers.inTransaction(work::apply);
    }

    @Override
    public long lastCursor() {
        long known = writer.lastLogged();
        return known == 0 ? super.lastCursor() : known;
    }

    @Override
    public List<LoggedChange> changesBetween(long cursor, long upTo, String subjectPrefix, int limit) {
        return writer.tail()
                .between(cursor, upTo, subjectPrefix, limit)
                .orElseGet(() -> super.changesBetween(cursor, upTo, subjectPrefix, limit));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return writer.write(work);
    }

    @Override
    String byBytes() {
        return "COLLATE BINARY";
    }

    @Override
    DataSource dataSource() {
        return writing;
    }

    @Override
    void keepCopyBefore(String module) {
        String name =
                "before-%s-%s.sqlite".formatted(module, timeText(Instant.now()).replace(':', '-'));
        copyTo(file.resolveSibling(name));
    }

    /**
     * Writes one consistent state of everything into a database file of its own, while others read and write here.
     *
     * @param copy must not exist
     */
    public void copyTo(Path copy) {
        Jdbi.create(writing)
                .useHandle(handle -> handle.createUpdate("VACUUM INTO :copy")
                        .bind("copy", copy.toString())
                        .execute());
    }

    /** Waits for what was handed in. */
    @Override
    public void close() {
        writer.close();
        reading.close();
    }
}
