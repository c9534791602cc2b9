package org.lectern.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One writing for a Russian name, whether it stands in Cyrillic letters or in Latin ones after the Library of Congress,
 * BGN/PCGN, the scholarly system or English habit: Ежов, Ezhov, Yezhov and Iezhov are {@code ezhov}.
 *
 * <p>In this writing {@code J} is the sound that is written й, or is part of я, ю, ё and of е after a soft sign; {@code C}
 * is ц. Soft and hard signs are left out. Some spellings could be of two names and have two writings; names are alike
 * where they share one.
 *
 * <p>It is strict on purpose. Latin words have a writing only where something about them is Russian, since the same rules
 * would make one name of Haines and Haynes or of Henri and Henry. German and French spellings (Jeschow, Iejov), doubled
 * letters and vowels are not made alike: Rykov is not Rikov, Kirillov not Kirilov.
 */
final class RussianNames {
    private static final String VOWELS = "aeiouyI";
    private static final Pattern SCHOLARLY = Pattern.compile("[žšč]");
    private static final Pattern LATIN = Pattern.compile("[a-z']{4,40}");

    /** What tells a Russian name in Latin letters: its ending, a way of writing ж, х or щ, or how it begins. */
    private static final Pattern RUSSIAN = Pattern.compile(String.join(
            "|",
            ".*(?:[oe]va?|ina?|[scz]k(?:y|i|ii|iy|ij|yi|yy)|skay?ia|ska[ijy]a|icha?|[oe]vna|enko|[oe]ff|dze|shvili|[aeiouy]ika|[aeiouy]yka|[iyj]anka)",
            ".{4,}[iyj]an|.{3,}[iyj]ana|.*slav",
            ".*(?:zh|kh|shch).*",
            ".*[aeiouy](?:ks|x)[aeiouy].*",
            "[iy]a[^aeiouy].{2,}",
            "[iy]u[^aeiouy].+",
            "(?:ye|ie)v[^aeiouy].+",
            "t[sz][aeiouy].{2,}",
            ".{3,}[aeou][iyj]",
            ".*[^aeiouy'][yj]o[^aeiouy].*",
            ".{2,}[^aeiouy']'?(?:ii|iy|ij|iia|iya|ija|ia|yi|yj)",
            ".*[^aeiouy][iyj]u[^aeiouy].*(?:[oe]v|in|sky)",
            ".{2,}[^aeiouy]'?[iyj][au]k",
            ".*[^aeiouy]'[aeiouy].*",
            // the soft sign of the Library of Congress, and none of we'll, should've, int'l
            ".{2,}[^aeiouy']'(?:(?!re|ve|ll)[^aeiouy'][^']+|$)"));

    /** Endings that leave no doubt; only with one of them is a J at the beginning a Russian one. */
    private static final Pattern CERTAIN = Pattern.compile(".*(?:[oe]va?|sk(?:y|i|ii|iy|ij)|ich|enko|ii|ij)");

    /** Shorter ones would be English words: Юрий is no jury. */
    private static final int SHORTEST_PLAIN = 5;

    private RussianNames() {}

    /** @param word in one script; empty where it is no Russian name */
    static Set<String> of(String word) {
        String lower = withoutStress(word).toLowerCase(Locale.ROOT);
        if (Letters.hasCyrillic(lower)) {
            return lower.length() < 2 ? Set.of() : ofCyrillic(lower);
        }
        String latin = latin(lower);
        return LATIN.matcher(latin).matches() && RUSSIAN.matcher(latin).matches() ? ofLatin(latin) : Set.of();
    }

    /**
     * The writings of a Latin word as if it were Russian, though nothing tells that it is: only for finding Cyrillic words by
     * it, which are written so. Empty where it can be none.
     */
    static Set<String> asIfRussian(String word) {
        String latin = latin(withoutStress(word).toLowerCase(Locale.ROOT));
        boolean isEnglish = latin.startsWith("j") && latin.length() < SHORTEST_PLAIN;
        return LATIN.matcher(latin).matches() && !isEnglish ? ofLatin(latin) : Set.of();
    }

    /** Without accents, each of which tells something first. */
    private static String latin(String lower) {
        // Who writes č for ч writes ch or x for х
        String letters = SCHOLARLY.matcher(lower).find() ? lower.replaceAll("ch|x", "kh") : lower;
        return Letters.folded(letters.replaceAll("[’ʹʼ′`ʺ″]", "'")
                .replace("ž", "zh")
                .replace("š", "sh")
                .replace("č", "ch")
                .replace("ë", "yo"));
    }

    /** Without stress marks, so that what is left of accents is what makes й, ё, ї, ž, š and č. */
    private static String withoutStress(String word) {
        return Normalizer.normalize(
                Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("[\\u0300\\u0301\\u0341]", ""),
                Normalizer.Form.NFC);
    }

