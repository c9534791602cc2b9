package org.lectern.app;

/** Whoever gave a command took it back, and has been told what became of it. */
final class CancelledException extends FailedException {
    CancelledException(FailedException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
