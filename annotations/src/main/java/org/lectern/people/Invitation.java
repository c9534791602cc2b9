package org.lectern.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A link that makes whoever follows it a member.
 *
 * @param id names it among those who may invite; knowing it lets nobody in
 * @param link what the link ends with; empty once it is revoked
 * @param uses how many people it lets in, of whom {@code used} have come
 */
public record Invitation(
        String id, Optional<Secret> link, GroupId group, Role role, AccountId by, Instant expires, int uses, int used) {
    public static final int MAX_USES = 500;

    /** Whether somebody could join with it now. */
    public boolean works(Instant now) {
        return link.isPresent() && used < uses && now.isBefore(expires);
    }
}
