package org.lectern.document;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells a block's language, among those of its document, by its letters. */
final class Languages {
    static final String RUSSIAN = "ru";
    private static final String UNKNOWN = "und";
    /** Those that are written in Cyrillic letters. */
    private static final Set<String> CYRILLIC = Set.of("be", "bg", "kk", "ky", "mk", "mn", RUSSIAN, "sr", "tg", "uk");

    /** All letters before it are Latin. */
    private static final int FIRST_OTHER = 0x370;

    private Languages() {}

    static boolean isCyrillic(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.CYRILLIC;
    }

    static boolean isWrittenInCyrillic(String language) {
        return CYRILLIC.contains(Locale.forLanguageTag(language).getLanguage());
    }

    /**
     * The first of the document's languages whose letters most letters of the text are; where none is, the language that
     * is written in such letters and, for Cyrillic ones, Russian, if none is known. The document's first where letters
     * say nothing, as Latin ones, or there are none.
     */
    static String of(String text, List<String> documentLanguages) {
        UnicodeScript most = mostOf(text);
        Optional<String> written = documentLanguages.stream()
                .filter(language -> script(language) == most)
                .findFirst();
        if (written.isPresent()) {
            return written.get();
        }
        if (most == UnicodeScript.CYRILLIC && documentLanguages.isEmpty()) {
            return RUSSIAN;
        }
        Optional<String> other = Set.of(UnicodeScript.COMMON, UnicodeScript.LATIN, UnicodeScript.CYRILLIC)
                        .contains(most)
                ? Optional.empty()
                : ScriptLanguages.of(text);
        return other.or(() -> documentLanguages.stream().findFirst()).orElse(UNKNOWN);
    }

    /** The script of more than half of the letters; {@link UnicodeScript#COMMON} where there is none. */
    private static UnicodeScript mostOf(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        int all = 0;
        UnicodeScript last = UnicodeScript.COMMON;
        int alike = 0; // counted together, since neighbours mostly are
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isLetter(point)) {
                UnicodeScript script = script(point);
                if (script != last) {
                    letters.merge(last, alike, Integer::sum);
                    last = script;
                    alike = 0;
                }
                alike++;
                all++;
            }
        }
        letters.merge(last, alike, Integer::sum);
        for (Map.Entry<UnicodeScript, Integer> one : letters.entrySet()) {
            if (2 * one.getValue() > all) {
                return one.getKey();
            }
        }
        return UnicodeScript.COMMON;
    }

    private static UnicodeScript script(int letter) {
        return letter < FIRST_OTHER ? UnicodeScript.LATIN : ScriptLanguages.together(UnicodeScript.of(letter));
    }

    /** Latin for all that are not written in other letters. */
    private static UnicodeScript script(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return isWrittenInCyrillic(language)
                ? UnicodeScript.CYRILLIC
                : ScriptLanguages.script(primary).orElse(UnicodeScript.LATIN);
    }
}
