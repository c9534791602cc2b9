package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Label;
import org.lectern.people.People;
import org.lectern.people.People.ClaimOutcome;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** What every keeper of accounts must do; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class PeopleContractTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.008Z");
    private static final AccountName ADA = new AccountName("Ada Lovelace");

    private final TestDatabases kind;
    private Database database;
    private People people;

    @TempDir
    private Path folder;

    PeopleContractTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.empty(folder).get();
        people = new SqlPeople(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void names_that_fold_alike_are_one_account() {
        Account made = people.obtain(new AccountName("Zoë Müller"), false, NOW);
        for (String same :
                List.of("zoë MÜLLER", "Zoe\u0308 Mu\u0308ller", "Ｚoë Müller", "Zoë  Müller", "Zoë\u00a0Müller")) {
            assertThat(people.obtain(new AccountName(same), false, NOW))
                    .as(same)
                    .isEqualTo(made);
            assertThat(people.named(new AccountName(same))).as(same).contains(made);
        }
        assertThat(people.obtain(new AccountName("Zoe Muller"), false, NOW)).isNotEqualTo(made);
        assertThat(people.accounts()).hasSize(2);
        assertThat(people.account(made.id())).contains(made);
    }

    @Test
    void the_same_name_asked_for_by_many_at_once_is_one_account() {
        List<CompletableFuture<Account>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++) {
                asked.add(CompletableFuture.supplyAsync(() -> people.obtain(ADA, false, NOW), threads));
            }
        }
        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(people.accounts()).hasSize(1);
    }

    @Test
    void an_administrator_stays_one_and_an_account_can_become_one() {
        assertThat(people.obtain(ADA, false, NOW).administrator()).isFalse();
        assertThat(people.obtain(ADA, true, NOW).administrator()).isTrue();
        assertThat(people.obtain(ADA, false, NOW).administrator()).isTrue();
        assertThat(people.named(ADA).orElseThrow().administrator()).isTrue();
    }

    @Test
    void the_owner_is_claimed_once() {
        assertThat(people.claimed()).isFalse();
        Secret link = people.issueClaim(Optional.empty(), NOW);
        assertThat(people.claim(link, NOW)).contains(new People.Claim(Optional.empty()));
        assertThat(people.claimed()).as("looking uses nothing up").isFalse();

        Account owner = ((ClaimOutcome.Accepted) people.accept(link, ADA, "Firefox", NOW)).account();

        assertThat(owner.administrator()).isTrue();
        assertThat(people.claimed()).isTrue();
        assertThat(people.accept(link, new AccountName("Second"), "Firefox", NOW))
                .isEqualTo(new ClaimOutcome.Refused());
        assertThat(people.claim(link, NOW)).isEmpty();
        assertThat(people.accounts()).containsExactly(owner);
    }

    @Test
    void of_many_who_claim_at_once_one_becomes_the_owner() {
        Secret link = people.issueClaim(Optional.empty(), NOW);
        List<CompletableFuture<ClaimOutcome>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++) {
                AccountName name = new AccountName("Claimer " + n);
                claims.add(CompletableFuture.supplyAsync(() -> people.accept(link, name, "Firefox", NOW), threads));
            }
        }
        assertThat(claims.stream().map(CompletableFuture::join))
                .filteredOn(ClaimOutcome.Accepted.class::isInstance)
                .hasSize(1);
        assertThat(people.accounts()).hasSize(1);
    }

    @Test
    void a_newer_owners_link_replaces_the_older_and_none_works_once_there_is_an_owner() {
        Secret older = people.issueClaim(Optional.empty(), NOW);
        Secret newer = people.issueClaim(Optional.empty(), NOW);
        assertThat(people.accept(older, ADA, "Firefox", NOW)).isEqualTo(new ClaimOutcome.Refused());
        people.obtain(ADA, true, NOW);
        assertThat(people.claim(newer, NOW)).isEmpty();
        assertThat(people.accept(newer, new AccountName("Other"), "Firefox", NOW))
                .isEqualTo(new ClaimOutcome.Refused());
    }

    @Test
    void a_claim_ends_with_its_time() {
        Secret link = people.issueClaim(Optional.empty(), NOW);
        Instant last = NOW.plus(People.CLAIM_LIFETIME).minusMillis(1);
        assertThat(people.claim(link, last)).isPresent();
        assertThat(people.claim(link, last.plusMillis(1))).isEmpty();
        assertThat(people.accept(link, ADA, "Firefox", last.plusMillis(1))).isEqualTo(new ClaimOutcome.Refused());
        assertThat(people.accept(link, ADA, "Firefox", last)).isInstanceOf(ClaimOutcome.Accepted.class);
    }

    @Test
    void a_link_for_an_account_signs_that_account_in_whatever_the_name() {
        Account ada = people.obtain(ADA, false, NOW);
        Secret link = people.issueClaim(Optional.of(ada.id()), NOW);
        assertThat(people.claim(link, NOW)).contains(new People.Claim(Optional.of(ada)));

        ClaimOutcome.Accepted accepted =
                (ClaimOutcome.Accepted) people.accept(link, new AccountName("Whoever"), "Firefox", NOW);

        assertThat(accepted.account()).isEqualTo(ada);
        assertThat(people.bySession(accepted.session(), NOW)).contains(ada);
        assertThat(people.accept(link, ADA, "Firefox", NOW)).isEqualTo(new ClaimOutcome.Refused());
        assertThat(people.accounts()).containsExactly(ada);
    }

    @Test
    void sessions_end_with_their_time_or_when_closed() {
        Account ada = people.obtain(ADA, false, NOW);
        Secret session = people.openSession(ada.id(), "Firefox", NOW);
        Secret other = people.openSession(ada.id(), "Firefox", NOW);
        assertThat(people.bySession(session, NOW.plus(People.SESSION_LIFETIME).minusMillis(1)))
                .contains(ada);
        assertThat(people.bySession(session, NOW.plus(People.SESSION_LIFETIME))).isEmpty();

        people.closeSession(session);
        people.closeSession(session);

        assertThat(people.bySession(session, NOW)).isEmpty();
        assertThat(people.bySession(other, NOW)).contains(ada);
    }

    @Test
    void a_token_is_good_for_programs_and_for_nothing_else() {
        Account ada = people.obtain(ADA, false, NOW);
        Secret token = people.issueToken(ada.id(), new Label("script"), NOW);
        assertThat(people.byToken(token)).contains(ada);
        assertThat(people.bySession(token, NOW)).isEmpty();
        assertThat(people.claim(token, NOW)).isEmpty();
        assertThat(people.byToken(Secret.forPrograms())).isEmpty();
        assertThat(people.byToken(new Secret(token.hash())))
                .as("a stolen table opens nothing")
                .isEmpty();
    }

    @Test
    void secrets_are_stored_as_their_hash_only() {
        Account ada = people.obtain(ADA, false, NOW);
        Secret claim = people.issueClaim(Optional.of(ada.id()), NOW);
        Secret used = people.issueClaim(Optional.of(ada.id()), NOW);
        Secret token = people.issueToken(ada.id(), new Label("script"), NOW);
        Secret session = people.openSession(ada.id(), "Firefox", NOW);
        Secret claimed = ((ClaimOutcome.Accepted) people.accept(used, ADA, "Firefox", NOW)).session();

        String everything = database.read(PeopleContractTest::everythingIn);

        for (Secret kept : List.of(claim, token, session, claimed)) {
            assertThat(everything).contains(kept.hash()).doesNotContain(kept.value());
            assertThat(kept.toString()).doesNotContain(kept.value());
        }
        assertThat(everything).contains("account-added").doesNotContain(used.value());
    }

    /** Every value of every table. */
    private static String everythingIn(Handle handle) {
        StringBuilder everything = new StringBuilder();
        try (ResultSet tables =
                handle.getConnection().getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            assertThat(names).contains("account", "token", "session", "claim", "change");
            for (String name : names) {
                handle.createQuery("SELECT * FROM <name>")
                        .define("name", name)
                        .mapToMap()
                        .forEach(row -> everything.append(row).append('\n'));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return everything.toString();
    }

    @Test
    void what_is_no_name_is_refused() {
        String tooLong = "x".repeat(61);
        for (String bad : List.of("", " ", " Ada", "Ada ", "A\u0000da", "A\nda", "A\u202eda", "A\ud800da", tooLong)) {
            assertThatThrownBy(() -> new AccountName(bad)).as(bad).isInstanceOf(AccountName.InvalidNameException.class);
        }
        assertThat(new AccountName("\ud83d\ude00".repeat(60)).value()).hasSize(120);
    }

    @Test
    void what_is_acknowledged_outlives_the_program() {
        Account ada = people.obtain(ADA, true, NOW.plus(Duration.ofMillis(5)));
        assertThat(new SqlPeople(database).accounts()).containsExactly(ada);
    }
}
