package org.lectern.document;

import java.util.Locale;

/** A received file cannot become canonical text; the message says what is wrong, where, and what to do. */
public final class UnreadableSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Bytes that mean nothing in the file's encoding, or a character that no text may have. */
        UNDECODABLE,
        /** It is not of the kind that its beginning or its sender says. */
        NOT_OF_ITS_KIND,
        /** Damaged so that nothing could be read. */
        DAMAGED,
        /** It opens with a password only, and none was given or another one. */
        ENCRYPTED,
        /** It has no words and no pages to look at. */
        EMPTY,
        /** More pages, characters or bytes than the limit. */
        TOO_LARGE,
        /** It took longer than the limit. */
        TIMED_OUT,
        /** It took more memory than the limit. */
        OUT_OF_MEMORY,
        /** It took more of the disk than the limit. */
        OUT_OF_SCRATCH,
        /** There is no room left on the disk; this is no fault of the file. */
        DISK_FULL,
        /** Things lie in it inside of each other more deeply than can be read. */
        NESTED_TOO_DEEPLY,
        /** What reads it broke down. */
        CRASHED,
        /** The one who brought it does not want it any more. */
        CANCELLED;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    public UnreadableSourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param cause for those who look after the program */
    public UnreadableSourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
