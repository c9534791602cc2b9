package org.lectern.people;

import java.util.Arrays;
import java.util.Optional;

/** How one becomes a member of a group, besides by an invitation, which always works. */
public enum Joining {
    /** Every account may join at once. */
    OPEN("open"),
    /** Every account may ask; a moderator or owner decides. */
    BY_REQUEST("request"),
    /** Nobody else may, nor learns of the group. */
    BY_INVITATION("invitation");

    private final String word;

    Joining(String word) {
        this.word = word;
    }

    /** As it is stored and sent. */
    public String word() {
        return word;
    }

    public static Optional<Joining> of(String word) {
        return Arrays.stream(values())
                .filter(joining -> joining.word.equals(word))
                .findFirst();
    }

    /** Whether accounts that are not members may know that the group is there. */
    public boolean isListed() {
        return this != BY_INVITATION;
    }
}
