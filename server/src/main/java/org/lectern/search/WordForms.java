package org.lectern.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The forms by which a word is found. In the index they stand at one position, so that phrases may mix them; each but the
 * first has a sign before it that no word begins with.
 *
 * @param plain as it stands, but for case and the encoding of accents
 * @param folded without accents, stress marks and letters of another script
 * @param names how a Russian name would be written whatever its script and spelling; empty for a word that is none
 * @param misread what it may be printed as when a machine misread it, where that differs from {@code folded}
 */
record WordForms(String plain, String folded, Set<String> names, Optional<String> misread) {
    static final char FOLDED = '^';
    /** Of a name in Latin letters. */
    static final char NAME = '~';
    /** Of a word in Cyrillic ones: two of these are not one for being written alike in Latin (брат and брать). */
    static final char CYRILLIC = '=';

    static final char MISREAD = '?';

    WordForms {
        names = Set.copyOf(names);
    }

    static WordForms of(String token) {
        String word = Letters.bare(token);
        String whole = Letters.inOneScript(Letters.withoutStops(word));
        String folded = Letters.folded(whole);
        return new WordForms(
                Letters.plain(word),
                folded,
                RussianNames.of(whole),
                Misreading.of(whole).filter(key -> !key.equals(folded)));
    }

    boolean isCyrillic() {
        return Letters.hasCyrillic(folded);
    }

    /** Whether a term of the index is the one writing of a name, in whatever letters it stood. */
    static boolean isName(String term) {
        return term.charAt(0) == NAME || term.charAt(0) == CYRILLIC;
    }

    /** The terms under which its name stands, in letters that a search for it does not look through otherwise. */
    List<String> nameTerms() {
        List<String> terms = new ArrayList<>();
        for (String name : names) {
            terms.add(NAME + name);
            if (!isCyrillic()) {
                terms.add(CYRILLIC + name);
            }
        }
        return terms;
    }

    /** What the index keeps of it. */
    List<String> indexed() {
        List<String> terms = new ArrayList<>(4);
        terms.add(plain);
        if (!folded.equals(plain)) {
            terms.add(FOLDED + folded);
        }
        char sign = isCyrillic() ? CYRILLIC : NAME;
        names.forEach(name -> terms.add(sign + name));
        misread.ifPresent(key -> terms.add(MISREAD + key));
        return terms;
    }

    /** How surely a term is the word that was asked for. */
    enum Likeness {
        SAME(1f),
        OTHER_SPELLING(0.8f),
        MISREAD(0.4f);

        private final float weight;

        Likeness(float weight) {
            this.weight = weight;
        }

        /** The part that a term has in a hit's score. */
        float weight() {
            return weight;
        }

        String word() {
            return switch (this) {
                case SAME -> "same";
                case OTHER_SPELLING -> "otherSpelling";
                case MISREAD -> "misread";
            };
        }
    }

    record Asked(String term, Likeness likeness) {}

    /**
     * The terms that a search for it looks for, the surest first.
     *
     * @param exact only as it stands, but for case
     */
    List<Asked> asked(boolean exact) {
        if (exact) {
            return List.of(new Asked(plain, Likeness.SAME));
        }
        Set<String> seen = new LinkedHashSet<>();
        List<Asked> terms = new ArrayList<>();
        add(terms, seen, folded, Likeness.SAME);
        add(terms, seen, FOLDED + folded, Likeness.SAME);
        nameTerms().forEach(term -> add(terms, seen, term, Likeness.OTHER_SPELLING));
        // A word with nothing Russian about it may still be how a Cyrillic word is written in Latin letters, and back
        if (names.isEmpty()) {
            add(terms, seen, NAME + folded, Likeness.OTHER_SPELLING);
            add(terms, seen, CYRILLIC + folded, Likeness.OTHER_SPELLING);
            RussianNames.asIfRussian(folded)
                    .forEach(name -> add(terms, seen, CYRILLIC + name, Likeness.OTHER_SPELLING));
        }
        RussianNames.writtenPlainly(names).forEach(latin -> add(terms, seen, latin, Likeness.OTHER_SPELLING));
        if (isCyrillic()) {
            RussianNames.writtenPlainlyFromCyrillic(names)
                    .forEach(latin -> add(terms, seen, latin, Likeness.OTHER_SPELLING));
        }
        for (String key : Misreading.keys(this)) {
            add(terms, seen, MISREAD + key, Likeness.MISREAD);
            add(terms, seen, key, Likeness.MISREAD);
        }
        return terms;
    }

    private static void add(List<Asked> terms, Set<String> seen, String term, Likeness likeness) {
        if (seen.add(term)) {
            terms.add(new Asked(term, likeness));
        }
    }
}