    private static Set<String> ofCyrillic(String word) {
        List<StringBuilder> writings = new ArrayList<>(List.of(new StringBuilder()));
        for (int at = 0; at < word.length(); at++) {
            char before = at == 0 ? ' ' : word.charAt(at - 1);
            boolean isAfterSign = before == 'ь' || before == 'ъ';
            char here = word.charAt(at);
            String rest = word.substring(at);
            if (rest.equals("ий") && at > 0) {
                return ended(writings, before == 'к' || before == 'ц' ? Set.of("y") : Set.of("y", "i"));
            }
            if (rest.equals("ый")) {
                return ended(writings, Set.of("y"));
            }
            if (here == 'ё' && at == 0) {
                writings = doubled(writings, "Jo", "e");
            } else if (at == 0 && rest.startsWith("ио")) {
                append(writings, "J");
            } else if (here == 'е' || here == 'ё' || here == 'є') {
                append(writings, isAfterSign ? "Je" : "e");
            } else {
                append(writings, latinOf(here));
            }
        }
        return ended(writings, Set.of(""));
    }

    private static String latinOf(char cyrillic) {
        return switch (cyrillic) {
            case 'а' -> "a";
            case 'б' -> "b";
            case 'в' -> "v";
            case 'г', 'ґ' -> "g";
            case 'д' -> "d";
            case 'ж' -> "zh";
            case 'з' -> "z";
            case 'и', 'і', 'ї' -> "i";
            case 'й' -> "J";
            case 'к' -> "k";
            case 'л' -> "l";
            case 'м' -> "m";
            case 'н' -> "n";
            case 'о' -> "o";
            case 'п' -> "p";
            case 'р' -> "r";
            case 'с' -> "s";
            case 'т' -> "t";
            case 'у' -> "u";
            case 'ф' -> "f";
            case 'х' -> "kh";
            case 'ц' -> "C";
            case 'ч' -> "ch";
            case 'ш' -> "sh";
            case 'щ' -> "shch";
            case 'ы' -> "y";
            case 'э' -> "e";
            case 'ю' -> "Ju";
            case 'я' -> "Ja";
            case 'ь', 'ъ' -> "";
            default -> String.valueOf(cyrillic);
        };
    }

    private static Set<String> ofLatin(String word) {
        Set<String> writings = new LinkedHashSet<>();
        for (String read : readings(word)) {
            writings.addAll(ofOneReading(read));
        }
        return writings;
    }

    /** What could stand for several Russian letters, each way; {@code I} is an и after a vowel, and no й. */
    private static Set<String> readings(String word) {
        Set<String> readings = Set.of(word.replaceAll("^tch(?=[aeiouy])", "ch"));
        readings = read(readings, "dj(?=[aeiou])", "dj", "dzh");
        readings = read(readings, "^sch(?=[aeiouy])", "shch", "sh");
        readings = read(readings, "(?<=[aeiou])sch(?=[aeiouy])", "shch", "sch");
        // ейе or ее
        readings = read(readings, "(?<=[aeiou])[iyj](?=e[^aeiouyv])", "J", "");
        return read(readings, "(?<=[aeou])i(?=[^aeiouyj'])", "i", "I");
    }

    private static Set<String> read(Set<String> readings, String letters, String one, String other) {
        Pattern pattern = Pattern.compile(letters);
        Set<String> read = new LinkedHashSet<>();
        for (String reading : readings) {
            read.add(pattern.matcher(reading).replaceAll(one));
            read.add(pattern.matcher(reading).replaceAll(other));
        }
        return read;
    }

