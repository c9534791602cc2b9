package org.lectern.people;

/** A group's slug within {@code /groups/}. */
public record GroupId(String value) implements Comparable<GroupId> {
    private static final int MOST = 64;

    /** Anyone at all, signed in or not. */
    public static final GroupId PUBLIC = new GroupId("public");

    /** Every account on this server. */
    public static final GroupId EVERYONE = new GroupId("everyone");

    public GroupId {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("Not a group id: " + value);
        }
    }

    /** Small letters, figures and, but at the beginning, hyphens. Every row and request has some, so without a pattern. */
    private static boolean isSlug(String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            boolean isPlain = (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
            if (!isPlain && (unit != '-' || at == 0)) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST;
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
