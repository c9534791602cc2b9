package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.app.RunningLectern;

/** An address of words, of a passage or of a note leads to the page that has it. */
class LandingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "/documents/werth-2010";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static JsonNode json(String address) {
        try {
            return JSON.readTree(
                    lectern.get(address, "Accept", "application/json").body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(address, e);
        }
    }

    private static List<JsonNode> pages() {
        int count = json("/api" + DOCUMENT).path("pages").asInt();
        List<JsonNode> pages = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            pages.add(json("/api" + DOCUMENT + "/pages/" + n));
        }
        return pages;
    }

    private static String leadsTo(String address) {
        HttpResponse<String> answer = lectern.get(address, "Accept", "text/html");
        assertThat(answer.statusCode()).as(address).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void a_span_leads_to_the_page_on_which_it_begins() {
        for (JsonNode page : pages()) {
            int start = page.path("start").asInt();
            int last = page.path("end").asInt() - 1;
            for (String span : List.of(start + "-" + (start + 1), last + "-" + (last + 50))) {
                assertThat(leadsTo(DOCUMENT + "/pages?span=" + span))
                        .isEqualTo(DOCUMENT + "/pages/" + page.path("number").asInt() + "?span=" + span);
            }
        }
    }

    @Test
    void a_pinned_span_stays_pinned() {
        String version = json("/api" + DOCUMENT).path("version").asText();
        assertThat(leadsTo(DOCUMENT + "@" + version + "/pages?span=5-9"))
                .isEqualTo(DOCUMENT + "@" + version + "/pages/1?span=5-9");
    }

    @Test
    void a_span_beyond_the_end_leads_to_the_last_page_where_the_reader_says_so() {
        int count = json("/api" + DOCUMENT).path("pages").asInt();
        assertThat(leadsTo(DOCUMENT + "/pages?span=999999998-999999999"))
                .isEqualTo(DOCUMENT + "/pages/" + count + "?span=999999998-999999999");
    }

    @Test
    void a_place_beside_stays_in_the_address() {
        String beside = "beside=crawford-great-purge/pages/3";
        assertThat(leadsTo(DOCUMENT + "/pages?span=5-9&" + beside)).isEqualTo(DOCUMENT + "/pages/1?span=5-9&" + beside);
        assertThat(leadsTo(DOCUMENT + "/pages?n=4&" + beside)).isEqualTo(DOCUMENT + "/pages/4?" + beside);
        assertThat(leadsTo(DOCUMENT + "/pages?n=4&beside=crawford-great-purge%2Fpages%2F3"))
                .isEqualTo(DOCUMENT + "/pages/4?" + beside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Faccount",
                "x%0d%0aSet-Cookie:%20a=b/pages/1",
                "http:%2F%2Felsewhere.example",
                "a/pages/1"
            })
    void what_is_no_place_is_not_taken_along(String beside) {
        assertThat(leadsTo(DOCUMENT + "/pages?n=4&beside=" + beside)).isEqualTo(DOCUMENT + "/pages/4");
    }

    @Test
    void a_passage_leads_to_its_paragraph() {
        for (JsonNode page : pages()) {
            JsonNode block = page.path("blocks").path(0);
            assertThat(leadsTo("/passages/" + block.path("id").asText()))
                    .isEqualTo(DOCUMENT + "/pages/" + page.path("number").asInt() + "#"
                            + block.path("id").asText());
        }
    }

    @Test
    void a_note_leads_browsers_to_its_page_with_the_note_open() throws Exception {
        String token = lectern.token("Ann");
        JsonNode page = pages().get(4);
        HttpResponse<String> made = lectern.annotate(token, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
             "audience":{"id":"%s/groups/public","type":"Audience"},
             "target":{"type":"SpecificResource","source":"%s%s@%s",
                       "selector":{"type":"TextPositionSelector","start":%d,"end":%d}}}\
            """.formatted(
                        lectern.base(),
                        lectern.base(),
                        DOCUMENT,
                        page.path("version").asText(),
                        page.path("start").asInt() + 10,
                        page.path("start").asInt() + 40));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = JSON.readTree(made.body()).path("id").asText();
        String key = id.substring(id.lastIndexOf('/') + 1);
        assertThat(leadsTo("/annotations/" + key))
                .contains(DOCUMENT)
                .contains("/pages/5")
                .endsWith("#annotation-" + key);
    }
}
