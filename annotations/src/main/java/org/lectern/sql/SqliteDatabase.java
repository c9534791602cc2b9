package org.lectern.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in a file, in WAL mode at {@code synchronous=FULL}, behind one writing thread.
 *
 * <p>The writer takes whatever is waiting into one transaction, so many small writes share one wait for the disk, and
 * waits for no more: meanwhile the next are read and checked. Where
 * one fails, all are undone and done again, each with a savepoint of its own, so that it takes nothing with it. Cursors
 * of the change log need no counter, since there is never a second writer.
 */
public final class SqliteDatabase extends Database {
    /** More would make the first of a batch wait for the last without saving a noticeable part of the disk's time. */
    private static final int MAX_BATCH = 128;

    private static final int READERS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private final Path file;
    private final SQLiteDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi readers;
    private final BlockingQueue<Job<?>> jobs = new ArrayBlockingQueue<>(4 * MAX_BATCH);
    private final Thread writer;
    private final LogTail tail = new LogTail();
    /** The newest cursor of the log; 0 while it is not known here. Set before anybody is told that it was written. */
    private volatile long lastLogged;

    private volatile boolean closed;

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
        this.writer = Thread.ofPlatform().name("sqlite-writer").start(() -> jdbi.useHandle(this::writeUntilClosed));
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
        long known = lastLogged;
        return known == 0 ? super.lastCursor() : known;
    }

    @Override
    public List<LoggedChange> changesBetween(long cursor, long upTo, String subjectPrefix, int limit) {
        return tail.between(cursor, upTo, subjectPrefix, limit)
                .orElseGet(() -> super.changesBetween(cursor, upTo, subjectPrefix, limit));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        Job<T> job = new Job<>(work, new CompletableFuture<>());
        try {
            jobs.put(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before anything was written", e);
        }
        if (closed && jobs.remove(job)) {
            job.done.completeExceptionally(new IllegalStateException("The database is closed; nothing was written"));
        }
        try {
            return job.done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void writeUntilClosed(Handle handle) {
        List<Job<?>> batch = new ArrayList<>();
        Cursors cursors = new Cursors();
        while (!closed || !jobs.isEmpty()) {
            try {
                batch.add(jobs.take());
            } catch (InterruptedException e) {
                // close() wakes the writer; what is still waiting is written first
                continue;
            }
            jobs.drainTo(batch, MAX_BATCH - 1);
            writeBatch(handle, batch, cursors);
            batch.clear();
        }
    }

    private void writeBatch(Handle handle, List<Job<?>> batch, Cursors cursors) {
        try {
            handle.getConnection().setAutoCommit(false);
            Optional<Throwable> failed = runTogether(handle, batch, cursors);
            if (failed.isPresent()) {
                cursors.forget();
                undo(handle, failed.get());
                batch.forEach(job -> job.runAlone(handle));
            }
            List<LoggedChange> logged =
                    batch.stream().flatMap(job -> job.logged.stream()).toList();
            // This commits. The driver's commit() would begin the next transaction at once, and so keep the write lock
            tail.commit(logged, () -> handle.getConnection().setAutoCommit(true));
            if (!logged.isEmpty()) {
                lastLogged = logged.getLast().cursor();
            }
        } catch (SQLException | RuntimeException | Error e) {
            cursors.forget();
            tail.forget();
            lastLogged = 0;
            rollBack(handle);
            RuntimeException failure =
                    new StorageException("The database could not be written to: " + e.getMessage(), e);
            batch.forEach(job -> job.done.completeExceptionally(failure));
            return;
        }
        batch.forEach(Job::complete);
    }

    /** What one of them failed by; nothing of the transaction may then be kept. */
    private static Optional<Throwable> runTogether(Handle handle, List<Job<?>> batch, Cursors cursors) {
        try {
            batch.forEach(job -> job.run(handle, cursors));
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    /** Begins the transaction again. */
    private static void undo(Handle handle, Throwable reason) {
        try {
            handle.getConnection().rollback();
        } catch (SQLException e) {
            // SQLite has undone the transaction itself
            reason.addSuppressed(e);
            throw new StorageException("The transaction was lost: " + reason.getMessage(), reason);
        }
    }

    /** SQLite may have rolled back itself, as on a full disk; what is really broken, the next batch will say. */
    private static void rollBack(Handle handle) {
        try {
            handle.execute("ROLLBACK");
        } catch (RuntimeException e) {
            LOG.debug("There was no transaction to roll back", e);
        }
        try {
            handle.getConnection().setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("There was no transaction to end", e);
        }
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
        closed = true;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.close();
    }

    /** One write and its answer, which is given only after the commit. */
    private static final class Job<T> {
        private final Function<Transaction, T> work;
        private final CompletableFuture<T> done;
        private Runnable answer = () -> {};
        /** What it adds to the log. */
        private List<LoggedChange> logged = List.of();

        Job(Function<Transaction, T> work, CompletableFuture<T> done) {
            this.work = work;
            this.done = done;
        }

        void run(Handle handle, Transaction.CursorSource cursors) {
            logged = List.of();
            Transaction transaction = new Transaction(handle, cursors);
            T result = work.apply(transaction);
            logged = transaction.log();
            answer = () -> done.complete(result);
        }

        /** The same, but where it fails it takes no others of the transaction with it. */
        void runAlone(Handle handle) {
            handle.savepoint("job");
            try {
                run(handle, SqliteDatabase::nextCursor);
                handle.releaseSavepoint("job");
            } catch (RuntimeException | Error e) {
                logged = List.of();
                undo(handle, e);
                StorageException failure = new StorageException("The database is full: " + e.getMessage(), e);
                answer = () -> done.completeExceptionally(failure.diskIsFull() ? failure : e);
            }
        }

        private static void undo(Handle handle, Throwable reason) {
            try {
                // This also forgets the savepoint, so there is none to release
                handle.rollbackToSavepoint("job");
            } catch (RuntimeException e) {
                // SQLite has undone the whole transaction, with the neighbours in it
                e.addSuppressed(reason);
                throw new StorageException("The transaction was lost: " + reason.getMessage(), reason);
            }
        }

        void complete() {
            answer.run();
        }
    }

    /**
     * Hands out the cursors of transactions that are kept or undone as a whole. There is no other writer, so where the
     * last one ended the next one begins.
     */
    private static final class Cursors implements Transaction.CursorSource {
        private long next;

        /** For when what was handed out may not be kept. */
        void forget() {
            next = 0;
        }

        @Override
        public long take(Handle handle, int count) {
            long first = coming(handle).orElseThrow();
            next = first + count;
            return first;
        }

        @Override
        public OptionalLong coming(Handle handle) {
            if (next == 0) {
                next = nextCursor(handle, 1);
            }
            return OptionalLong.of(next);
        }
    }

    private static long nextCursor(Handle handle, int count) {
        return handle.createQuery("SELECT coalesce(max(cursor), 0) + 1 FROM change")
                .mapTo(Long.class)
                .one();
    }
}
