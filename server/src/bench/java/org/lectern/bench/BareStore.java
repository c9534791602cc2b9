package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.lectern.annotation.Placer;
import org.lectern.annotation.sql.SqlAnnotationStore;
import org.lectern.sql.SqliteDatabase;

/**
 * The rows that Lectern writes for an annotation, in tables and indexes that its migrations made, by bare JDBC: one
 * thread commits whatever is waiting. Nothing is validated or looked up; each annotation is a copy of one that Lectern
 * stored, under a new id.
 */
final class BareStore implements AutoCloseable {
    private static final int MAX_BATCH = 128;
    /** Those that one annotation has rows in, each after what it refers to. */
    private static final List<String> TABLES =
            List.of("annotation", "annotation_audience", "annotation_motivation", "annotation_place", "change");

    private final Connection connection;
    private final List<Template> templates = new ArrayList<>();
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long next;

    /** Who sends has an account of their own, by which their annotations are in the index. */
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    private record Job(JsonNode sent, String account, CompletableFuture<Void> done) {}

    /** A row and the statement that stores one like it. */
    private record Template(String table, List<String> columns, List<Object> values) {
        String insert() {
            return "INSERT INTO %s(%s) VALUES (%s)"
                    .formatted(
                            table,
                            String.join(", ", columns),
                            String.join(", ", Collections.nCopies(values.size(), "?")));
        }
    }

    /** @param lectern a database of Lectern's with one annotation in it, which is copied */
    BareStore(Path file, Path lectern) throws SQLException {
        try (SqliteDatabase tables = new SqliteDatabase(file)) {
            new SqlAnnotationStore(tables, Placer.NONE);
        }
        connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
        try (Statement statement = connection.createStatement()) {
            for (String pragma : List.of(
                    "journal_mode = WAL",
                    "synchronous = FULL",
                    "foreign_keys = ON",
                    "mmap_size = 268435456",
                    "wal_autocheckpoint = 4000")) {
                statement.execute("PRAGMA " + pragma);
            }
            statement.execute("ATTACH '%s' AS lectern".formatted(lectern));
            for (String table : TABLES) {
                String those = table.equals("change") ? " WHERE kind = 'annotation-created'" : "";
                try (ResultSet rows = statement.executeQuery("SELECT * FROM lectern.%s%s".formatted(table, those))) {
                    while (rows.next()) {
                        templates.add(template(table, rows));
                    }
                }
            }
            statement.execute("DETACH lectern");
        }
        connection.setAutoCommit(false);
        writer = Thread.ofPlatform().daemon().start(this::write);
    }

    private static Template template(String table, ResultSet row) throws SQLException {
        ResultSetMetaData shape = row.getMetaData();
        List<String> columns = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int n = 1; n <= shape.getColumnCount(); n++) {
            columns.add(shape.getColumnName(n));
            values.add(row.getObject(n));
        }
        return new Template(table, columns, values);
    }

    /** Returns when it is on disk. */
    void add(JsonNode sent, String sender) {
        String account = accounts.computeIfAbsent(sender, any -> "%012d".formatted(accounts.size()));
        Job job = new Job(sent, account, new CompletableFuture<>());
        jobs.add(job);
        job.done.join();
    }

    private void write() {
        List<Job> batch = new ArrayList<>();
        List<PreparedStatement> inserts = new ArrayList<>();
        try {
            for (Template template : templates) {
                inserts.add(connection.prepareStatement(template.insert()));
            }
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(jobs.take());
                jobs.drainTo(batch, MAX_BATCH - 1);
                for (Job job : batch) {
                    insert(inserts, job.account);
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

    /** One more annotation: ids, account and cursor are its own, everything else is the template's. */
    private void insert(List<PreparedStatement> inserts, String account) throws SQLException {
        next++;
        String id = "%026d".formatted(next);
        for (int n = 0; n < inserts.size(); n++) {
            Template template = templates.get(n);
            PreparedStatement insert = inserts.get(n);
            for (int column = 0; column < template.columns.size(); column++) {
                Object value = switch (template.columns.get(column)) {
                    case "id", "ordered", "annotation" -> id;
                    case "subject" -> "/annotations/" + id;
                    case "creator", "actor" -> account;
                    case "cursor", "changed" -> next;
                    default -> template.values.get(column);
                };
                insert.setObject(column + 1, value);
            }
            insert.executeUpdate();
        }
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
