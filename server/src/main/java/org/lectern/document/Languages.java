package org.lectern.document;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a block's language, among those of its document, by its letters. */
final class Languages {
    static final String RUSSIAN = "ru";
    private static final String UNKNOWN = "und";
    /** Those that are written in Cyrillic letters. */
    private static final Set<String> CYRILLIC = Set.of("be", "bg", "kk", "ky", "mk", "mn", RUSSIAN, "sr", "tg", "uk");

    private Languages() {}

    static boolean isCyrillic(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.CYRILLIC;
    }

    static boolean isWrittenInCyrillic(String language) {
        return CYRILLIC.contains(Locale.forLanguageTag(language).getLanguage());
    }

    /**
     * The first of the document's languages whose letters most letters of the text are; Russian for Cyrillic ones where
     * none is known, and the document's first where none fits or there are no letters.
     */
    static String of(String text, List<String> documentLanguages) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long cyrillic = text.codePoints()
                .filter(c -> Character.isLetter(c) && isCyrillic(c))
                .count();
        boolean isCyrillic = 2 * cyrillic > letters;
        if (documentLanguages.isEmpty()) {
            return isCyrillic ? RUSSIAN : UNKNOWN;
        }
        return documentLanguages.stream()
                .filter(language -> letters > 0 && isWrittenInCyrillic(language) == isCyrillic)
                .findFirst()
                .orElse(documentLanguages.getFirst());
    }
}
