package org.lectern.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;

/**
 * Tells what languages a text is in where nobody says so, by the share of its words that hold sentences together: in
 * running prose of any language a third of the words and more are among the commonest forty. Latin and Cyrillic words are
 * judged apart, so that a text with passages in the other script has both languages; other scripts say theirs by their
 * letters ({@link ScriptLanguages}). Where two languages are too close, or the words are no prose, nothing is said.
 */
public final class LanguageGuess {
    /** Characters that are looked at, from several places of a long text. */
    private static final int SAMPLE = 40_000;

    private static final int PLACES = 4;
    /** Of a word, about; what languages without spaces have is counted in letters. */
    private static final int LETTERS = 5;
    /** Words of a script; fewer could be a name or a title. */
    private static final int ENOUGH = 20;
    /** The least share of such words; tables and lists of names have less. */
    private static final double PROSE = 0.12;
    /** How far the best has to be before the next: neighbours such as Danish and Norwegian share most of these words. */
    private static final double CLEAR = 1.25;
    /** Of those that come into question at all; a letter that one of them has makes sense. */
    private static final double NEAR = 1.6;

    /** How many times the words of the other script make a text one of this script. */
    private static final int MOSTLY = 4;
    /** Of the languages that are told, those that are never written in Cyrillic. */
    private static final Set<String> LATIN = Set.of(
            "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hu", "is", "it", "la", "lt", "lv", "nb", "nl", "pl",
            "pt", "sk", "sl", "sv");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
    /** The languages that have a word in their list. */
    private static final Map<String, List<String>> LANGUAGES_OF = languagesOf();

    private LanguageGuess() {}

    /** @return BCP 47 tags, the language of most words first; empty where none is clear */
    public static List<String> of(String text) {
        return of(text.length(), text::substring);
    }

    /** The same of a text that may be too long for the memory. */
    public static List<String> of(TextFile text) {
        return of(text.length(), (start, end) -> text.slice(new TextSpan(start, end)));
    }

    /**
     * Which languages a text is in, of what its file says and what its words show. Programs write a language into a file
     * that nobody chose; words that are clearly in another one are believed, and Cyrillic words are not English, whatever
     * else they are.
     */
    public static List<String> believed(List<String> said, String text) {
        return believed(said, Scripts.of(text.length(), text::substring));
    }

    /** The same of a text that may be too long for the memory. */
    public static List<String> believed(List<String> said, TextFile text) {
        return believed(said, Scripts.of(text.length(), (start, end) -> text.slice(new TextSpan(start, end))));
    }

    private static List<String> believed(List<String> said, Scripts scripts) {
        List<String> shown = scripts.languages();
        if (shown.isEmpty()) {
            return scripts.isCyrillic()
                    ? said.stream().filter(tag -> !LATIN.contains(primary(tag))).toList()
                    : said;
        }
        boolean isBorneOut = said.stream().anyMatch(tag -> primary(tag).equals(primary(shown.getFirst())));
        return isBorneOut ? said : shown;
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /** The languages that come into question, also where several are too close to say which; each script's best first. */
    static List<String> near(String text) {
        Scripts scripts = Scripts.of(text.length(), text::substring);
        List<String> near = new ArrayList<>(scripts.latin.near(NEAR));
        near.addAll(scripts.cyrillic.near(NEAR));
        return near;
    }

    /** Whether it has too few words of any script to tell. */
    static boolean isTooShort(String text) {
        return WORD.matcher(text).results().limit(ENOUGH).count() < ENOUGH;
    }

    private static List<String> of(int length, Slices text) {
        return Scripts.of(length, text).languages();
    }

    private record Scripts(Script latin, Script cyrillic, ScriptLanguages others) {
        List<String> languages() {
            Map<String, Integer> letters = new LinkedHashMap<>(others.languages());
            latin.language().ifPresent(language -> letters.merge(language, LETTERS * latin.words, Integer::sum));
            cyrillic.language().ifPresent(language -> letters.merge(language, LETTERS * cyrillic.words, Integer::sum));
            return letters.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Whether a language that is written in Latin letters alone cannot be the one of the text. */
        boolean isCyrillic() {
            return cyrillic.words >= ENOUGH && cyrillic.words > MOSTLY * latin.words;
        }

        static Scripts of(int length, Slices text) {
            Scripts scripts = new Scripts(new Script(), new Script(), new ScriptLanguages());
            for (String part : sample(length, text)) {
                Matcher words = WORD.matcher(part);
                while (words.find()) {
                    String word = words.group();
                    switch (UnicodeScript.of(word.codePointAt(0))) {
                        case CYRILLIC -> scripts.cyrillic.take(word);
                        case LATIN -> scripts.latin.take(word);
                        default -> scripts.others.take(word);
                    }
                }
            }
            return scripts;
        }
    }

    /** A part of a text, by where it starts and ends. */
    private interface Slices {
        String slice(int start, int end);
    }

    private static List<String> sample(int length, Slices text) {
        if (length <= SAMPLE) {
            return List.of(text.slice(0, length));
        }
        List<String> parts = new ArrayList<>();
        int part = SAMPLE / PLACES;
        for (int n = 0; n < PLACES; n++) {
            int start = (int) ((long) n * (length - part) / (PLACES - 1));
            parts.add(text.slice(start, start + part));
        }
        return parts;
    }

    private static Map<String, List<String>> languagesOf() {
        Properties lists = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LanguageGuess.class.getResourceAsStream("function-words.properties")),
                StandardCharsets.UTF_8)) {
            lists.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> languages = new HashMap<>();
        for (String language : lists.stringPropertyNames()) {
            for (String word : List.of(lists.getProperty(language).split(" ")).stream()
                    .distinct()
                    .toList()) {
                languages.computeIfAbsent(word, key -> new ArrayList<>()).add(language);
            }
        }
        return languages;
    }

    /** The words of one script. */
    private static final class Script {
        private final Map<String, Integer> hits = new HashMap<>();
        private int words;

        void take(String word) {
            words++;
            String composed = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            for (String language : LANGUAGES_OF.getOrDefault(composed, List.of())) {
                hits.merge(language, 1, Integer::sum);
            }
        }

        Optional<String> language() {
            List<String> near = near(CLEAR);
            return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
        }

        /** The best, and those that it is not clearly before. */
        List<String> near(double ahead) {
            List<Map.Entry<String, Integer>> ranked = hits.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .toList();
            if (words < ENOUGH || ranked.isEmpty()) {
                return List.of();
            }
            int best = ranked.getFirst().getValue();
            return best < PROSE * words
                    ? List.of()
                    : ranked.stream()
                            .filter(entry -> entry.getValue() == best || entry.getValue() * ahead > best)
                            .map(Map.Entry::getKey)
                            .toList();
        }
    }
}
