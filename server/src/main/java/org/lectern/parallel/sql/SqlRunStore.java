package org.lectern.parallel.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.lectern.anchor.TextSpan;
import org.lectern.document.DocumentId;
import org.lectern.parallel.RunStore;
import org.lectern.parallel.SharedRun;
import org.lectern.people.AccountId;
import org.lectern.sql.Database;

/** {@link RunStore} in a database. */
public final class SqlRunStore implements RunStore {
    private static final String ORDER = " ORDER BY words DESC, a_document, a_start, b_document, b_start";

    private final Database database;

    public SqlRunStore(Database database) {
        this.database = database;
        database.migrate("parallel", "org/lectern/parallel/sql/migrations");
    }

    @Override
    public Set<Text> compared() {
        return new HashSet<>(
                database.read(handle -> handle.createQuery("SELECT document, version FROM compared_version")
                        .map((row, context) -> text(row, "document", "version"))
                        .list()));
    }

    @Override
    public boolean isCompared(Text text) {
        return database.read(handle -> handle.createQuery(
                                "SELECT count(*) FROM compared_version WHERE document = :document AND version = :version")
                        .bind("document", text.document().value())
                        .bind("version", text.version())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private static Text text(ResultSet row, String document, String version) throws SQLException {
        return new Text(new DocumentId(row.getString(document)), row.getString(version));
    }

    @Override
    public void put(Text text, List<StoredRun> runs, int stopRevision) {
        database.write(transaction -> {
            Handle handle = transaction.handle();
            // what a write that was cut short, or an earlier comparing, left of it
            handle.execute(
                    "DELETE FROM shared_run WHERE b_document = ? AND b_version = ?",
                    text.document().value(),
                    text.version());
            insert(handle, runs);
            handle.execute(
                    "DELETE FROM compared_version WHERE document = ? AND version = ?",
                    text.document().value(),
                    text.version());
            handle.execute(
                    "INSERT INTO compared_version(document, version) VALUES (?, ?)",
                    text.document().value(),
                    text.version());
            // counted by an older list than others: all are counted again
            handle.execute("UPDATE stop_revision SET counted_by = ? WHERE counted_by > ?", stopRevision, stopRevision);
            return text;
        });
    }

    private static void insert(Handle handle, List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO shared_run(a_document, a_version, a_start, a_end, b_document, b_version, b_start, b_end,
                  words, counted, similarity, commonplace)
                VALUES (:aDocument, :aVersion, :aStart, :aEnd, :bDocument, :bVersion, :bStart, :bEnd,
                  :words, :counted, :similarity, :commonplace)""");
        for (StoredRun stored : runs) {
            SharedRun run = stored.run();
            batch.bind("aDocument", stored.a().document().value())
                    .bind("aVersion", stored.a().version())
                    .bind("aStart", run.a().start())
                    .bind("aEnd", run.a().end())
                    .bind("bDocument", stored.b().document().value())
                    .bind("bVersion", stored.b().version())
                    .bind("bStart", run.b().start())
                    .bind("bEnd", run.b().end())
                    .bind("words", run.words())
                    .bind("counted", stored.counted())
                    .bind("similarity", run.similarity())
                    .bind("commonplace", run.commonplace() ? 1 : 0)
                    .add();
        }
        batch.execute();
        runs.stream().filter(stored -> stored.run().commonplace()).forEach(stored -> spread(handle, stored));
    }

    /** What was stored of the words that have turned out to be a commonplace, and of little beside them. */
    private static void spread(Handle handle, StoredRun commonplace) {
        for (String side : List.of("a", "b")) {
            handle.createUpdate("""
                            UPDATE shared_run SET commonplace = 1 WHERE commonplace = 0
                              AND %1$s_document = :document AND %1$s_version = :version
                              AND (%1$s_start + %1$s_end) / 2 BETWEEN :start AND :end
                              AND 4 * (%1$s_end - %1$s_start) <= 5 * (:end - :start)""".formatted(side))
                    .bind("document", commonplace.a().document().value())
                    .bind("version", commonplace.a().version())
                    .bind("start", commonplace.run().a().start())
                    .bind("end", commonplace.run().a().end())
                    .execute();
        }
    }

    @Override
    public List<TextSpan> commonplaces(Text text) {
        return database.read(handle -> handle.createQuery("""
                        SELECT a_start AS start_at, a_end AS end_at FROM shared_run
                          WHERE commonplace = 1 AND a_document = :document AND a_version = :version
                        UNION
                        SELECT b_start, b_end FROM shared_run
                          WHERE commonplace = 1 AND b_document = :document AND b_version = :version""")
                .bind("document", text.document().value())
                .bind("version", text.version())
                .map((row, context) -> new TextSpan(row.getInt("start_at"), row.getInt("end_at")))
                .list());
    }

    @Override
    public void remove(List<Text> texts) {
        database.write(transaction -> {
            Handle handle = transaction.handle();
            for (Text text : texts) {
                String document = text.document().value();
                handle.execute(
                        "DELETE FROM shared_run WHERE b_document = ? AND b_version = ?", document, text.version());
                handle.execute(
                        "DELETE FROM shared_run WHERE a_document = ? AND a_version = ?", document, text.version());
                handle.execute(
                        "DELETE FROM compared_version WHERE document = ? AND version = ?", document, text.version());
            }
            return texts;
        });
    }

    @Override
    public List<StoredRun> runsOf(Text text, int minWords) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM shared_run WHERE counted >= :min
                          AND ((a_document = :document AND a_version = :version)
                            OR (b_document = :document AND b_version = :version))""" + ORDER)
                .bind("document", text.document().value())
                .bind("version", text.version())
                .bind("min", minWords)
                .map((row, context) -> run(row))
                .list());
    }

