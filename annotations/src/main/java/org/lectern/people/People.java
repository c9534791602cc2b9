package org.lectern.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    List<Account> accounts();

    /** The account of this name, made now if there is none. An administrator stays one. */
    Account obtain(AccountName name, boolean administrator, Instant now);

    /** A bearer token for a program; works until revoked. */
    Secret issueToken(AccountId account, Instant now);

    /** A browser's session. */
    Secret openSession(AccountId account, Instant now);

    void closeSession(Secret session);

    Optional<Account> byToken(Secret token);

    Optional<Account> bySession(Secret session, Instant now);

    /**
     * A link that works once within {@link #CLAIM_LIFETIME}. Without an account it makes its bearer the owner, and
     * replaces any such link given out before.
     */
    Secret issueClaim(Optional<AccountId> account, Instant now);

    /** What a claim link would do if used now; looking uses nothing up. */
    Optional<Claim> claim(Secret secret, Instant now);

    /** Uses the link up and signs in. The name counts only where the link is not for an account already. */
    ClaimOutcome accept(Secret secret, AccountName name, Instant now);

    /** @param account whom the link restores; empty for the link that makes the owner */
    record Claim(Optional<Account> account) {}

    /** What using a claim link can yield. */
    sealed interface ClaimOutcome {
        record Accepted(Account account, Secret session) implements ClaimOutcome {}

        /** Unknown, used, expired, or the server has an owner by now. */
        record Refused() implements ClaimOutcome {}

        record NameTaken(AccountName name) implements ClaimOutcome {}
    }
}
