package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web Annotation Protocol, 4.3 and 6, what RFC 9110 adds, and the data model. */
class CommonTest extends Protocol {
    @Test
    void D_1_documents_and_pages_say_where_their_annotations_are() {
        for (String path : java.util.List.of(
                "/documents/werth-2010",
                "/documents/werth-2010/pages/1",
                "/api/documents/werth-2010",
                "/api/documents/werth-2010/pages/1")) {
            assertThat(header(lectern.get(path), "Link"))
                    .as(path)
                    .isEqualTo("</annotations/>; rel=\"http://www.w3.org/ns/oa#annotationService\"");
        }
        assertThat(header(lectern.get("/documents/no-such"), "Link")).isEmpty();
    }

    @Test
    void every_author_in_a_listing_has_their_name() {
        made(web(shared()));
        with(ben, "POST", C, web(shared()));
        with(ben, "POST", C, web(shared()));
        assertThat(json(lectern.get(C)).path("first").path("items").findValuesAsText("name"))
                .containsSubsequence("Ann", "Ben", "Ben");
    }

    private JsonNode firstPage() {
        return json(lectern.get(json(lectern.get(C)).path("first").path("id").textValue()));
    }

    @Test
    void P_1_P_2_P_6_and_P_9_a_page_is_a_page() {
        made(web(shared()));
        JsonNode first = json(lectern.get(C)).path("first");
        assertThat(first.has("@context")).isFalse();
        HttpResponse<String> page = lectern.get(
                first.path("id").textValue(),
                "Prefer",
                "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\"");
        W3cModel.pageMusts(json(page));
        assertThat(json(page).path("items")).as("P-7: Prefer changes no page").isEqualTo(first.path("items"));
        assertThat(json(page).path("id")).isEqualTo(first.path("id"));
        assertThat(json(page).path("partOf").path("total").intValue()).isEqualTo(1);
        assertThat(json(page).path("partOf").path("modified").asText()).endsWith("Z");
        assertThat(header(page, "Vary")).contains("Accept");
        assertThat(header(page, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(header(page, "Content-Type")).startsWith("application/ld+json");
    }

    @Test
    void P_3_P_4_the_only_page_has_no_neighbours_and_no_page_has_a_start_index() {
        made(web(shared()));
        for (String key : List.of("next", "prev", "startIndex")) {
            assertThat(firstPage().has(key)).as(key).isFalse();
        }
    }

    @Test
    void P_7_nothing_can_be_posted_to_a_page() {
        HttpResponse<String> posted = with(ann, "POST", C + "?iris=0&after=-", web(""));
        problem(posted, 405);
        assertThat(header(posted, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void P_8_what_is_no_pages_name_is_404_and_after_the_last_member_there_is_nothing() {
        String a = made(web(shared()));
        problem(lectern.get(C + "?after=7"), 404);
        problem(lectern.get(C + "?after=999999"), 404);
        JsonNode beyond = json(lectern.get(C + "?after=" + a.substring(a.lastIndexOf('/') + 1)));
        W3cModel.pageMusts(beyond);
        assertThat(beyond.path("items"))
                .as("a walker whose next members were withdrawn meanwhile")
                .isEmpty();
    }

    @Test
    void E_1_methods_that_are_not_there_are_405_with_allow_everywhere() {
        for (String address : List.of(C, "/api/documents", "/documents/werth-2010", "/ns/lectern.jsonld")) {
            HttpResponse<String> answer = as(ann, "DELETE", address);
            problem(answer, 405);
            assertThat(header(answer, "Allow")).as(address).contains("GET").doesNotContain("null");
        }
    }

    @Test
    void E_2_and_E_3_other_sites_pages_may_use_it() {
        String a = made(web(shared()));
        for (String address : List.of(C, a)) {
            HttpResponse<String> preflight = lectern.send(
                    "OPTIONS", address, null, "Origin", "http://example.org", "Access-Control-Request-Method", "POST");
            assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(preflight, "Access-Control-Allow-Methods"))
                    .contains("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE");
            assertThat(header(preflight, "Access-Control-Allow-Headers"))
                    .contains("Content-Type", "Prefer", "If-Match", "Slug", "Accept", "Authorization");
            assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(header(lectern.get(address), "Access-Control-Expose-Headers"))
                    .contains("ETag", "Allow", "Vary", "Link", "Location", "Content-Location", "Accept-Post", "Prefer");
        }
        assertThat(header(with("bad", "GET", C, null), "Access-Control-Allow-Origin"))
                .as("refusals can be read")
                .isEqualTo("*");
    }

    @Test
    void O_1_the_container_holds_annotations_only() {
        made(web(shared()));
        firstPage()
                .path("items")
                .forEach(item -> assertThat(W3cModel.strings(item.path("type"))).contains("Annotation"));
    }

    @Test
    void H_1_what_is_known_already_is_not_sent_again() {
        for (String address : List.of(C, made(web(shared())), C + "?after=-")) {
            String etag = header(lectern.get(address), "ETag");
            for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
                HttpResponse<String> again = lectern.get(address, "If-None-Match", known);
                assertThat(again.statusCode()).as(address + known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(header(again, "ETag")).isEqualTo(etag);
                assertThat(header(again, "Vary")).contains("Accept");
            }
            assertThat(lectern.send("HEAD", address, null, "If-None-Match", etag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(lectern.get(address, "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void H_2_a_write_is_never_304() {
        String a = made(web(""));
        String etag = header(as(ann, "GET", a), "ETag");
        problem(with(ann, "PUT", a, web(""), "If-None-Match", etag), 412);
        problem(with(ann, "PUT", a, web(""), "If-None-Match", "*"), 412);
        assertThat(with(ann, "PUT", a, web(""), "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        String container = header(as(ann, "GET", C), "ETag");
        assertThat(with(ann, "POST", C, web(""), "If-None-Match", container).statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_model_refuses_what_could_not_be_served() {
        String there = "{\"type\":\"SpecificResource\",\"source\":\"http://example.org/\",%s}";
        for (String target : List.of(
                there.formatted("\"selector\":{\"type\":\"TextQuoteSelector\"}"),
                there.formatted("\"selector\":{\"type\":\"TextPositionSelector\",\"start\":1}"),
                there.formatted("\"selector\":{\"type\":\"DataPositionSelector\",\"start\":-1,\"end\":2}"),
                there.formatted("\"selector\":{\"type\":\"CssSelector\"}"),
                there.formatted("\"selector\":{\"type\":\"RangeSelector\",\"startSelector\":{}}"),
                there.formatted("\"state\":{\"type\":\"TimeState\",\"sourceDate\":\"2015-07-20\"}"),
                there.formatted("\"state\":{\"type\":\"TimeState\",\"sourceDateStart\":\"2015-07-20T13:30:00Z\"}"),
                there.formatted("\"state\":{\"type\":\"HttpRequestState\"}"),
                "{\"type\":\"SpecificResource\"}",
                "\"no address at all\"",
                "7")) {
            problem(with(ann, "POST", C, note(target, "")), 422);
        }
        for (String more : List.of(
                ",\"body\":\"http://example.org/b\",\"bodyValue\":\"x\"",
                ",\"bodyValue\":[\"x\",\"y\"]",
                ",\"canonical\":[\"urn:a:b\"]",
                ",\"id\":7",
                ",\"generated\":\"2015-07-20T13:30:00\"",
                ",\"body\":{\"type\":\"TextualBody\",\"value\":\"x\",\"created\":\"yesterday\"}",
                ",\"body\":{\"type\":\"TextualBody\"}")) {
            problem(with(ann, "POST", C, web(more)), 422);
        }
    }
}
