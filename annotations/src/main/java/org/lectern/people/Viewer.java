package org.lectern.people;

import java.util.Optional;
import java.util.Set;

/** Who is looking: an account or nobody in particular, with the groups that this makes them part of. */
public record Viewer(Optional<AccountId> account, Set<GroupId> groups) {
    /** Somebody who has not said who they are. */
    public static final Viewer ANYONE = new Viewer(Optional.empty(), Set.of(GroupId.PUBLIC));

    public Viewer {
        groups = Set.copyOf(groups);
    }

    public static Viewer of(AccountId account) {
        return new Viewer(Optional.of(account), Set.of(GroupId.PUBLIC, GroupId.EVERYONE));
    }

    public boolean is(AccountId other) {
        return account.filter(other::equals).isPresent();
    }
}
