package org.lectern.people;

import java.util.regex.Pattern;

/** A group's slug within {@code /groups/}. */
public record GroupId(String value) implements Comparable<GroupId> {
    // Before the constants, which are checked by it
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** Anyone at all, signed in or not. */
    public static final GroupId PUBLIC = new GroupId("public");

    /** Every account on this server. */
    public static final GroupId EVERYONE = new GroupId("everyone");

    public GroupId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a group id: " + value);
        }
    }

    /** Whether it stands for people as they are, signed in or not, and so is no group that somebody made. */
    public boolean isBuiltIn() {
        return equals(PUBLIC) || equals(EVERYONE);
    }

    /** The group's address within this server. */
    public String path() {
        return "/groups/" + value;
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }
}
