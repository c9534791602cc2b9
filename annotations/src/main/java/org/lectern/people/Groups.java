package org.lectern.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The groups of this server and who is in them. Every change is durable, and in the change log, when the call returns.
 *
 * <p>{@link GroupId#PUBLIC} and {@link GroupId#EVERYONE} are no groups of this kind: they have no members to count,
 * cannot be made, joined or left, and are found by none of these.
 */
public interface Groups {
    /** Its maker is its first owner. */
    Group create(GroupName name, Joining joining, AccountId owner, Instant now);

    /**
     * Makes a group that was made on another server, by invitation and with these members as readers; one that is here
     * stays as it is.
     *
     * @return whether it was made
     */
    boolean restore(GroupId id, GroupName name, AccountId owner, Collection<AccountId> members, Instant now);

    Optional<Group> find(GroupId id);

    /** Whether there is any group on this server. */
    boolean any();

    /** The groups that an account is in, by name. */
    List<Belonging> of(AccountId account);

    /** The listed groups that an account is not in, by name. */
    List<Group> joinable(AccountId account);

    /** Owners first, then by name. */
    List<Member> members(GroupId id);

    Optional<Role> role(GroupId id, AccountId account);

    /** What an account may see at this moment; ask anew for every request. */
    Viewer viewer(AccountId account);

    /** Those who asked to join, the longest waiting first. */
    List<JoinRequest> requests(GroupId id);

    boolean hasAsked(GroupId id, AccountId account);

    GroupOutcome rename(GroupId id, GroupName name, AccountId by, Instant now);

    GroupOutcome changeJoining(GroupId id, Joining joining, AccountId by, Instant now);

    GroupOutcome changeRole(GroupId id, AccountId member, Role role, AccountId by, Instant now);

    GroupOutcome remove(GroupId id, AccountId member, AccountId by, Instant now);

    GroupOutcome leave(GroupId id, AccountId member, Instant now);

    /** Joins an open group as a reader. Who is in it already stays what they are. */
    GroupOutcome join(GroupId id, AccountId account, Instant now);

    /** Asks to join a group that one joins by request. */
    GroupOutcome ask(GroupId id, AccountId account, Instant now);

    GroupOutcome accept(GroupId id, AccountId asking, AccountId by, Instant now);

    GroupOutcome decline(GroupId id, AccountId asking, AccountId by, Instant now);

    /** An account's place in a group, with how many are in it. */
    record Belonging(Group group, Role role, int members) {}

    record Member(Account account, Role role, Instant since) {}

    record JoinRequest(Account account, Instant asked) {}

    /** What changing a group can yield. */
    sealed interface GroupOutcome {
        record Done() implements GroupOutcome {}

        /** There is no such group, member or request. */
        record Missing() implements GroupOutcome {}

        /** Whoever asked for it has no role, or none that may do this. */
        record Forbidden() implements GroupOutcome {}

        /** It would leave the group without an owner. */
        record LastOwner() implements GroupOutcome {}
    }
}
