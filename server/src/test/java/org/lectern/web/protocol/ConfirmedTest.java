package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** "Confirmed by independent sources" is refused while all that supports a passage repeats the same source. */
class ConfirmedTest extends Protocol {
    private static final String HERE = "269,100 persons";
    private static final String THERE = "41,305 kulak and criminal elements";
    private static final String FURTHER = "767,000 persons were condemned";
    private static final String INDEPENDENT = "Two important features";

    private String passage(String words) {
        return "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/werth-2010\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"%s\"}}"
                .formatted(lectern.base(), words);
    }

    private String link(String from, String relation, String to) {
        String far =
                passage(to).replaceFirst("\\{", "{\"purpose\":\"linking\",\"relation\":\"%s\",".formatted(relation));
        return note(passage(from), ",\"motivation\":\"linking\",\"body\":" + far);
    }

    private static String rating(String target, String value) {
        return note(
                target,
                ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"information\",\"scale\":\"admiralty\",\"value\":\"%s\",\"explanation\":\"It is said so.\"}"
                        .formatted(value));
    }

    private HttpResponse<String> rate(String words, String value) {
        return with(ann, "POST", C, rating(passage(words), value));
    }

    /** Of a passage to something that is no passage. */
    private String linkOut(String from, String relation, String to) {
        return note(
                passage(from),
                ",\"motivation\":\"linking\",\"body\":{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"relation\":\"%s\",\"source\":\"%s\"}"
                        .formatted(relation, to));
    }

    private void refused(HttpResponse<String> response) {
        problem(response, 422);
        assertThat(json(response).path("detail").textValue()).contains("repeats the same underlying source");
    }

    @Test
    void one_is_refused_until_a_support_is_named_that_rests_on_another_source() {
        // what supports it is linked from either end, over one further passage
        made(link(HERE, "repeats", THERE));
        made(link(FURTHER, "repeats", THERE));
        made(link(FURTHER, "corroborates", HERE));

        HttpResponse<String> refused = rate(HERE, "1");
        problem(refused, 422);
        assertThat(json(refused).path("field").textValue()).isEqualTo("/body/value");
        assertThat(json(refused).path("detail").textValue()).contains("repeats the same underlying source");

        made(link(HERE, "corroborates", INDEPENDENT));
        assertThat(rate(HERE, "1").statusCode()).isEqualTo(201);
    }

    @Test
    void other_grades_and_passages_without_any_support_are_not_held_to_it() {
        made(link("the regional procurator", "repeats", "a huge overfulfillment of quotas"));

        assertThat(rate("the regional procurator", "2").statusCode()).isEqualTo(201);
        assertThat(rate("top-secret letter", "1").statusCode()).isEqualTo(201);
    }

    @Test
    void it_cannot_be_got_by_changing_a_grade_by_taking_a_withdrawal_back_or_by_a_file() {
        String two = header(rate(HERE, "2"), "Location");
        String one = header(rate(FURTHER, "1"), "Location");
        as(ann, "DELETE", one);
        made(link(HERE, "repeats", FURTHER));

        HttpResponse<String> now = as(ann, "GET", two, "Accept", "application/ld+json");
        refused(with(ann, "PUT", two, rating(passage(HERE), "1"), "If-Match", header(now, "ETag")));
        refused(as(ann, "POST", "/api" + one.substring(one.indexOf("/annotations/")) + "/restore"));

        // in a file what supports a passage may stand after its grade
        String file = "[%s,%s,%s]"
                .formatted(
                        rating(passage(THERE), "1"),
                        link(THERE, "repeats", INDEPENDENT),
                        rating(passage(INDEPENDENT), "2"));
        JsonNode report = json(with(ann, "POST", "/api/import", file));
        assertThat(report.toString())
                .contains("repeats the same underlying source")
                .contains("\"refused\":1");
    }

    @Test
    void a_link_that_was_taken_back_counts_no_more() {
        String repeats = made(link(HERE, "repeats", THERE));
        refused(rate(HERE, "1"));
        made(
                note(
                        "\"" + repeats + "\"",
                        ",\"motivation\":\"moderating\",\"body\":{\"type\":\"Moderation\",\"act\":\"retract\",\"reason\":\"They rest on two files.\"}"));
        assertThat(rate(HERE, "1").statusCode()).isEqualTo(201);

        String support = made(link(FURTHER, "corroborates", INDEPENDENT));
        made(link(FURTHER, "repeats", THERE));
        as(ann, "DELETE", support);
        refused(rate(FURTHER, "1"));
    }

    @Test
    void what_is_not_a_passage_here_is_followed_too() {
        // both follow one text that is not in the library
        made(linkOut(HERE, "repeats", "http://example.org/telegram"));
        made(linkOut(FURTHER, "repeats", "http://example.org/telegram"));
        made(link(HERE, "corroborates", FURTHER));
        refused(rate(HERE, "1"));

        // a document as a whole stands for the passage of it that repeats
        String excerpt = lectern.base() + "/documents/werth-2010-excerpt";
        made(link(THERE, "repeats", HERE));
        made(linkOut(FURTHER, "repeats", excerpt));
        made(linkOut(THERE, "corroborates", excerpt));
        refused(rate(THERE, "1"));

        made(linkOut(THERE, "corroborates", "http://example.org/another-archive"));
        assertThat(rate(THERE, "1").statusCode()).isEqualTo(201);
    }

    @Test
    void a_citation_is_held_to_what_supports_the_words_that_it_is_of() {
        JsonNode citation =
                json(as(ann, "GET", "/api/documents/real-stalin-series/citations")).findParents("quoted").stream()
                        .filter(one -> one.path("quoted").path("end").asInt()
                                > one.path("quoted").path("start").asInt() + 60)
                        .findFirst()
                        .orElseThrow();
        int start = citation.path("quoted").path("start").asInt();
        String passage =
                "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/real-stalin-series\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":%d,\"end\":%d}}"
                        .formatted(lectern.base(), start + 10, start + 30);
        String far = passage(HERE).replaceFirst("\\{", "{\"purpose\":\"linking\",\"relation\":\"repeats\",");
        made(note(passage, ",\"motivation\":\"linking\",\"body\":" + far));

        refused(with(
                ann,
                "POST",
                C,
                rating(
                        "\"%s/citations/%s\""
                                .formatted(lectern.base(), citation.path("id").asText()),
                        "1")));
    }

    @Test
    void a_new_version_changes_nothing() {
        String text = """
                A report

                In the first district 1,204 families were moved in one night of May.

                Of the second district it is told that 1,204 families were moved in a night.
                """;
        String old = lectern.ingest("report", bytes(text)).address().path();
        String first = "In the first district 1,204 families";
        String second = "Of the second district it is told";
        made(link(first, "repeats", second).replace("werth-2010", "report"));

        lectern.ingest("report", bytes("A report, second edition\n\nTo the reader.\n\n" + text));

        refused(with(ann, "POST", C, rating(passage(first).replace("werth-2010", "report"), "1")));
        refused(with(ann, "POST", C, rating(passage(first).replace("/documents/werth-2010", old), "1")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
