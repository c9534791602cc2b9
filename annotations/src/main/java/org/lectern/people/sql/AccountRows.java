package org.lectern.people.sql;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** The rows of accounts and of the sessions that are opened for them. */
final class AccountRows {
    static final RowMapper<Account> ACCOUNT = (row, context) -> new Account(
            new AccountId(row.getString("id")),
            new AccountName(row.getString("name")),
            row.getInt("administrator") == 1,
            Instant.parse(row.getString("created")));

    private static final int ID_LENGTH = 12;

    private AccountRows() {}

    static boolean any(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM account")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static Optional<Account> find(Handle handle, AccountId id) {
        return handle.createQuery("SELECT * FROM account WHERE id = :id")
                .bind("id", id.value())
                .map(ACCOUNT)
                .findOne();
    }

    static Optional<Account> find(Handle handle, AccountName name) {
        return handle.createQuery("SELECT * FROM account WHERE folded_name = :folded")
                .bind("folded", name.folded())
                .map(ACCOUNT)
                .findOne();
    }

    /** Empty where somebody has the name, also where they took it a moment ago in another transaction. */
    static Optional<Account> add(Transaction transaction, AccountName name, boolean administrator, Instant now) {
        return add(transaction, new AccountId(Secret.randomId(ID_LENGTH)), name, administrator, now);
    }

    static Optional<Account> add(
            Transaction transaction, AccountId id, AccountName name, boolean administrator, Instant now) {
        Account account = new Account(id, name, administrator, now);
        int added = transaction
                .handle()
                .createUpdate("""
                        INSERT INTO account(id, name, folded_name, administrator, created)
                        VALUES (:id, :name, :folded, :administrator, :created) ON CONFLICT (folded_name) DO NOTHING""")
                .bind("id", account.id().value())
                .bind("name", name.value())
                .bind("folded", name.folded())
                .bind("administrator", administrator ? 1 : 0)
                .bind("created", Database.timeText(now))
                .execute();
        if (added == 0) {
            return Optional.empty();
        }
        transaction.append(
                "account-added",
                account.id().path(),
                now,
                Optional.empty(),
                "{\"administrator\":%b}".formatted(administrator));
        return Optional.of(account);
    }

    static Secret openSession(
            Transaction transaction, AccountId account, String browser, Instant expires, Instant now) {
        Secret session = Secret.forPrograms();
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO session(hash, account, created, expires, browser)
                        VALUES (:hash, :account, :created, :expires, :browser)""")
                .bind("hash", session.hash())
                .bind("account", account.value())
                .bind("created", Database.timeText(now))
                .bind("expires", Database.timeText(expires))
                .bind("browser", browser)
                .execute();
        return session;
    }
}
