package org.lectern.citation.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.lectern.citation.Correction;
import org.lectern.citation.CorrectionStore;
import org.lectern.citation.Corrections;
import org.lectern.citation.LoggedCorrection;
import org.lectern.citation.LoggedCorrection.Undone;
import org.lectern.people.AccountId;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link CorrectionStore} in a database. */
public final class SqlCorrectionStore implements CorrectionStore {
    private static final RowMapper<LoggedCorrection> CORRECTION = (row, context) -> {
        @Nullable String undoneBy = row.getString("undone_by");
        return new LoggedCorrection(
                row.getLong("number"),
                CorrectionJson.read(row.getString("kind"), row.getString("payload")),
                new AccountId(row.getString("account")),
                Instant.parse(row.getString("at")),
                undoneBy == null
                        ? Optional.empty()
                        : Optional.of(new Undone(new AccountId(undoneBy), Instant.parse(row.getString("undone_at")))));
    };

    private final Database database;
    private volatile Held held = new Held(0, Corrections.NONE);

    /** @param revision of the newest change that they were read with */
    record Held(long revision, Corrections corrections) {}

    public SqlCorrectionStore(Database database) {
        this.database = database;
        database.migrate("citation", "org/lectern/citation/sql/migrations");
    }

    @Override
    public Corrections corrections() {
        return held().corrections();
    }

    Held held() {
        Held known = held;
        return database.read(handle -> {
            long revision = revision(handle);
            if (revision == known.revision()) {
                return known;
            }
            List<LoggedCorrection> all = handle.createQuery("SELECT * FROM correction ORDER BY number")
                    .map(CORRECTION)
                    .list();
            Held read = new Held(revision, Corrections.of(all));
            held = read;
            return read;
        });
    }

    private static long revision(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(revision), 0) FROM correction")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public LoggedCorrection add(Correction correction, AccountId by, Instant at) {
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            long number = handle.createQuery("SELECT coalesce(max(number), 0) + 1 FROM correction")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO correction(number, kind, payload, account, at, revision)
                            VALUES (:number, :kind, :payload, :account, :at, :revision)""")
                    .bind("number", number)
                    .bind("kind", correction.kind())
                    .bind("payload", CorrectionJson.write(correction))
                    .bind("account", by.value())
                    .bind("at", Database.timeText(at))
                    .bind("revision", revision(handle) + 1)
                    .execute();
            log(transaction, "corrected-" + correction.kind(), number, correction, by, at);
            return find(handle, number).orElseThrow();
        });
    }

    @Override
    public Optional<LoggedCorrection> setHolding(long number, boolean holds, AccountId by, Instant at) {
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<LoggedCorrection> before = find(handle, number);
            if (before.isEmpty() || before.get().holds() == holds) {
                return before;
            }
            handle.createUpdate("""
                            UPDATE correction SET undone_by = :by, undone_at = :at, revision = :revision
                            WHERE number = :number""")
                    .bind("by", holds ? null : by.value())
                    .bind("at", holds ? null : Database.timeText(at))
                    .bind("revision", revision(handle) + 1)
                    .bind("number", number)
                    .execute();
            String kind = holds ? "correction-redone" : "correction-undone";
            log(transaction, kind, number, before.get().correction(), by, at);
            return find(handle, number);
        });
    }

    private static Optional<LoggedCorrection> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM correction WHERE number = :number")
                .bind("number", number)
                .map(CORRECTION)
                .findOne();
    }

    private static void log(
            Transaction transaction, String kind, long number, Correction correction, AccountId by, Instant at) {
        String subject = switch (correction) {
            case Correction.LivingInDocument living ->
                "/documents/" + living.document().value();
            default ->
                correction.workIds().isEmpty()
                        ? "/citations/" + correction.citationIds().getFirst()
                        : "/works/" + correction.workIds().getFirst();
        };
        transaction.append(
                kind,
                subject,
                at,
                Optional.of(by.value()),
                "{\"number\":%d,\"correction\":%s}".formatted(number, CorrectionJson.write(correction)));
    }
}
