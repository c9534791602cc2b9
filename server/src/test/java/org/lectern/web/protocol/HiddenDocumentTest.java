package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.people.Audience;

/** A document that is not shared with somebody is for them as one that never was, by every way out of the server. */
class HiddenDocumentTest extends Protocol {
    private static final String HIDDEN = "hidden-diary";
    /** As long as the other, so that lengths can be compared too. */
    private static final String NEVER = "nobody-wrote";

    private static final String NOWHERE = "aaaaaaaaaaaa";
    private static final String TEXT = """
            The Quokkawort Diary

            Nobody in the quokkawort office had been told of the second list before the winter.
            Marmaduke, Peregrine. Quokkawort Annals. Boston: Little, Wombat, 1930, p. 12

            The quokkawort ledger was kept in the cellar{where}.
            Marmaduke, Peregrine. Quokkawort Annals. Boston: Little, Wombat, 1930, p. 13

            Whoever read the ledger was told to forget the quokkawort.
            Marmaduke, Peregrine. Quokkawort Annals. Boston: Little, Wombat, 1930, p. 14
            """;

    private String version = "";
    private String passage = "";
    private String citation = "";
    private String work = "";
    private String note = "";

    @BeforeEach
    void hides() {
        for (String where : new String[] {"", " and then in the attic"}) {
            version = lectern.ingest(
                            HIDDEN,
                            TEXT.replace("{where}", where).getBytes(StandardCharsets.UTF_8),
                            Audience.ONLY_AUTHOR,
                            Optional.of(lectern.account("Ann")))
                    .hash()
                    .substring(0, 12);
        }
        note = made(note(on(HIDDEN, ",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"second list\"}"), ""));
        JsonNode page = json(as(ann, "GET", "/api/documents/" + HIDDEN + "/pages/1"));
        passage = page.path("blocks").path(0).path("id").asText();
        JsonNode cited = json(as(ann, "GET", "/api/documents/" + HIDDEN + "/citations"))
                .path("citations")
                .path(0);
        citation = cited.path("id").asText();
        work = cited.path("work").asText();
        assertThat(List.of(passage, citation, work)).doesNotContain("");
    }

    private String on(String document, String more) {
        return "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/%s\"%s}"
                .formatted(lectern.base(), document, more);
    }

    /** Each with its counterpart that never was. */
    private List<String[]> addresses() {
        List<String[]> pairs = new ArrayList<>();
        for (String path : List.of(
                "/documents/{d}",
                "/documents/{d}@" + version,
                "/documents/{d}/pages/1",
                "/documents/{d}/pages/99",
                "/documents/{d}@" + version + "/pages/1",
                "/documents/{d}/pages?n=1",
                "/documents/{d}/pages?span=0-3",
                "/documents/{d}/changes",
                "/documents/{d}/export",
                "/api/documents/{d}",
                "/api/documents/{d}@" + version,
                "/api/documents/{d}/text",
                "/api/documents/{d}/source",
                "/api/documents/{d}/pages/1",
                "/api/documents/{d}/citations",
                "/api/documents/{d}/changes",
                "/api/documents/{d}/export?format=jsonld",
                "/api/documents/{d}/export?format=csv",
                "/works?document={d}",
                "/api/works?document={d}",
                "/api/search?q=in:{d}",
                "/api/search?q=the&document={d}",
                "/search?q=in:{d}",
                "/annotations/?target=/documents/{d}",
                "/annotations/?target=/documents/{d}@" + version,
                "/annotations/?target=/documents/{d}/pages/1")) {
            pairs.add(new String[] {path.replace("{d}", HIDDEN), path.replace("{d}", NEVER)});
        }
        pairs.add(new String[] {"/passages/" + passage, "/passages/" + NOWHERE});
        pairs.add(new String[] {"/api/passages/" + passage, "/api/passages/" + NOWHERE});
        pairs.add(new String[] {"/citations/" + citation, "/citations/" + NOWHERE});
        pairs.add(new String[] {"/works/" + work, "/works/" + NOWHERE});
        return pairs;
    }

