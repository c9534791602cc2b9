package org.lectern.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who is looking: an account or nobody in particular, with the groups that this makes them part of. */
public record Viewer(Optional<AccountId> account, Set<GroupId> groups) {
    /** Somebody who has not said who they are. */
    public static final Viewer ANYONE = new Viewer(Optional.empty(), Set.of(GroupId.PUBLIC));

    public Viewer {
        groups = Set.copyOf(groups);
    }

    /** An account that is in no group. */
    public static Viewer of(AccountId account) {
        return of(account, Set.of());
    }

    /** @param memberships the groups it is a member of */
    public static Viewer of(AccountId account, Collection<GroupId> memberships) {
        Set<GroupId> groups = new HashSet<>(memberships);
        groups.add(GroupId.PUBLIC);
        groups.add(GroupId.EVERYONE);
        return new Viewer(Optional.of(account), groups);
    }

    public boolean is(AccountId other) {
        return account.filter(other::equals).isPresent();
    }
}
