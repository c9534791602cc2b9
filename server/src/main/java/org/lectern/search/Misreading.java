package org.lectern.search;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What machines misread in print: I, l and 1; 0 and o; rn and m. Words that could have been read either way have one key.
 *
 * <p>Only where it is safe: not in short words, where it would make other words of them (rn and m from seven letters on,
 * for modern is no modem), and not in numbers.
 */
final class Misreading {
    private static final int SHORTEST = 5;
    private static final int SHORTEST_FOR_RN = 7;
    private static final int SHORTEST_FOR_NAMES = 6;
    private static final Pattern LATIN_WITH_FIGURES = Pattern.compile("[\\p{IsLatin}\\p{M}01|'’]+");

    private Misreading() {}

    /** @param word with its case; empty where no key would be safe */
    static Optional<String> of(String word) {
        if (word.length() < SHORTEST
                || !LATIN_WITH_FIGURES.matcher(word).matches()
                || word.chars().filter(Character::isLetter).count() < SHORTEST - 1) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder(word);
        for (int at = 0; at < word.length(); at++) {
            char here = word.charAt(at);
            boolean isAfterSmall = at > 0 && Character.isLowerCase(word.charAt(at - 1));
            if (here == '1' || here == '|' || (here == 'I' && (at == 0 || isAfterSmall))) {
                key.setCharAt(at, 'l');
            } else if (here == '0') {
                key.setCharAt(at, 'o');
            }
        }
        String folded = Letters.folded(key.toString());
        return Optional.of(folded.length() >= SHORTEST_FOR_RN ? folded.replace("rn", "m") : folded);
    }

    /** The keys to look under for a word that was asked for: a name may begin with an I in one spelling of it alone. */
    static Set<String> keys(WordForms word) {
        Set<String> keys = new LinkedHashSet<>();
        String typed = word.folded();
        // A small i at the beginning was perhaps meant as a capital
        of(typed.startsWith("i") ? "I" + typed.substring(1) : typed).ifPresent(keys::add);
        if (!typed.startsWith("j")) {
            for (String name : word.names()) {
                String written = RussianNames.beginningWithI(name);
                if (written.length() >= SHORTEST_FOR_NAMES) {
                    of(written).ifPresent(keys::add);
                }
            }
        }
        return keys;
    }
}
