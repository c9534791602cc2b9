package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Searching over HTTP: as a page without scripts, and for programs. */
class SearchHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ann;

    @BeforeAll
    static void start() {
        ann = lectern.token("Ann");
    }

    private static String path(String route, String typed, String more) {
        return route + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + more;
    }

    private static JsonNode found(String typed, String more, String... headers) {
        HttpResponse<String> answer = lectern.get(path("/api/search", typed, more), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static Document page(String typed, String more) {
        HttpResponse<String> answer = lectern.get(path("/search", typed, more), "Accept", "text/html");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void a_hit_says_where_its_words_stand() {
        JsonNode hit = found("\"269,100 persons\"", "&document=werth-2010")
                .path("hits")
                .path(0);
        assertThat(hit.path("document").asText()).isEqualTo("werth-2010");
        String text = lectern.get("/api/documents/werth-2010/text").body();
        assertThat(text.substring(hit.path("start").asInt(), hit.path("end").asInt()))
                .isEqualTo("269,100 persons");
        JsonNode mark = hit.path("snippet").path("marks").path(0);
        assertThat(hit.path("snippet")
                        .path("text")
                        .asText()
                        .substring(mark.path(0).asInt(), mark.path(1).asInt()))
                .isEqualTo("269,100 persons");
        assertThat(lectern.get(hit.path("address").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_saves_a_note_finds_it_at_once() {
        for (int n = 0; n < 5; n++) {
            String note =
                    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"bodyValue\":\"saved"
                            + n + "\",\"target\":\"http://example.org/\"}";
            assertThat(lectern.annotate(ann, note).statusCode()).isEqualTo(201);
            assertThat(found("saved" + n, "", "Authorization", "Bearer " + ann)
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(found("saved" + n, "").path("total").asInt()).isZero();
        }
    }

    @Test
    void the_page_works_without_scripts() {
        Document beginning = page("", "");
        assertThat(beginning.select("form[action=/search] input[name=q]")).hasSize(1);
        Document results = page("Ежов", "");
        assertThat(results.select("ol.hits > li mark")).isNotEmpty();
        assertThat(results.select("input[name=q]").val()).isEqualTo("Ежов");
        Document more = Jsoup.parse(lectern.get(results.select("a[rel=next]").attr("href"), "Accept", "text/html")
                .body());
        assertThat(more.select("ol.hits > li h3 a").eachAttr("href"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(results.select("ol.hits > li h3 a").eachAttr("href"));
        Document nothing = page("nothingofthatname", "&in=werth-2010&exact=true");
        assertThat(nothing.select("h2").text()).isEqualTo("Nothing found");
        assertThat(nothing.select("main a").eachText()).contains("Search in any spelling", "Search everywhere");
    }

    @Test
    void where_nothing_is_found_it_is_said_which_condition_leaves_it_out() {
        JsonNode found = found("\"269,100 persons\" in:nosuchtext since:1900", "&kind=passage");
        assertThat(found.path("total").asInt()).isZero();
        assertThat(found.path("without").findValuesAsText("field")).containsExactly("in");
        int without = found.path("without").path(0).path("total").asInt();
        Document page = page("\"269,100 persons\" in:nosuchtext since:1900", "&kind=passage");
        Element way = page.select("main a").stream()
                .filter(link -> link.text().contains("Leave out “Document”"))
                .findFirst()
                .orElseThrow();
        assertThat(way.text()).contains(String.valueOf(without));
        assertThat(way.attr("href")).doesNotContain("nosuchtext").contains("since", "kind=passage");
        Document wider =
                Jsoup.parse(lectern.get(way.attr("href"), "Accept", "text/html").body());
        assertThat(wider.select("ol.hits > li")).hasSize(without);
        assertThat(found("nothingofthatname in:werth-2010", "").has("without")).isFalse();
        assertThat(page("nothingofthatname in:werth-2010", "").select("main a").eachText())
                .contains("Search everywhere");
    }

    @Test
    void what_is_also_spelled_so_takes_the_place_of_the_whole_word_alone() {
        Document page = page("Ezhow Ezhowites", "&exact=true");
        List<String> ways = page.select(".also a").eachAttr("href");
        assertThat(ways).isNotEmpty().allSatisfy(way -> assertThat(way).contains("+Ezhowites"));
    }

    @Test
    void answers_are_for_this_asker_alone() {
        HttpResponse<String> answer = lectern.get(path("/api/search", "Ezhov", ""));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Cookie", "Authorization");
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(page("Ezhov", "&limit=5").select("ol.hits > li")).hasSize(5);
        assertThat(etag).startsWith("\"");
    }

    @Test
    void what_cannot_be_searched_for_is_answered_with_what_to_do() {
        for (String query : List.of(
                "q=" + "a".repeat(10_000),
                "q=" + "a+".repeat(400),
                "q=%ED%A0%80",
                "q=%00",
                "q=a&since=yesterday",
                "q=a&limit=0",
                "q=a&scope=all",
                "q=a&cursor=unknown")) {
            HttpResponse<String> answer = lectern.get("/api/search?" + query);
            assertThat(answer.statusCode()).as("%.60s", query).isEqualTo(422);
            assertThat(json(answer).path("detail").asText()).as("%.60s", query).isNotBlank();
            HttpResponse<String> page = lectern.get("/search?" + query, "Accept", "text/html");
            assertThat(page.statusCode()).as("%.60s", query).isEqualTo(422);
            assertThat(Jsoup.parse(page.body()).select("main [role=alert]").text())
                    .isNotBlank();
        }
    }

    @Test
    void anything_at_all_is_a_search_or_a_clear_message() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("SearchHttpTest: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "\"",
                "*",
                "-",
                ":",
                "(",
                ")",
                "AND",
                "OR",
                "NOT",
                "in:",
                "by:",
                "kind:note",
                "tag:\"",
                "since:1937",
                "until:x",
                "+",
                "~2",
                "^3",
                "[a TO z]",
                "\\",
                "/",
                "{",
                "}",
                "<script>",
                "&amp;",
                "%",
                "\u0001",
                "\u0085",
                "\u202e",
                "\u0301",
                "\ud83d\ude00",
                "Ежо\u0301в",
                "troїka",
                "''",
                "..",
                "werth",
                "a*",
                "*a",
                "-*",
                "-\"",
                " ",
                "\t",
                "\n",
                "？",
                "«",
                "»",
                "𝔘",
                "\ufffe",
                "0",
                "rating:D3",
                "group:",
                "limit",
                "é");
        List<String> failed = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            StringBuilder typed = new StringBuilder();
            for (int count = random.nextInt(12); count > 0; count--) {
                typed.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
            }
            String route = n % 2 == 1 ? "/search" : n % 4 == 0 ? "/api/search" : "/api/search/completions";
            String path = path(route, typed.toString(), n % 3 == 0 ? "&exact=true" : "");
            int status = lectern.get(path, "Accept", n % 2 == 0 ? "application/json" : "text/html")
                    .statusCode();
            if (status != 200 && status != 422) {
                failed.add(status + " " + typed);
            }
        }
        assertThat(failed).isEmpty();
    }
}
