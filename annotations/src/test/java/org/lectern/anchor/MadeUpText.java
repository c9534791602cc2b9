package org.lectern.anchor;

import java.util.List;
import java.util.Random;

/** Texts that are hard to count in or to tell apart. */
enum MadeUpText {
    ASTRAL(List.of("😀", "𝒜", "a", "b", " ", "𐍈")),
    COMBINING(List.of("e\u0301", "é", "n\u0303", "a", " ", "\u0301", "ﬁ")),
    RIGHT_TO_LEFT(List.of("של", "مرحبا", " ", "\u200f", "abc")),
    REPEATED(List.of("the same words again. ", "the same words again. ", "other words. ")),
    TWO_LETTERS(List.of("a", "b"));

    private final List<String> pieces;

    MadeUpText(List<String> pieces) {
        this.pieces = pieces;
    }

    String make(long seed) {
        Random random = new Random(seed);
        StringBuilder made = new StringBuilder();
        int length = 64 * (1 + random.nextInt(20));
        while (made.codePointCount(0, made.length()) < length) {
            made.append(pieces.get(random.nextInt(pieces.size())));
        }
        return made.toString();
    }
}
