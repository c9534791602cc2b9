package org.lectern.document;

/** A received file cannot become canonical text; the message says what is wrong and where. */
public final class UnreadableSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableSourceException(String message) {
        super(message);
    }
}
