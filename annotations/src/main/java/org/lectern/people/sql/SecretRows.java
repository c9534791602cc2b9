package org.lectern.people.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.Label;
import org.lectern.people.People.Session;
import org.lectern.people.People.Token;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** The rows of tokens, sessions in use, and passphrases. Secrets are found by their hashes, listed by their handles. */
final class SecretRows {
    private SecretRows() {}

    static void addToken(Handle handle, Secret token, AccountId account, Label label, Instant now) {
        handle.createUpdate(
                        "INSERT INTO token(hash, account, label, created) VALUES (:hash, :account, :label, :created)")
                .bind("hash", token.hash())
                .bind("account", account.value())
                .bind("label", label.value())
                .bind("created", Database.timeText(now))
                .execute();
    }

    static List<Token> tokens(Handle handle, AccountId account) {
        return handle.createQuery(
                        "SELECT hash, label, created FROM token WHERE account = :account ORDER BY created DESC, hash")
                .bind("account", account.value())
                .map((row, context) -> new Token(
                        row.getString("hash").substring(0, Secret.HANDLE_LENGTH),
                        row.getString("label"),
                        Instant.parse(row.getString("created"))))
                .list();
    }

    static boolean removeToken(Handle handle, AccountId account, String named) {
        return handle.createUpdate("DELETE FROM token WHERE account = :account AND substr(hash, 1, :length) = :named")
                        .bind("account", account.value())
                        .bind("length", Secret.HANDLE_LENGTH)
                        .bind("named", named)
                        .execute()
                > 0;
    }

    static List<Session> sessions(Handle handle, AccountId account, Instant now) {
        return handle.createQuery("""
                        SELECT hash, browser, created, coalesce(last_used, substr(created, 1, 10)) AS used
                        FROM session WHERE account = :account AND expires > :now ORDER BY used DESC, created DESC""")
                .bind("account", account.value())
                .bind("now", Database.timeText(now))
                .map((row, context) -> new Session(
                        row.getString("hash").substring(0, Secret.HANDLE_LENGTH),
                        row.getString("browser"),
                        Instant.parse(row.getString("created")),
                        LocalDate.parse(row.getString("used"))))
                .list();
    }

    static boolean endSession(Handle handle, AccountId account, String named) {
        return handle.createUpdate("DELETE FROM session WHERE account = :account AND substr(hash, 1, :length) = :named")
                        .bind("account", account.value())
                        .bind("length", Secret.HANDLE_LENGTH)
                        .bind("named", named)
                        .execute()
                > 0;
    }

    static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    static Optional<Account> byToken(Handle handle, String hash) {
        return handle.createQuery("""
                        SELECT account.* FROM account JOIN token ON token.account = account.id
                        WHERE token.hash = :hash""")
                .bind("hash", hash)
                .map(AccountRows.ACCOUNT)
                .findOne();
    }

    /**
     * A session with whoever it is of.
     *
     * @param lastUsed the day; empty for what was not used since it was made
     */
    record OpenSession(Account account, Instant expires, Optional<String> lastUsed) {}

    static Optional<OpenSession> bySession(Handle handle, String hash) {
        return handle.createQuery("""
                        SELECT account.*, session.expires, session.last_used
                        FROM account JOIN session ON session.account = account.id WHERE session.hash = :hash""")
                .bind("hash", hash)
                .map((row, context) -> new OpenSession(
                        AccountRows.ACCOUNT.map(row, context),
                        Instant.parse(row.getString("expires")),
                        Optional.ofNullable(row.getString("last_used"))))
                .findOne();
    }

    /** Only what still works is renewed: it may have been ended between the look and this. */
    static boolean renew(Transaction transaction, Secret session, Instant expires, Instant now) {
        return transaction
                        .handle()
                        .createUpdate("""
                                UPDATE session SET last_used = :day, expires = :expires
                                WHERE hash = :hash AND expires > :now""")
                        .bind("day", day(now))
                        .bind("expires", Database.timeText(expires))
                        .bind("hash", session.hash())
                        .bind("now", Database.timeText(now))
                        .execute()
                > 0;
    }

    static Optional<String> passphrase(Handle handle, AccountId account) {
        return handle.createQuery("SELECT passphrase FROM account WHERE id = :id")
                .bind("id", account.value())
                .map((row, context) -> Optional.ofNullable(row.getString("passphrase")))
                .findOne()
                .flatMap(stored -> stored);
    }

    /** Not if another one was stored since {@code expected} was read. */
    static boolean replacePassphrase(Handle handle, AccountId account, Optional<String> expected, String hash) {
        return handle.createUpdate("""
                                UPDATE account SET passphrase = :hash
                                WHERE id = :id AND coalesce(passphrase, '') = :expected""")
                        .bind("hash", hash)
                        .bind("id", account.value())
                        .bind("expected", expected.orElse(""))
                        .execute()
                > 0;
    }
}
