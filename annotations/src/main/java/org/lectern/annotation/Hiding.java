package org.lectern.annotation;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * A moderator's decision that others do not read an annotation.
 *
 * @param reason for everybody who could read the annotation
 * @param groups in whose name it is hidden; never empty
 * @param withheld whether the words were taken out of this copy of the annotation
 */
public record Hiding(AccountId by, Instant at, String reason, SortedSet<GroupId> groups, boolean withheld) {
    /** Code points of a reason; one line to be read in place of a note, not a letter. */
    public static final int LONGEST_REASON = 500;

    public Hiding {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    /** Whether this viewer decides about it, and so reads what is hidden. */
    public boolean mayBeLiftedBy(Viewer viewer) {
        return viewer.moderatesAny(groups);
    }

    public Hiding asWithheld() {
        return new Hiding(by, at, reason, groups, true);
    }
}
