package org.lectern.anchor.align;

import org.lectern.anchor.TextSpan;

/** What became of a passage in another version of its text. Offsets are code points of that version. */
public sealed interface Carried {
    /** The same code points, here. */
    record Same(TextSpan span) implements Carried {}

    /**
     * The same passage with other wording or other line breaks.
     *
     * @param similarity 1 where only the white space between the words differs; else below, and at least
     *     {@link TextAlignment#LEAST_SIMILARITY}
     */
    record Reworded(TextSpan span, double similarity) implements Carried {}

    /**
     * It is not there, or two places have the same claim to be it.
     *
     * @param near where it would stand: just after what stood before it
     * @param undecided whether it is lost only because nothing tells two places apart
     */
    record Gone(int near, boolean undecided) implements Carried {}
}
