package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody brings in by the web is theirs; a trial says beforehand what becomes of it. */
class WebImportTest extends TwoServers {
    @Test
    void what_somebody_brings_in_by_the_web_is_their_own_and_tells_where_it_was() throws IOException {
        String note = annotate(old, ada, target(10, 20), ",\"bodyValue\":\"mine\"" + audience("/groups/public"));
        annotate(
                old,
                ben,
                "\"" + note + "\"",
                ",\"motivation\":\"replying\",\"bodyValue\":\"yours\"" + audience("/groups/public"));
        String exported = export(old, ada);
        String cyd = fresh.token("Cyd");

        JsonNode dry = post(cyd, "/api/import?dry=true", exported);
        assertThat(dry.path("counts").path("exact").intValue()).isEqualTo(1);
        assertThat(dry.path("counts").path("answer").intValue()).isEqualTo(1);
        assertThat(JSON.readTree(export(fresh, cyd)).path("total").intValue()).isZero();

        post(cyd, "/api/import", exported);
        JsonNode items = JSON.readTree(export(fresh, cyd)).path("first").path("items");
        assertThat(items).hasSize(2);
        assertThat(items.findValuesAsText("via")).contains(note);
        for (JsonNode item : items) {
            assertThat(item.path("creator").path("name").asText()).isEqualTo("Cyd");
        }
        assertThat(items.get(1).path("target").asText())
                .isEqualTo(items.get(0).path("id").asText());
        JsonNode twice = post(cyd, "/api/import", exported);
        assertThat(twice.path("counts").path("unchanged").intValue()).isEqualTo(2);
        assertThat(fresh.store().people.accounts()).hasSize(1);
    }

