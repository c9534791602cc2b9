package org.lectern.sql;

/** The disk or the database server failed; nothing of what was being written is kept. */
public final class StorageException extends RuntimeException {
    StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether room has to be made before anything can be written again. */
    public boolean diskIsFull() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("SQLITE_FULL") || message.contains("No space left")) {
                return true;
            }
        }
        return false;
    }
}
