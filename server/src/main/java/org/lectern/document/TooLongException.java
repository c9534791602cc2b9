package org.lectern.document;

/** Something was asked for that needs all of a text in memory, and the text is too long for that. */
public final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param most code points up to which a text is looked at whole */
    public TooLongException(int most) {
        super(
                "This text is longer than the %,d characters up to which a text is looked at as a whole here (%s). It is read, searched and annotated like any other, and its citations are found; it is not compared with other texts, and has no strip of grades."
                        .formatted(most, TextLimits.WHOLE_SETTING));
    }
}
