package org.lectern.people.sql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Label;
import org.lectern.people.Passphrase;
import org.lectern.people.PassphraseHash;
import org.lectern.people.People;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link People} in a database. */
public final class SqlPeople implements People {
    private final PeopleTables tables;
    private final Function<AccountId, Optional<Account>> byId;
    /** By the hash of the secret. */
    private final Function<String, Optional<Account>> byToken;

    private final Function<String, Optional<SecretRows.OpenSession>> bySession;
    private volatile boolean claimed;

    public SqlPeople(Database database) {
        this.tables = new PeopleTables(database);
        this.byId = tables.kept(id -> tables.read(handle -> AccountRows.find(handle, id)));
        this.byToken = tables.kept(hash -> tables.read(handle -> SecretRows.byToken(handle, hash)));
        this.bySession = tables.kept(hash -> tables.read(handle -> SecretRows.bySession(handle, hash)));
    }

    @Override
    public boolean claimed() {
        // No account is ever removed, so what was true once need not be asked again.
        if (!claimed) {
            claimed = tables.read(AccountRows::any);
        }
        return claimed;
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return byId.apply(id);
    }

    @Override
    public Optional<Account> named(AccountName name) {
        return tables.read(handle -> AccountRows.find(handle, name));
    }

    @Override
    public Map<AccountId, AccountName> names(Set<AccountId> ids) {
        if (ids.size() == 1) {
            return account(ids.iterator().next())
                    .map(known -> Map.of(known.id(), known.name()))
                    .orElseGet(Map::of);
        }
        return tables.read(handle -> handle.createQuery("SELECT id, name FROM account WHERE id IN (<ids>)")
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "ids",
                        ids.stream().map(AccountId::value).toList())
                .map((row, context) ->
                        Map.entry(new AccountId(row.getString("id")), new AccountName(row.getString("name"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public List<Account> accounts() {
        return tables.read(handle -> handle.createQuery("SELECT * FROM account ORDER BY created, id")
                .map(AccountRows.ACCOUNT)
                .list());
    }

    @Override
    public Account obtain(AccountName name, boolean administrator, Instant now) {
        return tables.write(transaction -> {
            Optional<Account> added =
                    AccountRows.find(transaction.handle(), name).isPresent()
                            ? Optional.empty()
                            : AccountRows.add(transaction, name, administrator, now);
            if (added.isPresent()) {
                return added.get();
            }
            Account existing = AccountRows.find(transaction.handle(), name).orElseThrow();
            return administrator && !existing.administrator() ? promote(transaction, existing, now) : existing;
        });
    }

    @Override
    public Account restore(AccountId id, AccountName name, Instant now) {
        return tables.write(transaction -> {
            Optional<Account> there = AccountRows.find(transaction.handle(), id);
            for (int n = 1; there.isEmpty(); n++) {
                AccountName free = n == 1 ? name : numbered(name, " (%d)".formatted(n));
                there = AccountRows.find(transaction.handle(), free).isPresent()
                        ? Optional.empty()
                        : AccountRows.add(transaction, id, free, false, now);
            }
            return there.get();
        });
    }

    private static AccountName numbered(AccountName name, String end) {
        String value = name.value();
        int length = value.codePointCount(0, value.length());
        int kept = Math.min(length, AccountName.MAX_LENGTH - end.length());
        return new AccountName(
                value.substring(0, value.offsetByCodePoints(0, kept)).strip() + end);
    }

    private static Account promote(Transaction transaction, Account account, Instant now) {
        transaction
                .handle()
                .createUpdate("UPDATE account SET administrator = 1 WHERE id = :id")
                .bind("id", account.id().value())
                .execute();
        transaction.append("account-promoted", account.id().path(), now, Optional.empty(), "{}");
        return new Account(account.id(), account.name(), true, account.created());
    }

    @Override
    public RenameOutcome rename(AccountId id, AccountName name, Instant now) {
        return tables.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<Account> holder = AccountRows.find(handle, name);
            if (holder.isPresent() && !holder.get().id().equals(id)) {
                return new RenameOutcome.NameTaken(name);
            }
            handle.createUpdate("UPDATE account SET name = :name, folded_name = :folded WHERE id = :id")
                    .bind("name", name.value())
                    .bind("folded", name.folded())
                    .bind("id", id.value())
                    .execute();
            transaction.append("account-renamed", id.path(), now, Optional.of(id.value()), "{}");
            return new RenameOutcome.Renamed(AccountRows.find(handle, id).orElseThrow());
        });
    }

    @Override
    public Secret issueToken(AccountId account, Label label, Instant now) {
        Secret token = Secret.forPrograms();
        return tables.write(transaction -> {
            SecretRows.addToken(transaction.handle(), token, account, label, now);
            transaction.append("token-issued", account.path(), now, Optional.empty(), "{}");
            return token;
        });
    }

    @Override
    public List<Token> tokens(AccountId account) {
        return tables.read(handle -> SecretRows.tokens(handle, account));
    }

    @Override
    public boolean revokeToken(AccountId account, String named, Instant now) {
        return tables.write(transaction -> {
            boolean removed = SecretRows.removeToken(transaction.handle(), account, named);
            if (removed) {
                transaction.append("token-revoked", account.path(), now, Optional.of(account.value()), "{}");
            }
            return removed;
        });
    }

    @Override
    public Secret openSession(AccountId account, String browser, Instant now) {
        return tables.write(transaction -> open(transaction, account, browser, now));
    }

    private static Secret open(Transaction transaction, AccountId account, String browser, Instant now) {
        return AccountRows.openSession(transaction, account, browser, now.plus(SESSION_LIFETIME), now);
    }

    @Override
    public void closeSession(Secret session) {
        tables.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM session WHERE hash = :hash")
                .bind("hash", session.hash())
                .execute());
    }

    @Override
    public List<Session> sessions(AccountId account, Instant now) {
        return tables.read(handle -> SecretRows.sessions(handle, account, now));
    }

    @Override
    public boolean endSession(AccountId account, String named) {
        return tables.write(transaction -> SecretRows.endSession(transaction.handle(), account, named));
    }

    @Override
    public void endOtherSessions(AccountId account, Secret kept) {
        tables.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM session WHERE account = :account AND hash <> :kept")
                .bind("account", account.value())
                .bind("kept", kept.hash())
                .execute());
    }

    @Override
    public Optional<Account> byToken(Secret token) {
        return byToken.apply(token.hash());
    }

    @Override
    public Optional<Account> bySession(Secret session, Instant now) {
        return bySession
                .apply(session.hash())
                .filter(open -> open.expires().isAfter(now))
                .map(SecretRows.OpenSession::account);
    }

    @Override
    public boolean useSession(Secret session, Instant now) {
        Optional<String> lastUsed = bySession.apply(session.hash()).flatMap(SecretRows.OpenSession::lastUsed);
        return !lastUsed.equals(Optional.of(SecretRows.day(now)))
                && tables.write(transaction -> SecretRows.renew(transaction, session, now.plus(SESSION_LIFETIME), now));
    }

    @Override
    public boolean hasPassphrase(AccountId account) {
        return tables.read(handle -> SecretRows.passphrase(handle, account)).isPresent();
    }

    @Override
    public Optional<Secret> signIn(AccountName name, Passphrase passphrase, String browser, Instant now) {
        Optional<Account> account = named(name);
        Optional<String> stored =
                account.flatMap(known -> tables.read(handle -> SecretRows.passphrase(handle, known.id())));
        if (!PassphraseHash.matches(passphrase, stored)) {
            return Optional.empty();
        }
        AccountId id = account.orElseThrow().id();
        return tables.write(transaction -> {
            // Hashing takes a while; it may have been changed because it had become known
            boolean current = SecretRows.passphrase(transaction.handle(), id).equals(stored);
            return current ? Optional.of(open(transaction, id, browser, now)) : Optional.empty();
        });
    }

    @Override
    public PassphraseOutcome changePassphrase(AccountId account, Passphrase current, Passphrase next, Instant now) {
        Optional<String> stored = tables.read(handle -> SecretRows.passphrase(handle, account));
        if (stored.isPresent() && !PassphraseHash.matches(current, stored)) {
            return new PassphraseOutcome.WrongCurrent();
        }
        Optional<String> objection = next.objection();
        if (objection.isPresent()) {
            return new PassphraseOutcome.Unfit(objection.get());
        }
        String hash = PassphraseHash.of(next);
        return tables.write(transaction -> {
            if (!SecretRows.replacePassphrase(transaction.handle(), account, stored, hash)) {
                return new PassphraseOutcome.WrongCurrent();
            }
            transaction.append("passphrase-changed", account.path(), now, Optional.of(account.value()), "{}");
            return new PassphraseOutcome.Changed();
        });
    }

    @Override
    public boolean isSettled(AccountId account) {
        return tables.read(handle -> handle.createQuery("SELECT settled FROM account WHERE id = :id")
                        .bind("id", account.value())
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    @Override
    public void settle(AccountId account) {
        tables.write(transaction -> transaction
                .handle()
                .createUpdate("UPDATE account SET settled = 1 WHERE id = :id")
                .bind("id", account.value())
                .execute());
    }

    @Override
    public Secret issueClaim(Optional<AccountId> account, Instant now) {
        Secret secret = Secret.forPeople();
        tables.write(transaction -> {
            Handle handle = transaction.handle();
            if (account.isEmpty()) {
                handle.execute("DELETE FROM claim WHERE account IS NULL");
            }
            handle.createUpdate("INSERT INTO claim(hash, account, expires) VALUES (:hash, :account, :expires)")
                    .bind("hash", secret.hash())
                    .bind("account", account.map(AccountId::value).orElse(null))
                    .bind("expires", Database.timeText(now.plus(CLAIM_LIFETIME)))
                    .execute();
            return secret;
        });
        return secret;
    }

    @Override
    public Optional<Claim> claim(Secret secret, Instant now) {
        return tables.read(handle -> find(handle, secret, now));
    }

    private static Optional<Claim> find(Handle handle, Secret secret, Instant now) {
        return handle.createQuery("SELECT account FROM claim WHERE hash = :hash AND expires > :now")
                .bind("hash", secret.hash())
                .bind("now", Database.timeText(now))
                .map((row, context) -> Optional.ofNullable(row.getString("account")))
                .findOne()
                .map(account -> new Claim(account.flatMap(id -> AccountRows.find(handle, new AccountId(id)))))
                .filter(claim -> claim.account().isPresent() || !AccountRows.any(handle));
    }

    @Override
    public ClaimOutcome accept(Secret secret, AccountName name, String browser, Instant now) {
        return tables.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<Claim> claim = find(handle, secret, now);
            if (claim.isEmpty()) {
                return new ClaimOutcome.Refused();
            }
            int used = handle.createUpdate("DELETE FROM claim WHERE hash = :hash")
                    .bind("hash", secret.hash())
                    .execute();
            if (used == 0) {
                // Somebody else used it between our look and now
                return new ClaimOutcome.Refused();
            }
            Optional<Account> account = claim.get().account().or(() -> AccountRows.add(transaction, name, true, now));
            if (account.isEmpty()) {
                return new ClaimOutcome.Refused();
            }
            AccountId id = account.get().id();
            transaction.append("claim-used", id.path(), now, Optional.of(id.value()), "{}");
            return new ClaimOutcome.Accepted(account.get(), open(transaction, id, browser, now));
        });
    }
}
