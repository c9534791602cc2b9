package org.lectern.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
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
 * judged apart, so that a text with passages in the other script has both languages. Where two languages are too close, or
 * the words are no prose, nothing is said.
 */
public final class LanguageGuess {
    /** Characters that are looked at, from several places of a long text. */
    private static final int SAMPLE = 40_000;

    private static final int PLACES = 4;
    /** Words of a script; fewer could be a name or a title. */
    private static final int ENOUGH = 20;
    /** The least share of such words; tables and lists of names have less. */
    private static final double PROSE = 0.12;
    /** How far the best has to be before the next: neighbours such as Danish and Norwegian share most of these words. */
    private static final double CLEAR = 1.25;

    /** How many times the words of the other script make a text one of this script. */
    private static final int MOSTLY = 4;
    /** Of the languages that are told, those that are never written in Cyrillic. */
    private static final Set<String> LATIN =
            Set.of("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "la", "nb", "nl", "pl", "pt", "sv");

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
        List<String> near = new ArrayList<>(scripts.latin.near());
        near.addAll(scripts.cyrillic.near());
        return near;
    }

    private static List<String> of(int length, Slices text) {
        return Scripts.of(length, text).languages();
    }

    private record Scripts(Script latin, Script cyrillic) {
        List<String> languages() {
            boolean isLatin = latin.words >= cyrillic.words;
            List<String> found = new ArrayList<>();
            (isLatin ? latin : cyrillic).language().ifPresent(found::add);
            (isLatin ? cyrillic : latin).language().ifPresent(found::add);
            return List.copyOf(found);
        }

        /** Whether a language that is written in Latin letters alone cannot be the one of the text. */
        boolean isCyrillic() {
            return cyrillic.words >= ENOUGH && cyrillic.words > MOSTLY * latin.words;
        }

        static Scripts of(int length, Slices text) {
            Scripts scripts = new Scripts(new Script(), new Script());
            for (String part : sample(length, text)) {
                Matcher words = WORD.matcher(part);
                while (words.find()) {
                    String word = words.group();
                    (Languages.isCyrillic(word.codePointAt(0)) ? scripts.cyrillic : scripts.latin).take(word);
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
            List<String> near = near();
            return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
        }

        /** The best, and those that it is not clearly before. */
        List<String> near() {
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
                            .filter(entry -> entry.getValue() == best || entry.getValue() * CLEAR > best)
                            .map(Map.Entry::getKey)
                            .toList();
        }
    }
}
