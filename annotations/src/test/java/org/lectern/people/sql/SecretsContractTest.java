package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Joining;
import org.lectern.people.Label;
import org.lectern.people.Passphrase;
import org.lectern.people.People.PassphraseOutcome;
import org.lectern.people.People.RenameOutcome;
import org.lectern.people.People.Session;
import org.lectern.people.People.Token;
import org.lectern.people.Secret;
import org.lectern.sql.TestDatabases;

/** Passphrases, sessions and tokens, as every store must keep them; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class SecretsContractTest extends PeopleUnderTest {
    private static final AccountName VERA = new AccountName("Vera");
    private static final Passphrase RIGHT = new Passphrase("four words or móre");
    private static final Passphrase WRONG = new Passphrase("four words or less");
    private static final Passphrase NONE = new Passphrase("");

    SecretsContractTest(TestDatabases kind) {
        super(kind);
    }

    private Optional<Secret> signIn(String name, Passphrase passphrase) {
        return people.signIn(new AccountName(name), passphrase, "Firefox on Linux", NOW);
    }

    @Test
    void signing_in_takes_the_name_and_the_passphrase() {
        Account vera = obtain("Vera");
        account("Ilya");
        assertThat(people.changePassphrase(vera.id(), NONE, RIGHT, NOW)).isEqualTo(new PassphraseOutcome.Changed());

        Secret session = signIn("vera", RIGHT).orElseThrow();
        assertThat(people.bySession(session, NOW)).contains(vera);
        // The same words from a keyboard that writes the accent apart
        assertThat(signIn("Vera", new Passphrase("four words or mo\u0301re"))).isPresent();

        assertThat(signIn("Vera", WRONG)).isEmpty();
        assertThat(signIn("Vera", NONE)).isEmpty();
        assertThat(signIn("Ilya", RIGHT)).as("has none").isEmpty();
        assertThat(signIn("Ilya", NONE)).as("has none").isEmpty();
        assertThat(signIn("Nobody", RIGHT)).isEmpty();
    }

    @Test
    void a_passphrase_is_changed_only_by_who_knows_it() {
        AccountId vera = account("Vera");
        people.changePassphrase(vera, NONE, RIGHT, NOW);
        Passphrase next = new Passphrase("another four words here");

        assertThat(people.changePassphrase(vera, WRONG, next, NOW)).isEqualTo(new PassphraseOutcome.WrongCurrent());
        assertThat(signIn("Vera", RIGHT)).isPresent();
        assertThat(people.changePassphrase(vera, RIGHT, new Passphrase("short"), NOW))
                .isInstanceOf(PassphraseOutcome.Unfit.class);
        assertThat(people.changePassphrase(vera, RIGHT, next, NOW)).isEqualTo(new PassphraseOutcome.Changed());
        assertThat(signIn("Vera", RIGHT)).isEmpty();
        assertThat(signIn("Vera", next)).isPresent();
        assertThat(database.changesOf(vera.path()))
                .extracting(change -> change.kind())
                .containsExactly("account-added", "passphrase-changed", "passphrase-changed");
    }

    @Test
    void nothing_secret_is_stored_as_it_is() {
        Account vera = obtain("Vera");
        people.changePassphrase(vera.id(), NONE, RIGHT, NOW);
        Secret session = people.openSession(vera.id(), "Firefox", NOW);
        Secret token = people.issueToken(vera.id(), new Label("backup"), NOW);

        List<String> stored = database.read(handle -> handle.createQuery(
                        "SELECT passphrase FROM account UNION ALL SELECT hash FROM session UNION ALL SELECT hash FROM token")
                .mapTo(String.class)
                .list());

        assertThat(stored).hasSize(3).anyMatch(text -> text.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertThat(stored)
                .noneMatch(text ->
                        text.contains(session.value()) || text.contains(token.value()) || text.contains(RIGHT.value()));
    }

    @Test
    void sessions_are_listed_with_the_day_of_their_last_use_and_ended_one_by_one() {
        AccountId vera = account("Vera");
        Secret phone = people.openSession(vera, "Safari on iPhone", NOW);
        Secret desk = people.openSession(vera, "Firefox on Linux", NOW);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        assertThat(people.useSession(desk, tomorrow)).isTrue();
        assertThat(people.useSession(desk, tomorrow.plusSeconds(60)))
                .as("the same day")
                .isFalse();

        assertThat(people.sessions(vera, tomorrow))
                .containsExactly(
                        new Session(desk.handle(), "Firefox on Linux", NOW, LocalDate.parse("2026-11-23")),
                        new Session(phone.handle(), "Safari on iPhone", NOW, LocalDate.parse("2026-11-22")));
        assertThat(people.endSession(account("Ilya"), phone.handle()))
                .as("not his")
                .isFalse();
        assertThat(people.endSession(vera, phone.handle())).isTrue();
        assertThat(people.bySession(phone, tomorrow)).isEmpty();
        assertThat(people.bySession(desk, tomorrow)).isPresent();
    }

    @Test
    void a_session_that_is_used_lives_on_and_one_that_is_not_ends() {
        AccountId vera = account("Vera");
        Secret used = people.openSession(vera, "Firefox", NOW);
        Secret idle = people.openSession(vera, "Safari", NOW);
        Instant later = NOW.plus(Duration.ofDays(100));
        people.useSession(used, later);
        Instant end = NOW.plus(org.lectern.people.People.SESSION_LIFETIME);

        assertThat(people.bySession(used, end)).isPresent();
        assertThat(people.bySession(idle, end)).isEmpty();
        assertThat(people.useSession(idle, end))
                .as("what ended is not begun again")
                .isFalse();
        assertThat(people.bySession(idle, end)).isEmpty();
    }

    @Test
    void all_sessions_but_one_are_ended_and_nobody_elses() {
        AccountId vera = account("Vera");
        Secret kept = people.openSession(vera, "Firefox", NOW);
        Secret other = people.openSession(vera, "Safari", NOW);
        Secret ilyas = people.openSession(account("Ilya"), "Chrome", NOW);

        people.endOtherSessions(vera, kept);

        assertThat(people.bySession(kept, NOW)).isPresent();
        assertThat(people.bySession(other, NOW)).isEmpty();
        assertThat(people.bySession(ilyas, NOW)).isPresent();
    }

    @Test
    void tokens_are_listed_by_their_labels_and_revoked() {
        Account vera = obtain("Vera");
        Secret token = people.issueToken(vera.id(), new Label("backup script"), NOW);

        assertThat(people.tokens(vera.id())).containsExactly(new Token(token.handle(), "backup script", NOW));
        assertThat(people.byToken(token)).contains(vera);
        assertThat(people.revokeToken(account("Ilya"), token.handle(), NOW))
                .as("not his")
                .isFalse();
        assertThat(people.byToken(token)).isPresent();
        assertThat(people.revokeToken(vera.id(), token.handle(), NOW)).isTrue();
        assertThat(people.byToken(token)).isEmpty();
        assertThat(people.tokens(vera.id())).isEmpty();
    }

    @Test
    void a_name_is_changed_to_one_that_nobody_has() {
        Account vera = obtain("Vera");
        account("Ilya");

        assertThat(people.rename(vera.id(), new AccountName("ilya"), NOW))
                .isEqualTo(new RenameOutcome.NameTaken(new AccountName("ilya")));
        assertThat(people.rename(vera.id(), new AccountName("VERA"), NOW)).isInstanceOf(RenameOutcome.Renamed.class);
        assertThat(people.named(VERA).orElseThrow().name().value()).isEqualTo("VERA");
        assertThat(people.account(vera.id()).orElseThrow().name().value()).isEqualTo("VERA");
    }

    @Test
    void the_first_steps_are_settled_once() {
        AccountId vera = account("Vera");
        assertThat(people.isSettled(vera)).isFalse();
        people.settle(vera);
        assertThat(people.isSettled(vera)).isTrue();
    }

    @Test
    void what_was_asked_a_moment_ago_is_answered_anew_after_every_change() {
        Account vera = obtain("Vera");
        AccountId ilya = account("Ilya");
        Secret session = signIn(vera);
        GroupId group = groups.create(new GroupName("Thursday"), Joining.OPEN, vera.id(), NOW)
                .id();
        assertThat(people.bySession(session, NOW)).contains(vera);
        assertThat(people.names(Set.of(ilya))).containsValue(new AccountName("Ilya"));
        assertThat(groups.viewer(ilya).groups()).doesNotContain(group);

        // By other objects over the same tables, as a command's
        new SqlPeople(database).rename(ilya, new AccountName("Ilja"), NOW);
        new SqlGroups(database).join(group, ilya, NOW);
        assertThat(people.names(Set.of(ilya))).containsValue(new AccountName("Ilja"));
        assertThat(groups.viewer(ilya).groups()).contains(group);

        groups.remove(group, ilya, vera.id(), NOW);
        people.closeSession(session);
        assertThat(groups.viewer(ilya).groups()).doesNotContain(group);
        assertThat(people.bySession(session, NOW)).isEmpty();
    }

    private Secret signIn(Account account) {
        return people.openSession(account.id(), "Firefox on Linux", NOW);
    }

    @Test
    void once_a_token_is_revoked_nobody_gets_in_by_it_however_many_ask_meanwhile() throws Exception {
        AccountId vera = account("Vera");
        for (int round = 0; round < 20; round++) {
            Secret token = people.issueToken(vera, new Label("a script"), NOW);
            AtomicBoolean revoked = new AtomicBoolean();
            AtomicInteger late = new AtomicInteger();
            List<Thread> asking = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                asking.add(Thread.ofVirtual().start(() -> {
                    boolean over;
                    do {
                        over = revoked.get();
                        boolean admitted = people.byToken(token).isPresent();
                        if (over && admitted) {
                            late.incrementAndGet();
                        }
                    } while (!over);
                }));
            }
            people.revokeToken(vera, token.handle(), NOW);
            revoked.set(true);
            for (Thread thread : asking) {
                thread.join();
            }
            assertThat(late).hasValue(0);
            assertThat(people.byToken(token)).isEmpty();
        }
    }
}
