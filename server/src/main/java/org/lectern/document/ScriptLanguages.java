package org.lectern.document;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The languages whose letters say which they are: of those that are written in Greek, Hebrew, Arabic, Georgian, Armenian,
 * Thai, Chinese, Japanese or Korean letters. Counts words as they come.
 */
final class ScriptLanguages {
    /** Letters of a script; fewer could be a name. */
    private static final int ENOUGH = 20;
    /** Of the Chinese letters in a text; what has more kana beside them is Japanese. */
    private static final double KANA = 0.05;

    private static final String PERSIAN = "پچژگ";
    private static final String URDU = "ٹڈڑںے";
    private static final String YIDDISH = "װױײ";
    private int greek;
    private int hebrew;
    private int yiddish;
    private int arabic;
    private int persian;
    private int urdu;
    private int georgian;
    private int armenian;
    private int thai;
    private int han;
    private int kana;
    private int hangul;

    void take(String word) {
        word.codePoints().forEach(this::take);
    }

    private void take(int letter) {
        switch (UnicodeScript.of(letter)) {
            case GREEK -> greek++;
            case HEBREW -> {
                hebrew++;
                yiddish += YIDDISH.indexOf(letter) >= 0 ? 1 : 0;
            }
            case ARABIC -> {
                arabic++;
                persian += PERSIAN.indexOf(letter) >= 0 ? 1 : 0;
                urdu += URDU.indexOf(letter) >= 0 ? 1 : 0;
            }
            case GEORGIAN -> georgian++;
            case ARMENIAN -> armenian++;
            case THAI -> thai++;
            case HAN -> han++;
            case HIRAGANA, KATAKANA -> kana++;
            case HANGUL -> hangul++;
            default -> {
                // says nothing of its language
            }
        }
    }

    /** Each with the number of its letters. Old Greek is Greek here. */
    Map<String, Integer> languages() {
        return languages(ENOUGH);
    }

    private Map<String, Integer> languages(int enough) {
        Map<String, Integer> found = new LinkedHashMap<>();
        put(found, "el", greek, enough);
        put(found, 50 * yiddish > hebrew ? "yi" : "he", hebrew, enough);
        put(found, 50 * urdu > arabic ? "ur" : 50 * persian > arabic ? "fa" : "ar", arabic, enough);
        put(found, "ka", georgian, enough);
        put(found, "hy", armenian, enough);
        put(found, "th", thai, enough);
        put(found, "ko", hangul, enough);
        boolean isJapanese = kana > KANA * han;
        put(found, isJapanese ? "ja" : "zh", isJapanese ? kana + han : han, enough);
        return found;
    }

    private static void put(Map<String, Integer> found, String language, int letters, int enough) {
        if (letters >= enough) {
            found.put(language, letters);
        }
    }

    /** The language of a text whose letters say it; a name is enough here, as its letters are most of them. */
    static Optional<String> of(String text) {
        ScriptLanguages counted = new ScriptLanguages();
        counted.take(text);
        return counted.languages(1).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** The script of a language of these; empty for all others. */
    static Optional<UnicodeScript> script(String language) {
        return switch (language) {
            case "el", "grc" -> Optional.of(UnicodeScript.GREEK);
            case "he", "yi", "iw", "ji" -> Optional.of(UnicodeScript.HEBREW);
            case "ar", "fa", "ur", "ps", "ug" -> Optional.of(UnicodeScript.ARABIC);
            case "ka" -> Optional.of(UnicodeScript.GEORGIAN);
            case "hy" -> Optional.of(UnicodeScript.ARMENIAN);
            case "th" -> Optional.of(UnicodeScript.THAI);
            case "ko", "ja", "zh", "lzh" -> Optional.of(UnicodeScript.HAN);
            default -> Optional.empty();
        };
    }

    /** Those of East Asia are one here, since they are written together. */
    static UnicodeScript together(UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL -> UnicodeScript.HAN;
            default -> script;
        };
    }
}
