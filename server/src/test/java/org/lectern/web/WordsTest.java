package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.AccountName;
import org.lectern.people.GroupName;
import org.lectern.people.Label;
import org.lectern.people.Passphrase;

/** The catalogues of the server's pages say the same things, and say everything. */
class WordsTest {
    private static final Path ROOM =
            Path.of(System.getProperty("lectern.home"), "server/src/main/java/org/lectern/web");
    private static final Path SENTENCES =
            Path.of(System.getProperty("lectern.home"), "server/src/main/resources/org/lectern/web/sentences-ru.txt");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[,}]");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{([a-z][A-Za-z]*(?:\\.[A-Za-z]+)*)}");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z]+)*\\.?)\"");

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group(1)));
        return places;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_catalogue_has_the_same_keys_and_puts_the_same_things_in(Language language) {
        Map<String, String> english = Catalogues.read(Language.ENGLISH);
        Map<String, String> other = Catalogues.read(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            String said = Objects.requireNonNull(other.get(key));
            assertThat(said).as(key).isNotBlank();
            assertThat(places(said)).as("what is put into " + key).isEqualTo(places(text));
            assertThat(said.contains("\"") && !said.contains("<"))
                    .as("%s could end an attribute", key)
                    .isFalse();
        });
    }

    @Test
    void nothing_english_is_left_in_the_russian_catalogue() {
        Map<String, String> english = Catalogues.read(Language.ENGLISH);
        Catalogues.read(Language.RUSSIAN)
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .matches(said -> said.matches("(?s).*[А-Яа-яЁё].*")
                                || (said.equals(english.get(key)) && said.matches("JSON-LD|Markdown"))
                                || said.matches("(\\{\\d}|[,.:; –«»№]|<.*?>)*")));
    }

    private static List<String> sources(String without) throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOM)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")
                            && !file.getFileName().toString().matches(without))
                    .toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    @Test
    void every_key_that_the_pages_name_is_there_and_every_key_there_is_used() throws IOException {
        Set<String> keys = Catalogues.read(Language.ENGLISH).keySet();
        Set<String> named = new TreeSet<>();
        Set<String> literals = new TreeSet<>();
        for (String source : sources("")) {
            String code = source.replaceAll("(?m)^\\s*(/?\\*|//).*$", "");
            IN_TEMPLATE.matcher(code).results().map(found -> found.group(1)).forEach(named::add);
            LITERAL.matcher(code).results().map(found -> found.group(1)).forEach(literals::add);
        }
        named.removeIf(
                name -> name.matches(
                        "account|annotation|citation|claim|document|end|file|group|handle|invitation|number|page|pair|passage|token|work"));
        assertThat(keys).containsAll(named);
        assertThat(keys)
                .allMatch(key -> named.contains(key)
                        || literals.contains(key)
                        || literals.stream().anyMatch(prefix -> prefix.endsWith(".") && key.startsWith(prefix)));
    }

    @Test
    void every_sentence_of_a_problem_has_its_translation() throws IOException {
        Pattern call = Pattern.compile(
                "(?:Problem\\s*\\.|return |-> )(?:of|missing|badRequest|gone|unprocessable|forOthers|contradiction)\\(([^;]*?)\\)\\s*(?:\\.with|\\.answer|;|\\))",
                Pattern.DOTALL);
        Pattern text = Pattern.compile("\"([A-Z][^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"(?:\\s*\\+\\s*\"([^\"]*)\")?");
        Set<String> untold = new TreeSet<>();
        int seen = 0;
        // What these answer, only programs ask for
        for (String source : sources("(Annotation|Container|Event|Import|Restore|History)Routes.java")) {
            for (MatchResult found : call.matcher(source).results().toList()) {
                for (MatchResult sentence :
                        text.matcher(found.group(1)).results().toList()) {
                    String said = (sentence.group(1) + Objects.requireNonNullElse(sentence.group(2), ""))
                            .replace("\\\"", "\"")
                            .replaceAll("%[,\\d$]*[ds]", "7");
                    if (!said.contains(" ")) {
                        continue; // the name of a header or field
                    }
                    seen++;
                    if (Words.in(Language.RUSSIAN).told(said).equals(said)) {
                        untold.add(said);
                    }
                }
            }
        }
        assertThat(seen).as("sentences found in the code").isGreaterThan(40);
        assertThat(untold).isEmpty();
    }

    /** What a page of an import says of a file and of each note in it comes from the rooms that read and place them. */
    @Test
    void whatever_is_said_of_a_note_that_is_brought_in_has_its_translation() throws IOException {
        Pattern sentence = Pattern.compile("\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"(?:\\s*\\+\\s*\"([^\"]*)\")?");
        Path home = Path.of(System.getProperty("lectern.home"));
        Path anchor = home.resolve("annotations/src/main/java/org/lectern/anchor");
        Path jsonld = home.resolve("annotations/src/main/java/org/lectern/annotation/jsonld");
        Path reading = home.resolve("server/src/main/java/org/lectern/reading");
        Set<String> untold = new TreeSet<>();
        int seen = 0;
        for (Path file : List.of(
                reading.resolve("ImportLines.java"),
                reading.resolve("EndFinder.java"),
                reading.resolve("Objections.java"),
                jsonld.resolve("AnnotationFile.java"),
                jsonld.resolve("HypothesisRow.java"),
                jsonld.resolve("ReadingRules.java"),
                jsonld.resolve("FlagJson.java"),
                anchor.resolve("PassageAnchor.java"),
                anchor.resolve("FragmentIdentifier.java"),
                anchor.resolve("QuoteMatcher.java"),
                anchor.resolve("ExactPlaces.java"),
                anchor.resolve("EditedSearch.java"))) {
            for (MatchResult found :
                    sentence.matcher(Files.readString(file)).results().toList()) {
                String said = (found.group(1) + Objects.requireNonNullElse(found.group(2), ""))
                        .replace("\\\"", "\"")
                        .replaceAll("%[,.\\d$]*[dfs]", "7")
                        .replaceFirst("^7 (?=[A-Z])", "");
                // A hint what to send instead is of no use for what is in a file
                String told = file.startsWith(anchor) || file.endsWith("EndFinder.java")
                        ? said.replaceFirst(" (Choose|Add|Quote) .*$", "")
                        : said;
                if (said.matches("[A-Z7].* .*\\.") && !said.startsWith("Every Java")) {
                    seen++;
                    if (!isTold(said) && !isTold(told)) {
                        untold.add(said);
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(35);
        assertThat(untold).isEmpty();
    }

    private static boolean isTold(String sentence) {
        String told = Words.in(Language.RUSSIAN).told(sentence);
        return told.matches("(?s).*[А-Яа-я].*") && !told.matches("(?is).*\\b(?:the|is|this|that|it|was|has)\\b.*");
    }

    @Test
    void sentences_in_a_row_are_told_one_by_one() {
        Words words = Words.in(Language.RUSSIAN);
        assertThat(
                        words.told(
                                "These words do not stand in this text; similar ones do. Closest is “the 7. army” at 3–9 (0.91)."))
                .isEqualTo(
                        "Этих слов в тексте нет, есть похожие. Ближе всего «the 7. army», знаки 3–9 (сходство 0.91).");
        assertThat(
                        words.told(
                                "A file has at most 2 MiB here. ./lectern ingest takes longer ones, and whoever looks after this server can set another limit (max-upload)."))
                .startsWith("Файл здесь не больше 2 МиБ. ");
        assertThat(words.size(3 << 20)).isEqualTo("3 МиБ");
        assertThat(words.told("It was withdrawn here. Nobody has put this into Russian."))
                .isEqualTo("Здесь её отозвали. Nobody has put this into Russian.");
    }

    @Test
    void translated_sentences_keep_what_is_put_into_them() throws IOException {
        List<String> lines = Files.readAllLines(SENTENCES).stream()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(lines.size() % 2).isZero();
        for (int at = 0; at < lines.size(); at += 2) {
            assertThat(places(lines.get(at + 1))).as(lines.get(at)).isEqualTo(places(lines.get(at)));
            assertThat(lines.get(at)).matches("[\\p{ASCII}“”’–]+");
            assertThat(lines.get(at + 1)).containsPattern("[А-Яа-я]");
        }
    }

    @Test
    void what_people_are_told_of_their_names_and_passphrases_is_translated() {
        List<String> said = new ArrayList<>();
        for (Runnable typed : List.<Runnable>of(
                () -> new AccountName(" "),
                () -> new AccountName("a\u0007"),
                () -> new GroupName(""),
                () -> new GroupName("a\u0007"),
                () -> new Label(""),
                () -> new Label("a\u0007"))) {
            try {
                typed.run();
            } catch (AccountName.InvalidNameException e) {
                said.add(Objects.requireNonNull(e.getMessage()));
            }
        }
        for (String typed : List.of("short", "x".repeat(600), "abababababababababab")) {
            said.add(new Passphrase(typed).objection().orElseThrow());
        }
        assertThat(said).hasSize(9);
        assertThat(said.stream().map(Words.in(Language.RUSSIAN)::told)).allMatch(told -> told.matches("[^A-Za-z]+"));
        assertThat(said.stream().map(Words.in(Language.ENGLISH)::told)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 pages,0 страниц",
        "1,1 page,1 страница",
        "2,2 pages,2 страницы",
        "5,5 pages,5 страниц",
        "11,11 pages,11 страниц",
        "21,21 pages,21 страница",
        "104,104 pages,104 страницы"
    })
    void numbers_take_their_forms(int number, String english, String russian) {
        assertThat(Words.in(Language.ENGLISH).count("page", number)).isEqualTo(english);
        assertThat(Words.in(Language.RUSSIAN).count("page", number)).isEqualTo(russian);
    }

    @Test
    void large_numbers_and_days_are_written_as_the_language_writes_them() {
        assertThat(Words.in(Language.ENGLISH).count("character", 12_345)).isEqualTo("12,345 characters");
        assertThat(Words.in(Language.RUSSIAN).count("character", 12_345)).isEqualTo("12\u00a0345 знаков");
        java.time.Instant day = java.time.Instant.parse("2026-11-27T23:59:59Z");
        assertThat(Words.in(Language.ENGLISH).day(day)).isEqualTo("November 27, 2026");
        assertThat(Words.in(Language.ENGLISH).moment(day)).isEqualTo("November 27, 2026, 23:59 UTC");
        assertThat(Words.in(Language.ENGLISH).date("2010-05-24")).isEqualTo("May 24, 2010");
        assertThat(Words.in(Language.ENGLISH).date("about 1940")).isEqualTo("about 1940");
        assertThat(Words.in(Language.RUSSIAN).day(day)).matches("27\\h+ноября\\h+2026\\h+г\\.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru-RU,ru;q=0.9,en;q=0.8|RUSSIAN",
                "en-US,en;q=0.9,ru;q=0.5|ENGLISH",
                "de,ru;q=0.4|RUSSIAN",
                "de,fr|ENGLISH",
                "ru;q=0.1,en;q=0.9|ENGLISH",
                "*|ENGLISH",
                ";;;q=nonsense|ENGLISH",
                "''|ENGLISH"
            })
    void a_browser_is_answered_in_what_it_likes_best(String header, Language language) {
        assertThat(Language.accepted(header)).isEqualTo(language);
    }

    @Test
    void nobody_keeps_the_server_busy_with_a_long_list_of_languages() {
        assertThat(Language.accepted("ru," + "x-y,".repeat(20_000))).isEqualTo(Language.ENGLISH);
    }

    @Test
    void words_put_in_are_not_read_as_words_to_put_something_into() {
        Words words = Words.in(Language.ENGLISH);
        assertThat(words.html("<p title=\"{page.notes}\">%s</p>", "{page.notes} %s 100 %"))
                .isEqualTo("<p title=\"Notes\">{page.notes} %s 100 %</p>");
        assertThat(words.say("trouble.nameTaken", "{1} {0,number} 'x'")).contains("{1} {0,number} 'x'");
    }
}
