package org.lectern.anchor;

/**
 * A text made ready for {@link QuoteMatcher}: folded, and with an index of its runs of letters.
 *
 * <p>Making one costs about as much as a hundred searches, so it is worth keeping for as long as its text is asked for;
 * {@link #bytes} says what that costs, about 8 bytes a code point. Immutable; safe for use by several threads.
 */
public final class IndexedText {
    private final CodePointText text;
    private final FoldedText folded;
    private final GramIndex grams;

    public IndexedText(CodePointText text) {
        this.text = text;
        this.folded = FoldedText.of(text);
        this.grams = new GramIndex(folded.units());
    }

    public CodePointText text() {
        return text;
    }

    FoldedText folded() {
        return folded;
    }

    GramIndex grams() {
        return grams;
    }

    /** What it holds beside the text itself, in bytes. */
    public long bytes() {
        return folded.bytes() + grams.bytes();
    }
}
