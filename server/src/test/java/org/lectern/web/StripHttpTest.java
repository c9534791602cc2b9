package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** A document's strip, its table and the works that carry it, without JavaScript, on the compilation. */
class StripHttpTest {
    private static final String DOCUMENT = "/documents/real-stalin-series";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String token;
    private static int pages;

    @BeforeAll
    static void rates() throws Exception {
        token = lectern.token("Vera");
        pages = JSON.readTree(lectern.get("/api" + DOCUMENT).body())
                .get("pages")
                .asInt();
        JsonNode works = JSON.readTree(
                        lectern.get("/api/works?document=real-stalin-series").body())
                .get("works");
        String letters = "DBCF";
        for (int n = 0; n < letters.length(); n++) {
            rate("/works/" + works.get(n).get("id").asText(), letters.charAt(n), token);
        }
        rate("/works/" + works.get(1).get("id").asText(), 'E', lectern.token("Ilya"));
    }

    private static void rate(String target, char value, String by) {
        assertThat(lectern.annotate(by, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"%s","explanation":"x"},
                "target":"%s%s","audience":"%s/groups/everyone"}""".formatted(value, lectern.base(), target, lectern.base()))
                        .statusCode())
                .isEqualTo(201);
    }

    private static String page(String query) {
        return lectern.get(DOCUMENT + "/grades" + query, "Accept", "text/html", "Authorization", "Bearer " + token)
                .body();
    }

    private static List<List<String>> rows(String html) {
        String table = html.substring(html.indexOf("<table class=\"works grades\""));
        List<List<String>> rows = new ArrayList<>();
        for (MatchResult row : Pattern.compile("(?s)<tr><th scope=\"row\">(.*?)</tr>")
                .matcher(table.substring(0, table.indexOf("</table>")))
                .results()
                .toList()) {
            rows.add(Pattern.compile("</t[dh]>")
                    .splitAsStream(row.group(1))
                    .map(cell -> cell.replaceAll("<[^>]*>", "").strip())
                    .toList());
        }
        return rows;
    }

    @Test
    void strip_and_table_say_the_same_of_every_page() {
        String html = page("");
        String said = html.replaceFirst("(?s).*data-said=\"", "").replaceFirst("(?s)\".*", "");
        List<String> lines = said.lines().toList();
        List<List<String>> rows = rows(html);
        assertThat(rows).hasSize(pages);
        assertThat(lines).hasSize(pages);
        for (int n = 0; n < pages; n++) {
            List<String> row = rows.get(n);
            assertThat(row.getFirst()).isEqualTo(String.valueOf(n + 1));
            String passages = row.get(1).equals("–") ? "0" : row.get(1);
            assertThat(lines.get(n)).startsWith("Page %d: %s passage".formatted(n + 1, passages));
            String worst = row.getLast().replace(" reviewers differ", "");
            assertThat(lines.get(n).contains("worst ")).isEqualTo(!worst.equals("–"));
            assertThat(lines.get(n)).contains(worst.equals("–") ? "" : "worst " + worst);
            assertThat(lines.get(n).contains("reviewers differ"))
                    .isEqualTo(row.getLast().endsWith("differ"));
            int counted = row.subList(2, 9).stream()
                    .filter(cell -> !cell.equals("–"))
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(counted).isEqualTo(Integer.parseInt(passages));
        }
        assertThat(said).contains("worst D weak", "worst F no basis", "worst E distorted, ");
    }

    @Test
    void the_longer_a_bar_the_worse_the_grade_and_what_is_missing_has_no_length_of_its_own() {
        String html = page("");
        assertThat(html).contains("class=\"f\"", "class=\"u\"", "class=\"notch\"", "class=\"rated\"");
        List<Double> heights = new ArrayList<>();
        for (String shade : List.of("c", "d", "e")) {
            heights.add(Pattern.compile("<rect class=\"%s\"[^>]* height=\"([0-9.]+)\"".formatted(shade))
                    .matcher(html)
                    .results()
                    .map(found -> Double.valueOf(found.group(1)))
                    .distinct()
                    .reduce((a, b) -> Double.NaN)
                    .orElseThrow());
        }
        assertThat(heights).containsExactly(10.0, 13.0, 16.0);
    }

    @Test
    void the_rule_can_be_chosen_and_is_stated_and_the_table_goes_by_what_is_asked() {
        assertThat(page("")).contains("Each bar shows the worst grade on its page.");
        assertThat(page("?rule=median")).contains("Each bar shows the median grade of its page");
        assertThat(page("?rule=share")).contains("how large a part of the graded passages");
        List<List<String>> worst = rows(page("?sort=summary"));
        assertThat(worst.getFirst().getLast()).startsWith("E distorted");
        assertThat(worst.getLast().getLast()).isEqualTo("–");
    }

    @Test
    void works_say_how_much_of_the_document_they_carry_and_with_what_grades() {
        String html = page("");
        String works = html.substring(html.indexOf("id=\"carry-title\""));
        assertThat(works)
                .containsPattern(
                        "(?s)Molotov Remembers \\(1993\\)</a></th><td>44</td><td>\\d+</td><td>[0-9.]+\u00a0%</td>.*?D")
                .containsPattern("weak</span><span class=\"vh\">, inherited</span></span>&#8239;×&#8239;44");
    }

    @Test
    void whoever_may_not_read_the_grades_sees_a_document_without_them() {
        String html = lectern.get(DOCUMENT + "/grades", "Accept", "text/html").body();
        assertThat(html).contains("0 of them carry a grade").doesNotContain("worst D", "class=\"d\"");
        assertThat(lectern.get(DOCUMENT + "/grades?group=tuesday", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(404);
        assertThat(lectern.get("/documents/none/grades", "Accept", "text/html").statusCode())
                .isEqualTo(404);
    }
}
