package org.lectern.document.markup;

import java.util.Locale;
import java.util.Optional;

/** The ways in which entries of lists are counted, by their names in CSS and in DOCX (ECMA-376, 17.18.59). */
final class ListNumber {
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] NUMERALS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int LARGEST_ROMAN = 3999;
    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
    /** Without those that no list is counted with (ECMA-376: U+0430–0438, 043A–0449, 044B, 044D–044F). */
    private static final String RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя";
    /** A letter is repeated as often as the alphabet was gone through; nobody reads more of them. */
    private static final int MOST_LETTERS = 30;

    private ListNumber() {}

    /**
     * A number as it is shown.
     *
     * @param way its name, as in {@code decimal}, {@code lower-roman} or {@code upperLetter}
     * @return empty where the way is not known here, or cannot show that number
     */
    static Optional<String> of(int number, String way) {
        return switch (way) {
            case "decimal" -> Optional.of(String.valueOf(number));
            case "decimalZero", "decimal-leading-zero" ->
                Optional.of(number >= 0 && number < 10 ? "0" + number : String.valueOf(number));
            case "lowerRoman", "lower-roman" -> roman(number);
            case "upperRoman", "upper-roman" -> roman(number).map(roman -> roman.toUpperCase(Locale.ROOT));
            case "lower-alpha", "lower-latin" -> counted(number, LATIN);
            case "upper-alpha", "upper-latin" ->
                counted(number, LATIN).map(letters -> letters.toUpperCase(Locale.ROOT));
            case "lower-greek" -> counted(number, GREEK);
            case "lowerLetter" -> repeated(number, LATIN);
            case "upperLetter" -> repeated(number, LATIN).map(letters -> letters.toUpperCase(Locale.ROOT));
            case "russianLower" -> repeated(number, RUSSIAN);
            case "russianUpper" -> repeated(number, RUSSIAN).map(letters -> letters.toUpperCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    static Optional<String> roman(int number) {
        if (number < 1 || number > LARGEST_ROMAN) {
            return Optional.empty();
        }
        StringBuilder roman = new StringBuilder();
        int left = number;
        for (int n = 0; n < VALUES.length; n++) {
            for (; left >= VALUES[n]; left -= VALUES[n]) {
                roman.append(NUMERALS[n]);
            }
        }
        return Optional.of(roman.toString());
    }

    /** a to z, then aa, ab: as browsers count (CSS Counter Styles 3, 3.1.4). */
    private static Optional<String> counted(int number, String alphabet) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left = (left - 1) / alphabet.length()) {
            letters.insert(0, alphabet.charAt((left - 1) % alphabet.length()));
        }
        return Optional.of(letters.toString()).filter(counted -> !counted.isEmpty());
    }

    /** a to z, then aa, bb: as Word counts. */
    private static Optional<String> repeated(int number, String alphabet) {
        if (number < 1 || number > MOST_LETTERS * alphabet.length()) {
            return Optional.empty();
        }
        String letter = String.valueOf(alphabet.charAt((number - 1) % alphabet.length()));
        return Optional.of(letter.repeat(1 + (number - 1) / alphabet.length()));
    }
}
