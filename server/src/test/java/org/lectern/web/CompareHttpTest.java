package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.app.RunningLectern;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;

/** Two documents beside each other, as the server draws them: without JavaScript. */
class CompareHttpTest {
    private static final String PAIR = "/compare/crawford-great-purge..werth-2010";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String token;

    @BeforeAll
    static void starts() {
        token = lectern.token("Vera").strip();
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
    }

    private static Document page(String path, String... headers) {
        HttpResponse<String> answer = lectern.get(path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String text(String id) {
        return lectern.catalogue()
                .version(DocumentAddress.parse(id).orElseThrow(), Viewer.ANYONE)
                .map(version -> lectern.catalogue().text(version).value())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAIR,
                "/compare/werth-2010-excerpt..werth-2010",
                "/compare/real-stalin-series..real-stalin-series",
                "/compare/crawford-great-purge..real-stalin-series"
            })
    void what_is_shown_is_each_texts_own_words_letter_for_letter(String path) {
        String[] sides = path.substring("/compare/".length()).split("\\.\\.", -1);
        for (int run = 1; run <= 3; run++) {
            Document page = page(path + "?run=" + run);
            for (int side = 0; side < 2; side++) {
                for (Element said : page.select(".pair > :nth-child(" + (side + 1) + ") > .words")) {
                    said.select("[data-chrome]").remove();
                    assertThat(text(sides[side])).contains(said.wholeText());
                }
            }
            assertThat(page.select(".pair.run")).isNotEmpty();
        }
    }

    @Test
    void the_runs_are_walked_through_by_links_and_their_order_is_kept() {
        Document first = page(PAIR + "?sort=a&min=20");
        assertThat(first.select(".runbar a[rel=prev]")).isEmpty();
        String next = first.select(".runbar a[rel=next]").attr("href");
        Document second = page(next);

        assertThat(next).endsWith("#run-title");
        assertThat(second.title()).startsWith("Run 2 of ").contains("Shared text: ");
        assertThat(second.select("#run-title").text()).startsWith("Run 2 of");
        assertThat(second.select("select[name=sort] option[selected]").val()).isEqualTo("a");
        assertThat(second.select("select[name=min] option[selected]").val()).isEqualTo("20");
        assertThat(page(second.select(".runbar a[rel=prev]").attr("href"))
                        .select("#run-title")
                        .text())
                .startsWith("Run 1 of");
    }

    @Test
    void differences_are_said_by_marks_that_are_read_out_and_dates_are_given_without_a_direction() {
        Document page = page(PAIR);

        assertThat(page.select(".pair.run mark.one").eachText())
                .contains("only here: personnel of NKVD", "only here: officers");
        assertThat(page.select(".pair.run mark.other").eachText()).contains("only here: functionaries");
        // a screen reader would say of these that one side has put in or left out what the other has
        assertThat(page.select("main ins, main del")).isEmpty();
        String said = page.select("main").text().toLowerCase(Locale.ROOT);
        assertThat(said).contains("both may follow a third text", "2014", "may 24, 2010");
        assertThat(said).doesNotContain("plagiar").doesNotContain("copied").doesNotContain("taken from");
    }

    /** By brute force: every seven words in a row that both body texts have stand in a run of the list. */
    @Test
    void every_run_of_seven_words_is_listed() throws Exception {
        JsonNode runs = new ObjectMapper()
                .readTree(lectern.get("/api/parallels?document=crawford-great-purge&with=werth-2010&minWords=7")
                        .body())
                .get("runs");
        List<int[]> words = words(text("crawford-great-purge"));
        Map<String, Boolean> there = new HashMap<>();
        for (String seven : sevens(text("werth-2010"), words(text("werth-2010")))) {
            there.put(seven, true);
        }
        List<String> sevens = sevens(text("crawford-great-purge"), words);
        List<String> missed = new ArrayList<>();
        for (int n = 0; n < sevens.size(); n++) {
            int start = words.get(n)[0];
            int end = words.get(n + 6)[1];
            if (there.containsKey(sevens.get(n)) && !isIn(runs, start, end)) {
                missed.add(sevens.get(n));
            }
        }
        // names on the list of stop runs are what may be left out
        assertThat(missed).allMatch(seven -> seven.contains("communist party of the soviet"));
    }

    private static boolean isIn(JsonNode runs, int start, int end) {
        for (JsonNode run : runs) {
            if (run.get("a").get("start").asInt() <= start
                    && end <= run.get("a").get("end").asInt()) {
                return true;
            }
        }
        return false;
    }

    private static List<int[]> words(String text) {
        List<int[]> words = new ArrayList<>();
        var found = java.util.regex.Pattern.compile(
                        "[\\p{L}\\p{M}\\p{Nd}]+(?:[’',.](?=\\p{L}|\\p{Nd})[\\p{L}\\p{M}\\p{Nd}]+)*")
                .matcher(text);
        while (found.find()) {
            words.add(new int[] {text.codePointCount(0, found.start()), text.codePointCount(0, found.end())});
        }
        return words;
    }

    private static List<String> sevens(String text, List<int[]> words) {
        List<String> sevens = new ArrayList<>();
        for (int n = 0; n + 7 <= words.size(); n++) {
            StringBuilder seven = new StringBuilder();
            for (int[] word : words.subList(n, n + 7)) {
                int from = text.offsetByCodePoints(0, word[0]);
                seven.append(text, from, text.offsetByCodePoints(from, word[1] - word[0]))
                        .append(' ');
            }
            sevens.add(seven.toString().toLowerCase(Locale.ROOT));
        }
        return sevens;
    }

    @Test
    void a_documents_page_says_what_it_shares_with_which_texts_and_never_with_one_that_is_not_for_the_reader() {
        lectern.ingest(
                "kept-copy",
                text("werth-2010-excerpt").getBytes(StandardCharsets.UTF_8),
                Audience.of(),
                Optional.of(lectern.account("Vera")));
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();

        Document guests = page("/documents/werth-2010");
        Document hers = page("/documents/werth-2010", "Authorization", "Bearer " + token);

        assertThat(guests.select("a[href^=/compare/]").eachAttr("href"))
                .contains("/compare/werth-2010..crawford-great-purge", "/compare/werth-2010..werth-2010-excerpt")
                .doesNotContain("/compare/werth-2010..kept-copy");
        assertThat(hers.select("a[href^=/compare/]").eachAttr("href")).contains("/compare/werth-2010..kept-copy");
        assertThat(lectern.get("/compare/werth-2010..kept-copy").statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_said_in_russian_too() {
        Document page = page(PAIR, "Cookie", "lectern-language=ru");
        assertThat(page.select("h1").text()).isEqualTo("Общий текст");
        assertThat(page.select(".key").text()).contains("оба текста могут следовать третьему");
        assertThat(page.select("#run-title").text()).contains("206 слов");
    }
}
