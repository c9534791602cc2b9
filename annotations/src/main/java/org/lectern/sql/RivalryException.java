package org.lectern.sql;

/** Others wrote the same rows at the same time, again and again; nothing of what was being written is kept. */
public final class RivalryException extends RuntimeException {
    RivalryException(int attempts, Throwable cause) {
        super("Lost to other writers %d times".formatted(attempts), cause);
    }
}
