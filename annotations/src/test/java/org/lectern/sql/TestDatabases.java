package org.lectern.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The databases that contracts are run against. */
public enum TestDatabases {
    SQLITE {
        @Override
        public Supplier<Database> empty(Path folder) {
            return () -> new SqliteDatabase(folder.resolve("lectern.sqlite"));
        }
    },
    POSTGRES {
        @Override
        public Supplier<Database> empty(Path folder) {
            DataSource fresh = Server.freshDatabase();
            return () -> new PostgresDatabase(fresh);
        }
    };

    /**
     * A new and empty database; each call of the supplier opens it again.
     *
     * @param folder for those that are files
     */
    public abstract Supplier<Database> empty(Path folder);

    /** One real server for the whole JVM, which it stops with. */
    static final class Server {
        private static final EmbeddedPostgres RUNNING = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        private Server() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DataSource freshDatabase() {
            String name = "test_" + DATABASES.incrementAndGet();
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("The test server makes no database", e);
            }
            return RUNNING.getDatabase("postgres", name);
        }
    }
}
