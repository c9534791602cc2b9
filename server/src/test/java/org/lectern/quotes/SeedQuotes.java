package org.lectern.quotes;

import java.util.BitSet;
import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;

/** Draws passages of a text as a reader marks them: whole words, {@value #SHORTEST} characters and more. */
public final class SeedQuotes {
    static final int SHORTEST = 50;
    private static final int LONGEST = 200;
    private static final int CONTEXT = 32;
    private static final int REMAINDERS = 1 << 24;

    private final CodePointText text;
    private final Random random;
    /** Remainders of the hashes of all runs of {@value #SHORTEST} units that were met more than once. */
    private final BitSet metTwice = new BitSet(REMAINDERS);

    public SeedQuotes(CodePointText text, Random random) {
        this.text = text;
        this.random = random;
        BitSet met = new BitSet(REMAINDERS);
        int leaving = 1;
        for (int n = 1; n < SHORTEST; n++) {
            leaving *= 31;
        }
        String units = text.value();
        int hash = units.substring(0, SHORTEST).hashCode();
        for (int at = 0; at + SHORTEST <= units.length(); at++) {
            if (met.get(remainder(hash))) {
                metTwice.set(remainder(hash));
            }
            met.set(remainder(hash));
            if (at + SHORTEST < units.length()) {
                hash = 31 * (hash - leaving * units.charAt(at)) + units.charAt(at + SHORTEST);
            }
        }
    }

    private static int remainder(int hash) {
        return (hash * 0x9E3779B1) >>> 8;
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
    public TextSpan passageThatStandsOnce() {
        TextSpan passage = passage();
        while (!standsOnce(text.sliceWithin(passage.start() - CONTEXT, passage.end() + CONTEXT))) {
            passage = passage();
        }
        return passage;
    }

    /** Words whose beginning was met once stand once; only of the others the whole text is asked. */
    private boolean standsOnce(String words) {
        int beginning = words.substring(0, SHORTEST).hashCode();
        return !metTwice.get(remainder(beginning))
                || text.value().indexOf(words) == text.value().lastIndexOf(words);
    }

    public static TextQuoteSelector quote(CodePointText text, TextSpan passage) {
        return new TextQuoteSelector(
                text.slice(passage),
                text.sliceWithin(passage.start() - CONTEXT, passage.start()),
                text.sliceWithin(passage.end(), passage.end() + CONTEXT));
    }

    private boolean isSpace(int at) {
        return Character.isWhitespace(text.value().codePointAt(text.toUnits(at)));
    }
}
