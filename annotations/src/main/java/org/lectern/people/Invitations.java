package org.lectern.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Links that let people into groups. An invitation ends when its time or its uses are over, when it is revoked, and when
 * its maker leaves the group or may no longer invite.
 */
public interface Invitations {
    InviteOutcome invite(GroupId group, Role role, Duration lifetime, int uses, AccountId by, Instant now);

    /** One of a group's invitations, working or not. */
    Optional<Invitation> find(GroupId group, String id);

    /** Those of a group that work now, the newest first. */
    List<Invitation> working(GroupId group, Instant now);

    /** Revokes one. Who may invite may do this, also where somebody else made it. */
    Groups.GroupOutcome revoke(GroupId group, String id, AccountId by, Instant now);

    /** Revokes all that work. */
    Groups.GroupOutcome revokeAll(GroupId group, AccountId by, Instant now);

    /** Where a link leads, if it works; looking uses nothing up. */
    Optional<Invited> look(Secret link, Instant now);

    /**
     * An account joins. One that is a member already and would not rise by it uses nothing up.
     */
    JoinOutcome join(Secret link, AccountId account, Instant now);

    /** Somebody new: account, session and membership, or none of them. */
    JoinOutcome joinAsGuest(Secret link, AccountName name, String browser, Instant now);

    /** @param by the inviter */
    record Invited(Group group, Role role, Account by) {}

    /** What making an invitation can yield. */
    sealed interface InviteOutcome {
        record Made(Invitation invitation) implements InviteOutcome {}

        record Missing() implements InviteOutcome {}

        record Forbidden() implements InviteOutcome {}
    }

    /** What following an invitation can yield. */
    sealed interface JoinOutcome {
        /** @param session only for somebody new */
        record Joined(Account account, GroupId group, Optional<Secret> session) implements JoinOutcome {}

        /** Unknown, expired, revoked or used up: nobody is told which. */
        record Refused() implements JoinOutcome {}

        record NameTaken(AccountName name) implements JoinOutcome {}
    }
}
