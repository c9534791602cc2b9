package org.lectern.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who is looking: an account or nobody in particular, with the groups that this makes them part of.
 *
 * @param moderated the groups in which they may hide what others wrote, and read what is hidden
 */
public record Viewer(Optional<AccountId> account, Set<GroupId> groups, Set<GroupId> moderated) {
    /** Somebody who has not said who they are. */
    public static final Viewer ANYONE = new Viewer(Optional.empty(), Set.of(GroupId.PUBLIC));

    public Viewer {
        groups = Set.copyOf(groups);
        moderated = Set.copyOf(moderated);
    }

    /** Who moderates nothing. */
    public Viewer(Optional<AccountId> account, Set<GroupId> groups) {
        this(account, groups, Set.of());
    }

    /** An account that is in no group. */
    public static Viewer of(AccountId account) {
        return of(account, Set.of());
    }

    /** @param memberships the groups it is a member of */
    public static Viewer of(AccountId account, Collection<GroupId> memberships) {
        return of(account, memberships, Set.of());
    }

    /** @param moderated those in which it is a moderator or an owner */
    public static Viewer of(AccountId account, Collection<GroupId> memberships, Collection<GroupId> moderated) {
        Set<GroupId> groups = new HashSet<>(memberships);
        groups.add(GroupId.PUBLIC);
        groups.add(GroupId.EVERYONE);
        return new Viewer(Optional.of(account), groups, Set.copyOf(moderated));
    }

    public boolean is(AccountId other) {
        return account.filter(other::equals).isPresent();
    }

    public boolean moderatesAny(Collection<GroupId> any) {
        return any.stream().anyMatch(moderated::contains);
    }
}