    private String item(String id, String motivation, String exact, String body) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"%s,"motivation":"%s",
                 "target":%s,"body":%s}""".formatted(
                        id.isEmpty() ? "" : ",\"id\":\"%s\"".formatted(elsewhere(id)), motivation, quoted(exact), body);
    }

    private static String elsewhere(String id) {
        return "http://elsewhere/annotations/"
                + (id + "0".repeat(26)).substring(0, 26).replaceAll("[ilou]", "1");
    }

    private String quoted(String exact) {
        return """
                {"source":"%s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"%s"}}""".formatted(fresh.base(), exact);
    }

    private String link(String id, String exact, String relation, String far) {
        return item(id, "linking", exact, quoted(far).replaceFirst("\\{", """
                {"type":"SpecificResource","purpose":"linking","relation":"%s",""".formatted(relation)));
    }

    private static String grade(String axis, String value) {
        return "{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"%s\",\"scale\":\"admiralty\",\"value\":\"%s\"}"
                .formatted(axis, value);
    }

    /** What both say of each annotation. */
    private static List<String> results(JsonNode report) {
        return report.path("lines")
                .valueStream()
                .map(line ->
                        line.path("result").asText() + " " + line.path("detail").asText())
                .toList();
    }

    @Test
    void a_dry_run_says_of_every_annotation_what_the_run_itself_then_says() throws IOException {
        String rated = "269,100 persons";
        String export = "{\"type\":\"AnnotationPage\",\"generator\":{\"id\":\"http://elsewhere/\"},\"items\":["
                + String.join(
                        ",",
                        // all that supports it repeats the same source, which only the file says
                        item("confirmed", "assessing", rated, grade("information", "1")),
                        link("supports", rated, "corroborates", "of whom 76,000 were to be killed"),
                        link("repeats", rated, "repeats", "of whom 76,000 were to be killed"),
                        // two who are one here rate the same words
                        item("first", "assessing", rated, grade("source", "B")),
                        item("second", "assessing", rated, grade("source", "C")),
                        """
                        {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"%s",
                         "motivation":"replying","target":"%s","bodyValue":"why?"}""".formatted(elsewhere("why"), elsewhere("second")),
                        // the same thing twice, and two without a name
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"a\"}"),
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"a\"}"),
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"b\"}"),
                        item("", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"one\"}"),
                        item("", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"other\"}"))
                + "]}";
        String cyd = fresh.token("Cyd");
        List<String> dry = results(post(cyd, "/api/import?dry=true", export));
        List<String> real = results(post(cyd, "/api/import", export));
        assertThat(dry).isEqualTo(real);
        assertThat(real.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly(
                        "refused",
                        "exact",
                        "exact",
                        "exact",
                        "refused",
                        "refused",
                        "exact",
                        "unchanged",
                        "differs",
                        "exact",
                        "exact");
        assertThat(real.get(0)).contains("repeats the same underlying source");
        assertThat(results(post(cyd, "/api/import", export)).stream().filter(line -> line.startsWith("exact")))
                .as("again")
                .isEmpty();
    }

    @Test
    void a_page_that_goes_on_elsewhere_is_said_to_be_a_part() throws IOException {
        String page = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","total":2,
                 "first":{"type":"AnnotationPage","next":"http://elsewhere/?page=1","items":[%s]}}""".formatted(
                        item("one", "commenting", "269,100 persons", "{\"type\":\"TextualBody\",\"value\":\"a\"}"));
        JsonNode report = post(fresh.token("Cyd"), "/api/import?dry=true", page);
        assertThat(report.path("notices").toString()).contains("http://elsewhere/?page=1");
    }

    @Test
    void a_file_that_is_not_whole_stores_nothing() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"one\"");
        annotate(old, ada, target(30, 40), ",\"bodyValue\":\"two\"");
        String exported = export(old, ada);
        String cut = exported.substring(0, exported.length() - 20);
        HttpResponse<String> answer =
                fresh.send("POST", "/api/import", cut, "Authorization", "Bearer " + fresh.token("Cyd"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was brought in", "not whole");
        assertThat(JSON.readTree(export(fresh, fresh.token("Cyd")))
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(fresh.send("POST", "/api/import", exported).statusCode()).isEqualTo(401);
    }

    @Test
    void what_cannot_be_found_or_kept_is_named_and_the_rest_comes_in() throws IOException {
        String export = """
                [{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"http://elsewhere/1",
                  "target":{"source":"%1$s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"no such words stand anywhere"}}},
                 {"type":"Annotation","id":"http://elsewhere/2","target":"%1$s/documents/never"},
                 {"type":"Annotation","id":"http://elsewhere/3"},
                 {"type":"Annotation","id":"http://elsewhere/4","bodyValue":"all of it","target":"%1$s/documents/werth-2010"},
                 {"type":"Annotation","id":"http://elsewhere/5","bodyValue":"of a version that is not here",
                  "target":{"source":"%1$s/documents/werth-2010@%2$s","selector":[
                    {"type":"TextQuoteSelector","exact":"269,100 persons"},{"type":"TextPositionSelector","start":0,"end":15}]}}]
                """.formatted(fresh.base(), "ab".repeat(32));
        JsonNode report = post(fresh.token("Cyd"), "/api/import", export);
        assertThat(report.path("lines").findValuesAsText("result"))
                .containsExactly("lost", "refused", "refused", "exact", "moved");
        assertThat(report.path("lines").get(1).path("detail").asText()).contains("never");
        assertThat(JSON.readTree(export(fresh, fresh.token("Cyd")))
                        .path("total")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void words_that_became_others_are_named_for_choosing_and_not_taken() throws IOException {
        String exact = "269,1OO persons, of wh0m 76,000 were t0 be ki11ed";
        String export = """
                [{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"http://elsewhere/1",
                  "target":{"source":"%s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"%s"}}}]
                """.formatted(fresh.base(), exact);
        JsonNode line =
                post(fresh.token("Cyd"), "/api/import", export).path("lines").path(0);
        assertThat(line.path("result").asText()).isEqualTo("approximate");
        Matcher place = Pattern.compile(" at (\\d+)–(\\d+) ")
                .matcher(line.path("detail").asText());
        assertThat(place.find()).as("%s", line).isTrue();
        String text = fresh.get("/api/documents/werth-2010/text").body();
        assertThat(text.substring(
                        text.offsetByCodePoints(0, Integer.parseInt(place.group(1))),
                        text.offsetByCodePoints(0, Integer.parseInt(place.group(2)))))
                .isEqualTo("269,100 persons, of whom 76,000 were to be killed");
    }
}