    /** What a program and a browser get, without what names the address itself. */
    private String seen(String token, String address, String accept) {
        HttpResponse<String> answer = as(token, "GET", address, "Accept", accept);
        Map<String, List<String>> headers = headersWithoutDate(answer);
        headers.remove("etag");
        String all = answer.statusCode() + " " + headers + "\n" + answer.body();
        return all.replace(NEVER, HIDDEN);
    }

    @Test
    void every_address_that_leads_to_it_answers_others_as_one_that_leads_nowhere() {
        for (String[] pair : addresses()) {
            assertThat(as(ann, "GET", pair[0]).statusCode())
                    .as("%s for its owner", pair[0])
                    .isIn(200, 303, pair[0].endsWith("/99") ? 404 : 200);
            for (String token : List.of(ben, "")) {
                for (String accept : List.of("*/*", "text/html")) {
                    assertThat(seen(token, pair[0], accept))
                            .as(pair[0])
                            .isEqualTo(seen(token, pair[1], accept))
                            .doesNotContainIgnoringCase("quokkawort")
                            .doesNotContain("Marmaduke");
                }
            }
        }
    }

    @Test
    void no_list_search_or_spelling_tells_of_its_words() {
        for (String way : List.of(
                "/",
                "/works",
                "/annotations/",
                "/api/documents",
                "/api/works",
                "/api/search?q=quokkawort",
                "/api/search?q=quokkaworts",
                "/api/search?q=quokka*",
                "/api/search?q=marmaduke",
                "/api/search?q=by:marmaduke",
                "/api/search?q=%22second+list%22",
                "/api/documents/werth-2010/export?format=jsonld")) {
            for (String token : List.of(ben, "")) {
                String body = as(token, "GET", way).body();
                assertThat(body)
                        .as(way)
                        .doesNotContainIgnoringCase("quokkawort")
                        .doesNotContain("Marmaduke", HIDDEN);
                if (way.contains("/api/search")) {
                    assertThat(json(body).path("total").asInt()).as(way).isZero();
                    assertThat(json(body).path("alsoSpelled")).as(way).isEmpty();
                }
            }
        }
        assertThat(json(as(ann, "GET", "/api/search?q=quokkawort"))
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(as(ann, "GET", "/api/search?q=quokkaworts").body()).contains("alsoSpelled");
        assertThat(as(ann, "GET", "/api/works").body()).contains("Marmaduke");
    }

    @Test
    void what_is_sent_about_it_is_refused_as_about_nothing() {
        String link = ",\"motivation\":\"linking\",\"body\":{\"type\":\"SpecificResource\",\"purpose\":\"linking\","
                + "\"relation\":\"seeAlso\",\"source\":\"%s/documents/{d}\"}".formatted(lectern.base());
        String quote = ",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"second list\"}";
        String anchor = "{\"selectors\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"second list\"}]}";
        String[][] sent = {
            {C, note(on("{d}", ""), "")},
            {C, note(on("{d}", quote), "")},
            {C, note(on("{d}/pages/1", quote), "")},
            {C, web(link)},
            {"/api/documents/{d}/anchor", anchor},
            {"/api/import?dry=true", "[" + note(on("{d}", quote), "") + "]"},
            {"/api/documents/{d}/changes/" + note.substring(note.lastIndexOf('/') + 1) + "/0", "{}"}
        };
        for (String[] one : sent) {
            HttpResponse<String> hidden =
                    with(ben, "POST", one[0].replace("{d}", HIDDEN), one[1].replace("{d}", HIDDEN));
            HttpResponse<String> never = with(ben, "POST", one[0].replace("{d}", NEVER), one[1].replace("{d}", NEVER));
            assertThat(hidden.statusCode()).as(one[0]).isEqualTo(never.statusCode());
            assertThat(hidden.body()).as(one[0]).isEqualTo(never.body().replace(NEVER, HIDDEN));
            if (!one[0].contains("import")) {
                assertThat(hidden.statusCode()).as(hidden.body()).isBetween(400, 499);
            }
        }
        assertThat(with(ann, "POST", "/api/documents/" + HIDDEN + "/anchor", anchor)
                        .body())
                .contains("exact");
        assertThat(as("", "GET", "/api/events?document=" + HIDDEN, "Accept", "text/event-stream")
                        .body())
                .isEqualTo(as("", "GET", "/api/events?document=" + NEVER, "Accept", "text/event-stream")
                        .body());
    }
}
