package org.lectern.document;

/**
 * What one text may be, and up to where all of it is looked at together.
 *
 * @param whole code points. A longer text is read, searched and annotated like any other, but nothing that needs all of it
 *     in memory runs over it: it is not held against other texts, no quotation is held against it, and a note is made where its very words
 *     stand or not at all
 * @param bytes of its canonical form in UTF-8
 * @param passages that it falls into
 */
public record TextLimits(int whole, long bytes, int passages) {
    /** What {@link #whole} is set by, in thousands of characters. */
    public static final String WHOLE_SETTING = "whole-text";

    /** What {@link #bytes} is set by, in MiB. */
    public static final String BYTES_SETTING = "max-text";

    /** What {@link #passages} is set by, in thousands. */
    public static final String PASSAGES_SETTING = "max-passages";

    /** Offsets in a file of text are kept as numbers of 31 bits. */
    private static final long MOST_BYTES = 1L << 30;

    public static final TextLimits USUAL = new TextLimits(8_000_000, MOST_BYTES, 5_000_000);

    public TextLimits {
        if (whole < 1 || bytes < 1 || bytes > MOST_BYTES || passages < 1) {
            throw new IllegalArgumentException(
                    "Not limits of a text: %d characters, %d bytes, %d passages".formatted(whole, bytes, passages));
        }
    }

    /** The same, with all texts longer than this taken as too long to be looked at whole. */
    public TextLimits withWhole(int characters) {
        return new TextLimits(characters, bytes, passages);
    }
}
