package org.lectern.anchor;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text with case, accents, white space and punctuation folded away, and for every unit left the code point it came
 * from.
 */
final class FoldedText {
    private final String value;
    /** Code point offset in the source of each UTF-16 unit of {@link #value}. */
    private final int[] origins;

    private FoldedText(String value, int[] origins) {
        this.value = value;
        this.origins = origins;
    }

    static FoldedText of(CodePointText text) {
        StringBuilder folded = new StringBuilder(text.value().length());
        int[] origins = new int[text.value().length() + 16];
        int point = 0;
        for (int unit = 0; unit < text.value().length(); point++) {
            int codePoint = text.value().codePointAt(unit);
            unit += Character.charCount(codePoint);
            int before = folded.length();
            if (codePoint < 0x80) {
                if (Character.isLetterOrDigit(codePoint)) {
                    folded.append((char) Character.toLowerCase(codePoint));
                }
            } else {
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .forEach(folded::appendCodePoint);
            }
            if (folded.length() > origins.length) {
                origins = Arrays.copyOf(origins, folded.length() * 2);
            }
            Arrays.fill(origins, before, folded.length(), point);
        }
        return new FoldedText(folded.toString(), Arrays.copyOf(origins, folded.length()));
    }

    String value() {
        return value;
    }

    /** The source span of a non-empty run of folded units. */
    TextSpan source(int start, int end) {
        return new TextSpan(origins[start], origins[end - 1] + 1);
    }
}
