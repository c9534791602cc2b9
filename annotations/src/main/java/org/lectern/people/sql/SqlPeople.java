package org.lectern.people.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.People;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link People} in a database. */
public final class SqlPeople implements People {
    private static final int ID_LENGTH = 12;
    private static final RowMapper<Account> ACCOUNT = (row, context) -> new Account(
            new AccountId(row.getString("id")),
            new AccountName(row.getString("name")),
            row.getInt("administrator") == 1,
            Instant.parse(row.getString("created")));

    private final Database database;

    public SqlPeople(Database database) {
        this.database = database;
        database.migrate("people", "org/lectern/people/sql/migrations");
    }

    @Override
    public boolean claimed() {
        return database.read(SqlPeople::claimed);
    }

    private static boolean claimed(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM account")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return database.read(handle -> find(handle, id));
    }

    private static Optional<Account> find(Handle handle, AccountId id) {
        return handle.createQuery("SELECT * FROM account WHERE id = :id")
                .bind("id", id.value())
                .map(ACCOUNT)
                .findOne();
    }

    @Override
    public Optional<Account> named(AccountName name) {
        return database.read(handle -> find(handle, name));
    }

    private static Optional<Account> find(Handle handle, AccountName name) {
        return handle.createQuery("SELECT * FROM account WHERE folded_name = :folded")
                .bind("folded", name.folded())
                .map(ACCOUNT)
                .findOne();
    }

    @Override
    public List<Account> accounts() {
        return database.read(handle -> handle.createQuery("SELECT * FROM account ORDER BY created, id")
                .map(ACCOUNT)
                .list());
    }

    @Override
    public Account obtain(AccountName name, boolean administrator, Instant now) {
        return database.write(transaction -> {
            Optional<Account> existing = find(transaction.handle(), name);
            if (existing.isEmpty()) {
                return add(transaction, name, administrator, now);
            }
            if (administrator && !existing.get().administrator()) {
                return promote(transaction, existing.get(), now);
            }
            return existing.get();
        });
    }

    private static Account add(Transaction transaction, AccountName name, boolean administrator, Instant now) {
        Account account = new Account(new AccountId(Secret.randomId(ID_LENGTH)), name, administrator, now);
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO account(id, name, folded_name, administrator, created)
                        VALUES (:id, :name, :folded, :administrator, :created)""")
                .bind("id", account.id().value())
                .bind("name", name.value())
                .bind("folded", name.folded())
                .bind("administrator", administrator ? 1 : 0)
                .bind("created", Database.timeText(now))
                .execute();
        transaction.append(
                "account-added",
                account.id().path(),
                now,
                Optional.empty(),
                "{\"administrator\":%b}".formatted(administrator));
        return account;
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
    public Secret issueToken(AccountId account, Instant now) {
        Secret token = Secret.forPrograms();
        database.write(transaction -> {
            transaction
                    .handle()
                    .createUpdate("INSERT INTO token(hash, account, created) VALUES (:hash, :account, :created)")
                    .bind("hash", token.hash())
                    .bind("account", account.value())
                    .bind("created", Database.timeText(now))
                    .execute();
            transaction.append("token-issued", account.path(), now, Optional.empty(), "{}");
            return token;
        });
        return token;
    }

    @Override
    public Secret openSession(AccountId account, Instant now) {
        return database.write(transaction -> openSession(transaction, account, now));
    }

    private static Secret openSession(Transaction transaction, AccountId account, Instant now) {
        Secret session = Secret.forPrograms();
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO session(hash, account, created, expires)
                        VALUES (:hash, :account, :created, :expires)""")
                .bind("hash", session.hash())
                .bind("account", account.value())
                .bind("created", Database.timeText(now))
                .bind("expires", Database.timeText(now.plus(SESSION_LIFETIME)))
                .execute();
        return session;
    }

    @Override
    public void closeSession(Secret session) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM session WHERE hash = :hash")
                .bind("hash", session.hash())
                .execute());
    }

    @Override
    public Optional<Account> byToken(Secret token) {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT account.* FROM account JOIN token ON token.account = account.id
                        WHERE token.hash = :hash""").bind("hash", token.hash()).map(ACCOUNT).findOne());
    }

    @Override
    public Optional<Account> bySession(Secret session, Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT account.* FROM account JOIN session ON session.account = account.id
                        WHERE session.hash = :hash AND session.expires > :now""")
                .bind("hash", session.hash())
                .bind("now", Database.timeText(now))
                .map(ACCOUNT)
                .findOne());
    }

    @Override
    public Secret issueClaim(Optional<AccountId> account, Instant now) {
        Secret secret = Secret.forPeople();
        database.write(transaction -> {
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
        return database.read(handle -> find(handle, secret, now));
    }

    private static Optional<Claim> find(Handle handle, Secret secret, Instant now) {
        return handle.createQuery("SELECT account FROM claim WHERE hash = :hash AND expires > :now")
                .bind("hash", secret.hash())
                .bind("now", Database.timeText(now))
                .map((row, context) -> Optional.ofNullable(row.getString("account")))
                .findOne()
                .map(account -> new Claim(account.flatMap(id -> find(handle, new AccountId(id)))))
                .filter(claim -> claim.account().isPresent() || !claimed(handle));
    }

    @Override
    public ClaimOutcome accept(Secret secret, AccountName name, Instant now) {
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<Claim> claim = find(handle, secret, now);
            if (claim.isEmpty()) {
                return new ClaimOutcome.Refused();
            }
            Optional<Account> restored = claim.get().account();
            if (restored.isEmpty() && find(handle, name).isPresent()) {
                return new ClaimOutcome.NameTaken(name);
            }
            int used = handle.createUpdate("DELETE FROM claim WHERE hash = :hash")
                    .bind("hash", secret.hash())
                    .execute();
            if (used == 0) {
                // Somebody else used it between our look and now
                return new ClaimOutcome.Refused();
            }
            Account account = restored.orElseGet(() -> add(transaction, name, true, now));
            transaction.append(
                    "claim-used",
                    account.id().path(),
                    now,
                    Optional.of(account.id().value()),
                    "{}");
            return new ClaimOutcome.Accepted(account, openSession(transaction, account.id(), now));
        });
    }
}
