package org.lectern.people;

import java.util.Arrays;
import java.util.Optional;

/** What a member may do in a group; each may also do what those before it may. */
public enum Role {
    /** Reads and writes notes. */
    READER("reader"),
    /** Rates sources in rounds, corrects citations and works. */
    REVIEWER("reviewer"),
    /** Invites, decides on requests, removes readers and reviewers, hides what was written. */
    MODERATOR("moderator"),
    /** Gives roles, renames the group, changes how one joins. */
    OWNER("owner");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As it is stored and sent. */
    public String word() {
        return word;
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    public boolean mayInvite() {
        return compareTo(MODERATOR) >= 0;
    }

    /** Nobody gives more than they have, and nobody becomes an owner by a link that others may pass on. */
    public boolean mayInvite(Role invited) {
        return mayInvite() && compareTo(invited) >= 0 && invited != OWNER;
    }

    public boolean mayRemove(Role member) {
        return this == OWNER || (this == MODERATOR && member.compareTo(MODERATOR) < 0);
    }

    /** Says that citations and works are otherwise than they were found; everything of it can be undone. */
    public boolean mayCorrect() {
        return compareTo(REVIEWER) >= 0;
    }

    public boolean mayHide() {
        return compareTo(MODERATOR) >= 0;
    }

    public boolean mayGovern() {
        return this == OWNER;
    }
}
