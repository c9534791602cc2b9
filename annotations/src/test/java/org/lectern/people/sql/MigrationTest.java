package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Group;
import org.lectern.people.GroupName;
import org.lectern.people.Joining;
import org.lectern.people.People.ClaimOutcome;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.SqliteDatabase;
import org.sqlite.SQLiteDataSource;

/** A data folder from before there were groups, with people in it, goes on with groups. */
final class MigrationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("lectern.sqlite");
    }

    /** What the first program left: its tables, two accounts, a token, a session and a claim link. */
    private void leaveByFirstProgram(Secret token, Secret session, Secret claim) {
        try (Database empty = new SqliteDatabase(file())) {
            assertThat(empty.lastCursor()).isZero();
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/lectern/people/sql/migrations")
                .table("people_migrations")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("1")
                .load()
                .migrate();
        org.jdbi.v3.core.Jdbi.create(source).useHandle(handle -> {
            String account =
                    "INSERT INTO account(id, name, folded_name, administrator, created) VALUES (?, ?, ?, ?, ?)";
            handle.execute(account, "veraveravera", "Vera", "vera", 1, "2026-01-02T03:04:05.000Z");
            handle.execute(account, "ilyailyailya", "Ilya", "ilya", 0, "2026-01-03T03:04:05.000Z");
            handle.execute(
                    "INSERT INTO token(hash, account, created) VALUES (?, ?, ?)",
                    token.hash(),
                    "veraveravera",
                    "2026-01-02T03:04:05.000Z");
            handle.execute(
                    "INSERT INTO session(hash, account, created, expires) VALUES (?, ?, ?, ?)",
                    session.hash(),
                    "ilyailyailya",
                    "2026-11-01T00:00:00.000Z",
                    "2027-01-01T00:00:00.000Z");
            handle.execute(
                    "INSERT INTO claim(hash, account, expires) VALUES (?, ?, ?)",
                    claim.hash(),
                    "veraveravera",
                    "2026-11-22T10:30:00.000Z");
        });
    }

    @Test
    void people_tokens_sessions_and_claims_go_on_and_can_make_groups() throws Exception {
        Secret token = Secret.forPrograms();
        Secret session = Secret.forPeople();
        Secret claim = Secret.forPeople();
        leaveByFirstProgram(token, session, claim);

        try (Database database = new SqliteDatabase(file())) {
            SqlPeople people = new SqlPeople(database);
            SqlGroups groups = new SqlGroups(database);
            SqlInvitations invitations = new SqlInvitations(database);

            assertThat(people.accounts())
                    .extracting(account -> account.name().value())
                    .containsExactly("Vera", "Ilya");
            Account vera = people.byToken(token).orElseThrow();
            assertThat(vera.administrator()).isTrue();
            Account ilya = people.bySession(session, NOW).orElseThrow();
            assertThat(ilya.name()).isEqualTo(new AccountName("Ilya"));
            assertThat(people.accept(claim, new AccountName("reader"), "A browser", NOW))
                    .isInstanceOf(ClaimOutcome.Accepted.class);
            assertThat(people.tokens(vera.id())).hasSize(1);
            assertThat(people.sessions(ilya.id(), NOW)).hasSize(1);
            assertThat(people.hasPassphrase(vera.id())).isFalse();

            Group group = groups.create(new GroupName("Tuesday readers"), Joining.OPEN, vera.id(), NOW);
            groups.join(group.id(), ilya.id(), NOW);
            assertThat(groups.members(group.id()))
                    .extracting(member -> member.account().id())
                    .containsExactly(vera.id(), ilya.id());
            assertThat(invitations.working(group.id(), NOW)).isEmpty();
        }
        assertThat(copies()).as("a copy from before the change").hasSize(1);
    }

    private List<Path> copies() throws java.io.IOException {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith("before-people-"))
                    .toList();
        }
    }

    @Test
    void the_copy_from_before_opens_with_the_people_in_it() throws Exception {
        leaveByFirstProgram(Secret.forPrograms(), Secret.forPeople(), Secret.forPeople());
        try (Database database = new SqliteDatabase(file())) {
            assertThat(new SqlPeople(database).claimed()).isTrue();
        }
        SQLiteDataSource copy = new SQLiteDataSource();
        copy.setUrl("jdbc:sqlite:" + copies().getFirst());
        List<String> names = org.jdbi.v3.core.Jdbi.create(copy)
                .withHandle(handle -> handle.createQuery("SELECT name FROM account ORDER BY id")
                        .mapTo(String.class)
                        .list());
        assertThat(names).isEqualTo(List.of("Ilya", "Vera"));
    }
}
