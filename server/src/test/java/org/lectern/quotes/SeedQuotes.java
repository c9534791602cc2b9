package org.lectern.quotes;

import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;

/** Draws passages of a text as a reader marks them: whole words, {@value #SHORTEST} characters and more. */
public final class SeedQuotes {
    static final int SHORTEST = 50;
    private static final int LONGEST = 200;
    private static final int CONTEXT = 32;

    private final CodePointText text;
    private final Random random;

    public SeedQuotes(CodePointText text, Random random) {
        this.text = text;
        this.random = random;
    }

    public TextSpan passage() {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        int from = random.nextInt(text.length() - length - CONTEXT);
        int start = from;
        while (start > 0 && !(isSpace(start - 1) && !isSpace(start))) {
            start--;
        }
        int end = start + Math.max(SHORTEST, length);
        while (end < text.length() && !isSpace(end)) {
            end++;
        }
        while (isSpace(end - 1)) {
            end--;
        }
        return new TextSpan(start, end);
    }

    /** A passage that stands between its neighbours nowhere else, so that context can tell where it is. */
    public TextSpan passageOnceIn(String whole) {
        while (true) {
            TextSpan passage = passage();
            String inContext = text.sliceWithin(passage.start() - CONTEXT, passage.end() + CONTEXT);
            if (whole.indexOf(inContext) == whole.lastIndexOf(inContext)) {
                return passage;
            }
        }
    }

    public TextQuoteSelector quote(TextSpan passage) {
        return new TextQuoteSelector(
                text.slice(passage),
                text.sliceWithin(passage.start() - CONTEXT, passage.start()),
                text.sliceWithin(passage.end(), passage.end() + CONTEXT));
    }

    private boolean isSpace(int at) {
        return Character.isWhitespace(text.value().codePointAt(text.toUnits(at)));
    }
}