    private static Set<String> ofOneReading(String word) {
        String name = word.replaceAll("off$", "ov")
                .replaceAll("eff$", "ev")
                .replaceAll("(?<=[aeiouy])x(?=[aeiouy]|$)", "ks")
                // х where the scholarly system writes h
                .replaceAll("(?<=[aeiouy])h(?=[aeiouy])|^h(?=[^aeiouy])", "kh")
                .replaceAll("t[sz]|c(?=[oe]va?$)", "C")
                .replaceAll("ck(?=(?:ii|ij|iy)$)", "Ck");
        name = begun(name);
        name = name
                // ия and the like, whose first letter is a vowel of its own
                .replaceAll("i[iyj]a", "iJa")
                .replaceAll("i[iyj]u", "iJu")
                .replaceAll("(?<=[^aeiouyJ'])ia$", "iJa")
                .replaceAll("'?[iyj](?=[au])", "J")
                .replaceAll("J+", "J")
                // ев after a vowel, with or without its sound
                .replaceAll("(?<=[aeiouy])[iyj]e(?=v)", "e")
                .replaceAll("(?<=[^aeiouyJ'])'[iyj]?e", "Je")
                .replaceAll("(?<=[^aeiouyJ'])[yj]e(?!J)", "Je")
                .replaceAll("(?<=[^aeiouyJ'])'?y(?=i.)", "");
        List<StringBuilder> writings = new ArrayList<>(List.of(new StringBuilder()));
        String ending = "";
        if (name.matches(".*(?:sk|Ck)(?:y|i|ii|iy|ij|yi|yy)")) {
            name = name.replaceAll("(?:y|i|ii|iy|ij|yi|yy)$", "");
            ending = "y";
        }
        boolean hasTwoEndings = name.matches(".*[^aeiouyJ']'?(?:ii|iy|ij)");
        if (hasTwoEndings) {
            name = name.replaceAll("'?(?:ii|iy|ij)$", "");
        }
        name = name.replaceAll("(?<=[^aeiouyJ])y[iyj]$", "y");
        for (int at = 0; at < name.length(); at++) {
            String rest = name.substring(at);
            boolean isAfterConsonant = at > 0 && !isVowel(name.charAt(at - 1)) && name.charAt(at - 1) != 'J';
            if (at == 0 && rest.matches("[iyj]o[^aeiouy].*")) {
                writings = doubled(writings, "Jo", "e");
                at++;
            } else if (isAfterConsonant && rest.matches("'?(?:[yj]o|io(?=v)).*")) {
                // ё, or its like after a soft sign
                writings = doubled(writings, "e", "Je");
                at = name.indexOf('o', at);
            } else if (isAfterConsonant && rest.startsWith("iev")) {
                // ьев or иев
                writings = doubled(writings, "Je", "ie");
                at++;
            } else if (at > 0 && isVowel(name.charAt(at - 1)) && isGlide(rest)) {
                append(writings, "J");
            } else if (rest.charAt(0) != '\'') {
                append(writings, rest.charAt(0) == 'I' ? "i" : rest.substring(0, 1));
            }
        }
        return ended(writings, hasTwoEndings ? Set.of("y", "i") : Set.of(ending));
    }

    /** Names that begin with е are written with and without its sound. */
    private static String begun(String name) {
        if (name.matches("[iy]e[^aeiouy].*")) {
            return name.substring(1);
        }
        if (name.matches("je[^aeiouy].*") && CERTAIN.matcher(name).matches()) {
            return name.substring(1);
        }
        return name;
    }

    /** й after a vowel: before a consonant or at the end, but not in the ending -in of Cain and Gavain. */
    private static boolean isGlide(String rest) {
        char here = rest.charAt(0);
        return (here == 'i' || here == 'y' || here == 'j')
                && (rest.length() == 1 || !isVowel(rest.charAt(1)))
                && !rest.matches("ina?|i[nJ].?");
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }

    private static void append(List<StringBuilder> writings, String letters) {
        writings.forEach(writing -> writing.append(letters));
    }

    private static List<StringBuilder> doubled(List<StringBuilder> writings, String one, String other) {
        List<StringBuilder> both = new ArrayList<>();
        for (StringBuilder writing : writings) {
            both.add(new StringBuilder(writing).append(one));
            both.add(new StringBuilder(writing).append(other));
        }
        return both;
    }

    private static Set<String> ended(List<StringBuilder> writings, Set<String> endings) {
        Set<String> ended = new LinkedHashSet<>();
        for (StringBuilder writing : writings) {
            for (String ending : endings) {
                ended.add(writing + ending);
            }
        }
        return ended;
    }

    /** These writings in plain Latin letters, for finding words that have nothing else Russian about them. */
    static Set<String> writtenPlainly(Set<String> names) {
        Set<String> plain = new LinkedHashSet<>();
        for (String name : names) {
            if (name.indexOf('J') < 0 && name.chars().allMatch(letter -> letter < 0x80)) {
                plain.add(name.replace("C", "ts"));
            }
        }
        return plain;
    }

    /** More of them, for a word that is Cyrillic: Эйтингон is Eitingon, Якир also Jakir, Феликс also Felix. */
    static Set<String> writtenPlainlyFromCyrillic(Set<String> names) {
        Set<String> plain = new LinkedHashSet<>();
        for (String name : names) {
            String latin = name.replace("C", "ts");
            plain.add(latin.replace('J', 'i'));
            plain.add(latin.replace('J', 'y'));
            plain.add(latin.replaceAll("^J", "j").replace('J', 'i'));
            plain.add(latin.replace('J', 'i').replaceAll("ks$", "x"));
            if (latin.startsWith("e")) {
                plain.add("y" + latin.replace('J', 'y'));
            }
        }
        plain.removeIf(latin -> latin.length() < SHORTEST_PLAIN || latin.chars().anyMatch(letter -> letter >= 0x80));
        return plain;
    }

    /** The spelling of it that begins with I, as the Library of Congress writes я, ю and some write е; else as it is. */
    static String beginningWithI(String name) {
        String latin = name.replace("C", "ts");
        if (latin.startsWith("J")) {
            return "I" + latin.substring(1).replace('J', 'i');
        }
        return (latin.startsWith("e") ? "I" : "") + latin.replace('J', 'i');
    }
}
