package org.lectern.anchor;

import java.util.List;
import java.util.Random;

/** Texts that are hard to count in or to tell apart. */
enum MadeUpText {
    ASTRAL("😀|𝒜|a|b| |𐍈"),
    COMBINING("e\u0301|é|n\u0303|a| |\u0301|ﬁ"),
    RIGHT_TO_LEFT("של|مرحبا| |\u200f|abc"),
    REPEATED("the same words again. |the same words again. |other words. "),
    TWO_LETTERS("a|b");

    /** Parted by bars. */
    private final String pieces;

    MadeUpText(String pieces) {
        this.pieces = pieces;
    }

    String make(long seed) {
        List<String> choices = List.of(pieces.split("\\|"));
        Random random = new Random(seed);
        StringBuilder made = new StringBuilder();
        int length = 64 * (1 + random.nextInt(20));
        while (made.codePointCount(0, made.length()) < length) {
            made.append(choices.get(random.nextInt(choices.size())));
        }
        return made.toString();
    }
}
