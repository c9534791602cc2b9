package org.lectern.people;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may see a thing besides its author: the members of these groups, or nobody.
 *
 * <p>This is the one rule of visibility. Stores that filter in SQL state the same rule once, beside a test that holds
 * the two against each other.
 */
public record Audience(SortedSet<GroupId> groups) {
    public static final Audience ONLY_AUTHOR = new Audience(Collections.emptySortedSet());

    public Audience {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    public static Audience of(GroupId... groups) {
        return new Audience(new TreeSet<>(java.util.List.of(groups)));
    }

    public boolean admits(Viewer viewer, AccountId author) {
        return viewer.is(author) || admits(viewer);
    }

    /** For what has no author. */
    public boolean admits(Viewer viewer) {
        return groups.stream().anyMatch(viewer.groups()::contains);
    }

    /** What of it somebody whom it admits is told: its author all, others only the groups that they are in themselves. */
    public Audience toldTo(Viewer viewer, AccountId author) {
        return viewer.is(author) ? this : knownTo(viewer);
    }

    /** Those of its groups that somebody is in. */
    public Audience knownTo(Viewer viewer) {
        SortedSet<GroupId> known = new TreeSet<>(groups);
        known.retainAll(viewer.groups());
        return new Audience(known);
    }

    /** Whether everybody whom {@code group} admits is admitted here too. */
    public boolean covers(GroupId group) {
        return groups.contains(group)
                || groups.contains(GroupId.PUBLIC)
                || (groups.contains(GroupId.EVERYONE) && !group.equals(GroupId.PUBLIC));
    }
}
