package org.lectern.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/** What is done to the letters of a word before words are compared. Pure functions. */
final class Letters {
    /** Cyrillic letters and the Latin ones that are printed alike, in the same order. */
    private static final String CYRILLIC = "аеорсухіїјѕкмнтвАЕОРСХІЇЈЅКМНТВЗ";

    private static final String LATIN = "aeopcyxiijskmhtbAEOPCXIIJSKMHTB3";

    /** l'Humanité and d'Encausse, but not D'iakov, where it is a soft sign, nor O'Brien. */
    private static final Pattern ELISION =
            Pattern.compile("(?iu)(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu)['’＇](?=[aeouhàâéèêëîôœ]|i[^aeouy])");

    private static final Pattern DOTTED = Pattern.compile("\\p{L}\\p{M}*(?:\\.\\p{L}\\p{M}*)+");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,'’]\\d{3})+");

    private static final String FORMER = "іѣѳѵєґ";
    private static final String LATTER = "иефиег";

    private static final char SHORT_I = 'й';

    private Letters() {}

    /** The word as it stands, but for case and for how its accents are encoded. */
    static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * Without case, accents, stress marks and width (Unicode TR 30, as ICU folds). {@code й} stays what it is: it is a
     * letter of its own, not an accented {@code и}.
     */
    static String folded(String word) {
        String lower = plain(word);
        if (isPlainAscii(lower)) {
            return lower;
        }
        StringBuilder folded = new StringBuilder(lower.length());
        int from = 0;
        for (int at = lower.indexOf(SHORT_I); at >= 0; at = lower.indexOf(SHORT_I, from)) {
            folded.append(ICUFoldingFilter.NORMALIZER.normalize(lower.substring(from, at)))
                    .append(SHORT_I);
            from = at + 1;
        }
        folded.append(ICUFoldingFilter.NORMALIZER.normalize(lower.substring(from)));
        return hasCyrillic(lower) ? inReformedSpelling(folded.toString()) : folded.toString();
    }

    /** Russian as it is written since 1918; і for и and є for е, as in Ukrainian, are no other letters either. */
    private static String inReformedSpelling(String folded) {
        String reformed = folded;
        for (int letter = 0; letter < FORMER.length(); letter++) {
            reformed = reformed.replace(FORMER.charAt(letter), LATTER.charAt(letter));
        }
        return reformed.length() > 2 && reformed.endsWith("ъ")
                ? reformed.substring(0, reformed.length() - 1)
                : reformed;
    }

    private static boolean isPlainAscii(String text) {
        for (int unit = 0; unit < text.length(); unit++) {
            char here = text.charAt(unit);
            if (here >= 0x80 || here == '_') {
                return false;
            }
        }
        return true;
    }

    /** A word in which letters of two scripts are mixed is meant in the one that most of its letters are of. */
    static String inOneScript(String word) {
        int cyrillic = 0;
        int latin = 0;
        for (int unit = 0; unit < word.length(); unit++) {
            switch (UnicodeScript.of(word.charAt(unit))) {
                case CYRILLIC -> cyrillic++;
                case LATIN -> latin++;
                default -> {}
            }
        }
        if (cyrillic == 0 || latin == 0) {
            return word;
        }
        String from = latin >= cyrillic ? CYRILLIC : LATIN;
        String to = latin >= cyrillic ? LATIN : CYRILLIC;
        StringBuilder repaired = new StringBuilder(word.length());
        for (int unit = 0; unit < word.length(); unit++) {
            char here = word.charAt(unit);
            // ó may stand for о with a stress mark, ё for ë
            String base = from.indexOf(here) >= 0 || here == SHORT_I
                    ? String.valueOf(here)
                    : Normalizer.normalize(String.valueOf(here), Normalizer.Form.NFD);
            int found = from.indexOf(base.charAt(0));
            if (found >= 0) {
                repaired.append(to.charAt(found)).append(base, 1, base.length());
            } else {
                repaired.append(here);
            }
        }
        return repaired.toString();
    }

    static boolean hasCyrillic(String word) {
        return word.chars().anyMatch(unit -> UnicodeScript.of(unit) == UnicodeScript.CYRILLIC);
    }

    /** Without the English genitive and the French article or preposition, which are no part of a name. */
    static String bare(String word) {
        int end = word.length();
        boolean isGenitive = end > 2
                && (word.charAt(end - 1) == 's' || word.charAt(end - 1) == 'S')
                && isApostrophe(word.charAt(end - 2));
        String name = isGenitive ? word.substring(0, end - 2) : word;
        Matcher elision = ELISION.matcher(name);
        return elision.lookingAt() ? name.substring(elision.end()) : name;
    }

    private static boolean isApostrophe(char sign) {
        return sign == '\'' || sign == '’' || sign == '＇';
    }

    /** Whether it is letters with stops between them, as U.S.S.R. */
    static boolean isDotted(String word) {
        return DOTTED.matcher(word).matches();
    }

    /** U.S.S.R. as USSR, 10,000 as 10000; but U.S. is not us. */
    static String withoutStops(String word) {
        if (isDotted(word) && word.indexOf('.') != word.lastIndexOf('.')) {
            return word.replace(".", "");
        }
        return Character.isDigit(word.charAt(0)) && GROUPED.matcher(word).matches()
                ? word.replaceAll("[,'’]", "")
                : word;
    }
}
