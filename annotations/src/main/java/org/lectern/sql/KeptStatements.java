package org.lectern.sql;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection for the next time that they are wanted: SQLite takes longer to
 * understand a statement than to do what it says. For one thread at a time.
 */
final class KeptStatements implements StatementBuilder {
    /** Those with lists of their own length come in many forms; the least used make room. */
    private static final int MOST = 200;

    private final StatementBuilder fresh = new DefaultStatementBuilder();
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();
    private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return fresh.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? fresh.create(connection, sql, context) : kept;
        lent.put(statement, sql);
        return statement;
    }

    /** One with no wishes of Jdbi's; to be closed here too. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        lent.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return fresh.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String kept = lent.remove(statement);
        if (kept == null || !(statement instanceof PreparedStatement prepared) || idle.containsKey(kept)) {
            statement.close();
            return;
        }
        prepared.clearParameters();
        idle.put(kept, prepared);
        if (idle.size() > MOST) {
            idle.pollFirstEntry().getValue().close();
        }
    }

    @Override
    public void close(Connection connection) {
        idle.values().forEach(KeptStatements::end);
        idle.clear();
    }

    private static void end(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new StorageException("A statement could not be closed", e);
        }
    }
}
