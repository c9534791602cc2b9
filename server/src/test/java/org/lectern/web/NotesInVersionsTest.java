package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** What holds of a note whatever version it was written on. */
class NotesInVersionsTest {
    private static final String FIRST = """
        A report of the archive

        The first list was signed in July and named two hundred persons of the district.

        Nobody knows who carried the second list to the capital, or when it came there.
        """;
    private static final String SECOND = FIRST.replace("Nobody", "A paragraph that is new.\n\nNobody");

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private String ann;

    @BeforeEach
    void start() {
        ann = lectern.token("Ann");
        ingest(FIRST);
    }

    private String ingest(String text) {
        return lectern.ingest("report", text.getBytes(StandardCharsets.UTF_8)).hash();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> rate(String token, String document, String words, String axis) {
        return lectern.annotate(
                token, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
             "body":{"type":"ReliabilityRating","purpose":"assessing","axis":"%s","scale":"admiralty","value":"%s"},
             "target":{"type":"SpecificResource","source":"%s/documents/%s",
               "selector":{"type":"TextQuoteSelector","exact":"%s"}}}""".formatted(axis, axis.equals("source") ? "B" : "2", lectern.base(), document, words));
    }

    @Test
    void the_same_words_are_rated_once_in_whichever_version() throws Exception {
        String words = "who carried the second list";
        String first = ingest(FIRST);
        HttpResponse<String> rated = rate(ann, "report", words, "source");
        assertThat(rated.statusCode()).as(rated.body()).isEqualTo(201);
        ingest(SECOND);

        HttpResponse<String> again = rate(ann, "report", words, "source");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
        assertThat(json(again).path("annotation").asText())
                .isEqualTo(json(rated).path("id").asText());
        assertThat(rate(ann, "report@" + first, words, "source").statusCode()).isEqualTo(409);
        // Other words, another axis and another person are something else.
        assertThat(rate(ann, "report", "A paragraph that is new", "source").statusCode())
                .isEqualTo(201);
        assertThat(rate(ann, "report", words, "information").statusCode()).isEqualTo(201);
        assertThat(rate(lectern.token("Ben"), "report", words, "source").statusCode())
                .isEqualTo(201);
        // And the other way round: on the old version after the current one.
        assertThat(rate(ann, "report", "named two hundred persons", "source").statusCode())
                .isEqualTo(201);
        assertThat(rate(ann, "report@" + first, "named two hundred persons", "source")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_note_restored_after_a_version_came_in_is_placed_in_it() throws Exception {
        HttpResponse<String> made = rate(ann, "report", "who carried the second list", "source");
        String path = Visitor.pathOf(made.headers().firstValue("Location").orElseThrow());
        assertThat(lectern.send("DELETE", path, null, "Authorization", "Bearer " + ann)
                        .statusCode())
                .isEqualTo(204);
        String second = ingest(SECOND);
        assertThat(lectern.send("POST", "/api" + path + "/restore", null, "Authorization", "Bearer " + ann)
                        .statusCode())
                .isEqualTo(200);

        JsonNode placement = json(lectern.as(ann, path)).path("target").path("placement");
        assertThat(placement.path("version").asText()).isEqualTo(second);
        assertThat(placement.path("state").asText()).isEqualTo("moved");
    }

    @Test
    void a_search_finds_a_note_where_it_stands_now_and_what_is_lost_where_it_stood() throws Exception {
        lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
             "body":{"type":"TextualBody","value":"zyzzyva"},
             "target":{"type":"SpecificResource","source":"%s/documents/report",
               "selector":{"type":"TextQuoteSelector","exact":"who carried the second list"}}}""".formatted(lectern.base()));
        String first = ingest(FIRST);
        String second = ingest(SECOND);
        String search = "/api/search?scope=annotations&q=zyzzyva";

        JsonNode moved = json(lectern.as(ann, search)).path("hits").path(0);
        assertThat(moved.path("version").asText()).isEqualTo(second);
        assertThat(SECOND.substring(
                        moved.path("start").asInt(), moved.path("end").asInt()))
                .isEqualTo("who carried the second list");

        ingest(FIRST.replaceFirst("(?s)Nobody.*", "The end.\n"));
        JsonNode lost = json(lectern.as(ann, search)).path("hits").path(0);
        assertThat(lost.path("version").asText()).isEqualTo(first);
        assertThat(FIRST.substring(lost.path("start").asInt(), lost.path("end").asInt()))
                .isEqualTo("who carried the second list");
    }

    @Test
    void words_that_only_run_into_other_lines_are_said_to_be_the_same() {
        lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
             "audience":"%s/groups/public",
             "target":{"type":"SpecificResource","source":"%s/documents/report",
               "selector":{"type":"TextQuoteSelector","exact":"who carried the second list"}}}""".formatted(lectern.base(), lectern.base()));

        String passage = lectern.get("/api/documents/report/pages/1")
                .body()
                .replaceFirst("(?s).*\"blocks\".*\"id\":\"([a-z0-9]{12})\".*", "$1");

        ingest(FIRST.replace("carried the second", "carried  the second"));
        assertThat(lectern.get("/passages/" + passage, "Accept", "text/html").body())
                .contains("Its words are the same, broken into lines differently");
        ingest(FIRST.replace("carried the second", "carried\nthe second"));
        assertThat(lectern.get("/passages/" + passage, "Accept", "text/html").body())
                .as("a line is a passage: half of the words are in another now")
                .contains("This passage was reworded");
        assertThat(lectern.get("/documents/report/changes", "Accept", "text/html")
                        .body())
                .contains("The same words, broken into lines differently")
                .doesNotContain("% alike");

        ingest(FIRST.replace("carried the second", "took the second"));
        assertThat(lectern.get("/documents/report/changes", "Accept", "text/html")
                        .body())
                .contains("% alike")
                .doesNotContain("The same words");
    }
}