    @Override
    public List<StoredRun> runsOf(Text one, Text other, int minWords) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM shared_run WHERE counted >= :min
                          AND ((a_document = :one AND a_version = :oneVersion
                              AND b_document = :other AND b_version = :otherVersion)
                            OR (a_document = :other AND a_version = :otherVersion
                              AND b_document = :one AND b_version = :oneVersion))""" + ORDER)
                .bind("one", one.document().value())
                .bind("oneVersion", one.version())
                .bind("other", other.document().value())
                .bind("otherVersion", other.version())
                .bind("min", minWords)
                .map((row, context) -> run(row))
                .list());
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        return new StoredRun(
                text(row, "a_document", "a_version"),
                text(row, "b_document", "b_version"),
                new SharedRun(
                        new TextSpan(row.getInt("a_start"), row.getInt("a_end")),
                        new TextSpan(row.getInt("b_start"), row.getInt("b_end")),
                        row.getInt("words"),
                        row.getDouble("similarity"),
                        row.getInt("commonplace") != 0),
                row.getInt("counted"));
    }

    @Override
    public int countedBy() {
        return database.read(handle -> number(handle, "counted_by"));
    }

    private static int number(Handle handle, String column) {
        return handle.createQuery("SELECT " + column + " FROM stop_revision")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void recount(int revision, ToIntFunction<StoredRun> counting) {
        for (Text text : compared()) {
            List<StoredRun> runs =
                    runsOf(text, 0).stream().filter(run -> run.b().equals(text)).toList();
            List<StoredRun> changed = runs.stream()
                    .map(run -> new StoredRun(run.a(), run.b(), run.run(), counting.applyAsInt(run)))
                    .filter(run -> !runs.contains(run))
                    .toList();
            if (!changed.isEmpty()) {
                database.write(transaction -> {
                    update(transaction.handle(), changed);
                    return changed;
                });
            }
        }
        database.write(
                transaction -> transaction.handle().execute("UPDATE stop_revision SET counted_by = ?", revision));
    }

    private static void update(Handle handle, List<StoredRun> runs) {
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE shared_run SET counted = :counted WHERE a_document = :aDocument AND a_version = :aVersion
                  AND b_document = :bDocument AND b_version = :bVersion AND a_start = :aStart AND b_start = :bStart""");
        for (StoredRun run : runs) {
            batch.bind("counted", run.counted())
                    .bind("aDocument", run.a().document().value())
                    .bind("aVersion", run.a().version())
                    .bind("bDocument", run.b().document().value())
                    .bind("bVersion", run.b().version())
                    .bind("aStart", run.run().a().start())
                    .bind("bStart", run.run().b().start())
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<StopRun> stopRuns() {
        return database.read(handle -> handle.createQuery("SELECT words, account, at FROM stop_run ORDER BY words")
                .map((row, context) -> new StopRun(
                        row.getString("words"),
                        Optional.ofNullable(row.getString("account")).map(AccountId::new),
                        Instant.parse(row.getString("at"))))
                .list());
    }

    @Override
    public int stopRevision() {
        return database.read(handle -> number(handle, "revision"));
    }

    @Override
    public boolean addStopRun(String words, AccountId by, Instant at) {
        return change(
                "stop-run-added",
                words,
                by,
                at,
                handle -> handle.createUpdate("""
                        INSERT INTO stop_run(words, account, at) VALUES (:words, :account, :at)
                        ON CONFLICT (words) DO NOTHING""")
                        .bind("words", words)
                        .bind("account", by.value())
                        .bind("at", Database.timeText(at))
                        .execute());
    }

    @Override
    public boolean removeStopRun(String words, AccountId by, Instant at) {
        return change(
                "stop-run-removed",
                words,
                by,
                at,
                handle -> handle.execute("DELETE FROM stop_run WHERE words = ?", words));
    }

    private boolean change(String kind, String words, AccountId by, Instant at, ToIntFunction<Handle> work) {
        return database.write(transaction -> {
            if (work.applyAsInt(transaction.handle()) == 0) {
                return false;
            }
            transaction.handle().execute("UPDATE stop_revision SET revision = revision + 1");
            // letters, digits, spaces and apostrophes alone, so it needs no escaping
            transaction.append(
                    kind, "/compare/stop-runs", at, Optional.of(by.value()), "{\"words\":\"%s\"}".formatted(words));
            return true;
        });
    }
}
