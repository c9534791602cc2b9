package org.lectern.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.lectern.sql.Database.LoggedChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to a SQLite database. Whatever is handed to it is answered once it is durable.
 *
 * <p>It takes whatever is waiting into one transaction, so many small writes share one wait for the disk. Where one fails,
 * all are undone and done again, each with a savepoint of its own, so that it takes nothing with it. Cursors of the change
 * log need no counter, since there is never a second writer.
 */
final class SqliteWriter implements AutoCloseable {
    /** More would make the first of a batch wait for the last without saving a noticeable part of the disk's time. */
    private static final int MAX_BATCH = 128;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

    private final BlockingQueue<Job<?>> jobs = new ArrayBlockingQueue<>(4 * MAX_BATCH);
    private final Thread thread;
    private final LogTail tail = new LogTail();
    /** The newest cursor of the log; 0 while it is not known here. Set before anybody is told that it was written. */
    private volatile long lastLogged;

    private volatile boolean closed;

    SqliteWriter(Jdbi jdbi) {
        this.thread = Thread.ofPlatform().name("sqlite-writer").start(() -> jdbi.useHandle(this::writeUntilClosed));
    }

    /** The newest cursor of the log; 0 while it is not known here. */
    long lastLogged() {
        return lastLogged;
    }

    /** What was logged last. */
    LogTail tail() {
        return tail;
    }

    /** Runs in a transaction that it may share with others; returns when it is durable, or throws what it threw. */
    <T> T write(Function<Transaction, T> work) {
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

    /** Waits for what was handed in. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
                run(handle, SqliteWriter::nextCursor);
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
