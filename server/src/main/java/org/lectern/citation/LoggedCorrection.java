package org.lectern.citation;

import java.time.Instant;
import java.util.Optional;
import org.lectern.people.AccountId;

/**
 * A correction with who made it and when.
 *
 * @param number its place among all corrections, from 1; later ones are made on top of it
 * @param undone empty while it holds
 */
public record LoggedCorrection(long number, Correction correction, AccountId by, Instant at, Optional<Undone> undone) {

    /** Who took it back and when. */
    public record Undone(AccountId by, Instant at) {}

    public boolean holds() {
        return undone.isEmpty();
    }
}
