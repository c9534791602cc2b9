package org.lectern.document;

/** Tells a full disk from all else that writing can fail of; Java has no type for it. */
public final class FullDisk {
    /** What a person is told whose file was not taken in for that. */
    public static final String WORDS =
            "There is no room left on the server, and nothing of this was kept. Tell whoever looks after it. Reading goes on.";

    private FullDisk() {}

    /** Whether it is what made something fail, in the words of the operating system and of SQLite. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (words.contains("No space left") || words.contains("SQLITE_FULL") || words.contains("Disk quota")) {
                return true;
            }
        }
        return false;
    }
}
