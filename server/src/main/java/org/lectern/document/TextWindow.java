package org.lectern.document;

import org.lectern.anchor.CodePointText;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;

/**
 * A text on the disk that is read from its beginning to its end: what stands around the words that were asked for last is in
 * memory. For one thread.
 */
public final class TextWindow implements SlicedText {
    /** Code points. */
    private static final int WIDTH = 1 << 18;

    /** Code points before the words that are asked for, since the next ones may stand a little before them. */
    private static final int BEFORE = 1 << 14;

    private final TextFile file;
    private CodePointText window = new CodePointText("");
    private int start;

    public TextWindow(TextFile file) {
        this.file = file;
    }

    @Override
    public int length() {
        return file.length();
    }

    @Override
    public String slice(TextSpan span) {
        if (span.start() < start || span.end() > start + window.length()) {
            if (span.length() > WIDTH - BEFORE) {
                return file.slice(span);
            }
            start = Math.max(0, span.start() - BEFORE);
            window = new CodePointText(file.sliceWithin(start, start + WIDTH));
        }
        return window.slice(new TextSpan(span.start() - start, span.end() - start));
    }
}
