package org.lectern.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The rows that Lectern writes for an annotation, by bare JDBC: one thread commits whatever is waiting. Nothing is
 * validated, looked up or kept unique beyond the key.
 */
final class BareStore implements AutoCloseable {
    private static final int MAX_BATCH = 128;

    private final Connection connection;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long next;

    private record Job(String text, String content, CompletableFuture<Void> done) {}

    BareStore(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(
                    "CREATE TABLE annotation (id TEXT PRIMARY KEY, ordered TEXT UNIQUE, text TEXT, content TEXT)");
            statement.execute("CREATE TABLE audience (annotation TEXT, grp TEXT, PRIMARY KEY (annotation, grp))");
            statement.execute("CREATE TABLE motivation (annotation TEXT, word TEXT, PRIMARY KEY (annotation, word))");
            statement.execute(
                    "CREATE TABLE place (annotation TEXT, ordinal INT, resource TEXT, start INT, PRIMARY KEY (annotation, ordinal))");
            statement.execute("CREATE INDEX place_by_resource ON place (resource, start)");
            statement.execute("CREATE TABLE change (cursor INTEGER PRIMARY KEY, subject TEXT, payload TEXT)");
            statement.execute("CREATE INDEX change_by_subject ON change (subject, cursor)");
        }
        connection.setAutoCommit(false);
        writer = Thread.ofPlatform().daemon().start(this::write);
    }

    /** Returns when it is on disk. */
    void add(String text, String content) {
        Job job = new Job(text, content, new CompletableFuture<>());
        jobs.add(job);
        job.done.join();
    }

    private void write() {
        List<Job> batch = new ArrayList<>();
        try (PreparedStatement annotation = connection.prepareStatement("INSERT INTO annotation VALUES (?, ?, ?, ?)");
                PreparedStatement audience = connection.prepareStatement("INSERT INTO audience VALUES (?, 'public')");
                PreparedStatement motivation =
                        connection.prepareStatement("INSERT INTO motivation VALUES (?, 'commenting')");
                PreparedStatement place =
                        connection.prepareStatement("INSERT INTO place VALUES (?, 0, '/documents/werth-2010', ?)");
                PreparedStatement change = connection.prepareStatement("INSERT INTO change VALUES (?, ?, ?)")) {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(jobs.take());
                jobs.drainTo(batch, MAX_BATCH - 1);
                for (Job job : batch) {
                    String id = "%026d".formatted(++next);
                    set(annotation, id, id, job.text, job.content);
                    set(audience, id);
                    set(motivation, id);
                    set(place, id, next);
                    set(change, next, id, job.content);
                }
                connection.commit();
                batch.forEach(job -> job.done.complete(null));
                batch.clear();
            }
        } catch (SQLException e) {
            batch.forEach(job -> job.done.completeExceptionally(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int n = 0; n < values.length; n++) {
            statement.setObject(n + 1, values[n]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
