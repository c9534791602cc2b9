package org.lectern.document;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Tells a block's language by its letters. */
final class Languages {
    static final String RUSSIAN = "ru";
    private static final String UNKNOWN = "und";

    private Languages() {}

    static boolean isCyrillic(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.CYRILLIC;
    }

    /** Russian where most letters are Cyrillic and the document's languages allow it, else the document's first. */
    static String of(String text, List<String> documentLanguages) {
        boolean russianPossible = documentLanguages.isEmpty() || documentLanguages.contains(RUSSIAN);
        long letters = text.codePoints().filter(Character::isLetter).count();
        long cyrillic = text.codePoints()
                .filter(c -> Character.isLetter(c) && isCyrillic(c))
                .count();
        if (russianPossible && 2 * cyrillic > letters) {
            return RUSSIAN;
        }
        return documentLanguages.isEmpty() ? UNKNOWN : documentLanguages.get(0);
    }
}
