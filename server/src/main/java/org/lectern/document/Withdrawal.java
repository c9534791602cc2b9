package org.lectern.document;

import java.time.Instant;
import org.lectern.people.AccountId;

/**
 * That a document is there for nobody any more. Nothing of it is deleted, so this can be undone.
 *
 * @param reason in words, for those who could read it before
 */
public record Withdrawal(Instant at, AccountId by, String reason) {
    /** Code points of a reason. */
    public static final int MAX_REASON = 1_000;
}
