package org.lectern.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * PostgreSQL, or what speaks its protocol. Several writers work at once.
 *
 * <p>A sequence would leave gaps after a rollback and hand out numbers in another order than that of the commits, so the
 * log's cursor comes from a counter row that each transaction updates last: who holds it commits next.
 */
public final class PostgresDatabase extends Database {
    /** Unique violation, serialization failure, deadlock. */
    private static final Set<String> RIVALRY = Set.of("23505", "40001", "40P01");

    private static final int MAX_ATTEMPTS = 5;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** @param source hands out connections to an existing database; this class closes none but its own */
    public PostgresDatabase(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(16);
        config.setPoolName("postgres");
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool);
        jdbi.define(BY_BYTES, byBytes());
        migrate("change", "org/lectern/sql/migrations");
    }

    /** PostgreSQL looks after its own files. */
    @Override
    public List<String> damage() {
        return List.of();
    }

    /** Other servers may write to it too. */
    @Override
    public boolean isOnlyWriter() {
        return false;
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(work);
            } catch (JdbiException e) {
                if (!isRivalry(e)) {
                    throw e;
                }
                if (attempt == MAX_ATTEMPTS) {
                    throw new RivalryException(attempt, e);
                }
            }
        }
    }

    /** Whether another writer was there first, so that the work may see its row when it is done again. */
    private static boolean isRivalry(JdbiException e) {
        return e.getCause() instanceof SQLException cause && RIVALRY.contains(String.valueOf(cause.getSQLState()));
    }

    private <T> T writeOnce(Function<Transaction, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, handle -> {
            Transaction transaction = new Transaction(handle, PostgresDatabase::nextCursor);
            T result = work.apply(transaction);
            transaction.log();
            return result;
        });
    }

    private static long nextCursor(Handle handle, int count) {
        return handle.createQuery("UPDATE change_counter SET last = last + :count RETURNING last - :count + 1")
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }

    @Override
    String byBytes() {
        return "COLLATE \"C\"";
    }

    @Override
    DataSource dataSource() {
        return pool;
    }

    /** A PostgreSQL server has its own backups, which a program with one database's rights cannot make. */
    @Override
    void keepCopyBefore(String module) {}

    @Override
    public void close() {
        pool.close();
    }
}
