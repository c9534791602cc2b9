package org.lectern.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of this server and the secrets that prove them. Every change is durable when the call returns. */
public interface People {
    /** How long a claim link works. */
    Duration CLAIM_LIFETIME = Duration.ofMinutes(60);

    /** How long a browser stays signed in without being used. */
    Duration SESSION_LIFETIME = Duration.ofDays(180);

    /** Whether this server has an owner, that is, any account at all. */
    boolean claimed();

    Optional<Account> account(AccountId id);

    Optional<Account> named(AccountName name);

    /** What these accounts are called, in one look-up; those that are not there are left out. */
    Map<AccountId, AccountName> names(Set<AccountId> ids);

    List<Account> accounts();

    /** The account of this name, made now if there is none. An administrator stays one. */
    Account obtain(AccountName name, boolean administrator, Instant now);

    /**
     * The account of this id, made now if there is none: for what is brought in from another server. Nobody can sign in to
     * such an account until it is claimed. Where somebody else here has the name, it gets "(2)", "(3)" … after it.
     */
    Account restore(AccountId id, AccountName name, Instant now);

    RenameOutcome rename(AccountId account, AccountName name, Instant now);

    /** A bearer token for a program; works until revoked. */
    Secret issueToken(AccountId account, Label label, Instant now);

    /** The newest first. */
    List<Token> tokens(AccountId account);

    /** @return whether the account had such a token */
    boolean revokeToken(AccountId account, String handle, Instant now);

    /**
     * A browser's session.
     *
     * @param browser what its owner will know it by
     */
    Secret openSession(AccountId account, String browser, Instant now);

    void closeSession(Secret session);

    /** Those that still work, the last used first. */
    List<Session> sessions(AccountId account, Instant now);

    /** @return whether the account had such a session */
    boolean endSession(AccountId account, String handle);

    /** Ends all of an account's sessions but one. */
    void endOtherSessions(AccountId account, Secret kept);

    Optional<Account> byToken(Secret token);

    Optional<Account> bySession(Secret session, Instant now);

    /**
     * Notes that a session is used today, which begins its lifetime anew.
     *
     * @return whether it did, so that its browser should be told; at most once a day
     */
    boolean useSession(Secret session, Instant now);

    boolean hasPassphrase(AccountId account);

    /** The same answer, after about the same time, whatever was wrong. */
    Optional<Secret> signIn(AccountName name, Passphrase passphrase, String browser, Instant now);

    /** @param current the one to be replaced; does not count where there is none yet */
    PassphraseOutcome changePassphrase(AccountId account, Passphrase current, Passphrase next, Instant now);

    /** Whether the owner has seen, or skipped, the first steps. */
    boolean isSettled(AccountId account);

    void settle(AccountId account);

    /**
     * A link that works once within {@link #CLAIM_LIFETIME}. Without an account it makes its bearer the owner, and
     * replaces any such link given out before.
     */
    Secret issueClaim(Optional<AccountId> account, Instant now);

    /** What a claim link would do if used now; looking uses nothing up. */
    Optional<Claim> claim(Secret secret, Instant now);

    /** Uses the link up and signs in. The name counts only where the link is not for an account already. */
    ClaimOutcome accept(Secret secret, AccountName name, String browser, Instant now);

    /** @param account whom the link restores; empty for the link that makes the owner */
    record Claim(Optional<Account> account) {}

    /**
     * @param handle see {@link Secret#handle}
     * @param lastUsed to the day, in UTC: more would be watching
     */
    record Session(String handle, String browser, Instant created, LocalDate lastUsed) {}

    record Token(String handle, String label, Instant created) {}

    /** What changing an account's name can yield. */
    sealed interface RenameOutcome {
        record Renamed(Account account) implements RenameOutcome {}

        record NameTaken(AccountName name) implements RenameOutcome {}
    }

    /** What changing a passphrase can yield. */
    sealed interface PassphraseOutcome {
        record Changed() implements PassphraseOutcome {}

        record WrongCurrent() implements PassphraseOutcome {}

        record Unfit(String why) implements PassphraseOutcome {}
    }

    /** What using a claim link can yield. */
    sealed interface ClaimOutcome {
        record Accepted(Account account, Secret session) implements ClaimOutcome {}

        /** Unknown, used, expired, or the server has an owner by now. */
        record Refused() implements ClaimOutcome {}
    }
}
