package org.lectern.annotation.jsonld;

/** What was sent is no annotation that can be kept. The message says what to do about it, for the person who sent it. */
public final class InvalidAnnotationException extends RuntimeException {
    /** How wrong it is. */
    public enum Kind {
        /** Not JSON, or not an annotation at all. */
        MALFORMED,
        /** An annotation with something in it that cannot be. */
        UNPROCESSABLE
    }

    private final Kind kind;
    private final String field;

    InvalidAnnotationException(Kind kind, String field, String message) {
        super(message);
        this.kind = kind;
        this.field = field;
    }

    static InvalidAnnotationException malformed(String message) {
        return new InvalidAnnotationException(Kind.MALFORMED, "", message);
    }

    static InvalidAnnotationException unprocessable(String field, String message) {
        return new InvalidAnnotationException(Kind.UNPROCESSABLE, field, message);
    }

    public Kind kind() {
        return kind;
    }

    /** A JSON Pointer (RFC 6901) to what is wrong; empty for the whole. */
    public String field() {
        return field;
    }
}
