package org.lectern.app;

/** A command could not do what it was asked to. The message is one line: what happened and what to do. */
class FailedException extends RuntimeException {
    FailedException(String message) {
        super(message);
    }

    FailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
