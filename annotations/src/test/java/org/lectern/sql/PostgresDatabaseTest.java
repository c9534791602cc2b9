package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Several writers at once, which only this database has. */
final class PostgresDatabaseTest {
    /** Makes the commit of whoever adds the sample "held" wait until nobody else holds advisory lock 7. */
    private static final String HOLD_AT_COMMIT = """
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON change DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW WHEN (NEW.subject = '/samples/held') EXECUTE FUNCTION hold()""";

    @Test
    void who_has_a_cursor_commits_before_the_next_one_is_handed_out() throws SQLException {
        DataSource source = TestDatabases.Server.freshDatabase();
        try (PostgresDatabase database = new PostgresDatabase(source);
                Connection lock = source.getConnection();
                Statement statement = lock.createStatement()) {
            Samples samples = new Samples(database);
            statement.execute(HOLD_AT_COMMIT);
            statement.execute("SELECT pg_advisory_lock(7)");

            CompletableFuture<Void> held = run(() -> samples.add("held"));
            waitForBlocked(source, "advisory");
            CompletableFuture<Void> other = run(() -> samples.add("other"));
            waitForBlocked(source, "transactionid");
            assertThat(samples.logged()).isEmpty();
            assertThat(other).isNotDone();

            statement.execute("SELECT pg_advisory_unlock(7)");
            CompletableFuture.allOf(held, other).orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(samples.logged()).containsExactly("held", "other");
        }
    }

    private static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static void waitForBlocked(DataSource source, String event) {
        Instant deadline = Instant.now().plusSeconds(60);
        boolean blocked = false;
        while (!blocked) {
            assertThat(Instant.now()).as("nobody waits for %s", event).isBefore(deadline);
            blocked = Jdbi.create(source)
                    .withHandle(handle -> handle.createQuery("""
                                    SELECT count(*) > 0 FROM pg_stat_activity
                                    WHERE datname = current_database() AND wait_event = :event""")
                            .bind("event", event)
                            .mapTo(Boolean.class)
                            .one());
        }
    }
}
