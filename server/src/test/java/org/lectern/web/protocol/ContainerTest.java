package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web Annotation Protocol, 4.1 and 4.2: the container and its representations. */
class ContainerTest extends Protocol {
    private static final String MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
    private static final String IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
    private static final String DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    private HttpResponse<String> prefer(String... wishes) {
        return lectern.get(C, "Prefer", "return=representation;include=\"" + String.join(" ", wishes) + "\"");
    }

    @Test
    void C_1_and_C_2_the_container_is_got_headed_and_asked_for_options() {
        HttpResponse<String> get = lectern.get(C);
        HttpResponse<String> head = lectern.send("HEAD", C, null);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(headersWithoutDate(head)).isEqualTo(headersWithoutDate(get));
        assertThat(head.body()).isEmpty();
        assertThat(lectern.send("OPTIONS", C, null).statusCode()).isBetween(200, 299);
    }

    @Test
    void C_3_and_C_4_without_accept_it_is_json_ld_in_both_contexts() {
        HttpResponse<String> get = lectern.get(C);
        assertThat(header(get, "Content-Type")).startsWith("application/ld+json");
        assertThat(W3cModel.strings(json(get).path("@context")))
                .contains("http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld");
        problem(lectern.get(C, "Accept", "text/turtle"), 406);
    }

    @Test
    void C_5_to_C_7_and_C_10_every_answer_describes_the_container_errors_too() {
        List<HttpResponse<String>> answers = List.of(
                lectern.get(C),
                lectern.send("HEAD", C, null),
                lectern.send("OPTIONS", C, null),
                with(ann, "POST", C, web("")),
                with(ann, "POST", C, "{nope"),
                with(ann, "POST", C, web(""), "Content-Type", "text/turtle"),
                with("", "POST", C, web("")),
                with("not-a-token", "POST", C, web("")),
                as(ann, "PUT", C),
                as(ann, "DELETE", C),
                lectern.get(C, "Accept", "image/png"),
                lectern.get(C + "?creator=a&creator=b"));
        assertThat(answers.stream().map(HttpResponse::statusCode))
                .containsExactly(200, 200, 204, 201, 400, 415, 401, 401, 405, 405, 406, 400);
        for (HttpResponse<String> answer : answers) {
            String status = answer.request().method() + " " + answer.statusCode();
            assertThat(answer.headers().allValues("Link"))
                    .as(status)
                    .contains(
                            "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"",
                            "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"");
            assertThat(answer.headers().allValues("Allow")).as(status).containsExactly("GET, HEAD, OPTIONS, POST");
            assertThat(header(answer, "Accept-Post")).as(status).isEqualTo(PROFILE);
        }
    }

    @Test
    void C_8_the_etag_is_equal_while_nothing_changes_and_another_when_membership_does() {
        String empty = header(lectern.get(C), "ETag");
        String a = made(web(shared()));
        String one = header(lectern.get(C), "ETag");
        assertThat(header(lectern.get(C), "ETag")).isEqualTo(one).isNotEqualTo(empty);
        made(web(""));
        assertThat(header(lectern.get(C), "ETag")).as("another's private note").isEqualTo(one);
        with(ann, "PUT", a, web(""));
        assertThat(header(lectern.get(C), "ETag")).as("unshared").isNotEqualTo(one);
        with(ann, "PUT", a, web(shared()));
        String again = header(lectern.get(C), "ETag");
        as(ann, "DELETE", a);
        assertThat(header(lectern.get(C), "ETag")).isNotEqualTo(again).isNotEqualTo(one);
    }

    @Test
    void C_9_vary_names_accept_and_prefer() {
        assertThat(header(lectern.get(C), "Vary")).contains("Accept").contains("Prefer");
    }

    @Test
    void R_1_to_R_3_the_description_names_total_date_and_first_page() {
        assertThat(json(lectern.get(C)).has("first")).as("no member, no page").isFalse();
        made(web(shared()));
        JsonNode container = json(lectern.get(C));
        W3cModel.collectionMusts(container);
        assertThat(W3cModel.strings(container.path("type"))).contains("BasicContainer");
        assertThat(container.path("label").asText()).isNotBlank();
        assertThat(container.path("total").intValue()).isEqualTo(1);
        assertThat(container.path("modified").asText()).endsWith("Z");
    }

    @Test
    void R_4_the_id_is_the_content_location_and_tells_the_modes_apart() {
        made(web(shared()));
        for (HttpResponse<String> answer : List.of(
                lectern.get(C), prefer(IRIS), prefer(DESCRIPTIONS), lectern.get(C + "?target=/documents/none"))) {
            assertThat(header(answer, "Content-Location"))
                    .isEqualTo(json(answer).path("id").textValue());
            assertThat(json(lectern.get(header(answer, "Content-Location"))).path("id"))
                    .isEqualTo(json(answer).path("id"));
        }
        assertThat(json(prefer(IRIS)).path("id"))
                .isNotEqualTo(json(prefer(DESCRIPTIONS)).path("id"));
    }

    @Test
    void R_5_minimal_has_no_members() {
        made(web(shared()));
        HttpResponse<String> minimal = prefer(MINIMAL);
        assertThat(header(minimal, "Preference-Applied")).isEqualTo("return=representation");
        assertThat(minimal.body()).doesNotContain("contains").doesNotContain("items");
        assertThat(json(minimal).path("first").isTextual()).isTrue();
    }

    @Test
    void R_6_iris_are_strings_here_and_on_the_pages() {
        String a = made(web(shared()));
        JsonNode first = json(prefer(IRIS)).path("first");
        assertThat(W3cModel.strings(first.path("items"))).containsExactly(a);
        assertThat(json(lectern.get(first.path("id").textValue())).path("items"))
                .isEqualTo(first.path("items"));
    }

    @Test
    void R_7_and_R_8_descriptions_are_whole_and_what_comes_without_a_preference() {
        String a = made(web(shared() + ",\"bodyValue\":\"said\""));
        assertThat(prefer(DESCRIPTIONS).body()).isEqualTo(lectern.get(C).body());
        JsonNode item = json(lectern.get(C)).path("first").path("items").path(0);
        assertThat(item.path("id").asText()).isEqualTo(a);
        assertThat(item.path("bodyValue").asText()).isEqualTo("said");
    }

    @Test
    void R_9_minimal_and_iris_lead_to_pages_of_iris_and_contradictions_do_no_harm() {
        String a = made(web(shared()));
        JsonNode both = json(prefer(MINIMAL, IRIS));
        assertThat(W3cModel.strings(
                        json(lectern.get(both.path("first").asText())).path("items")))
                .containsExactly(a);
        assertThat(prefer(IRIS, DESCRIPTIONS).statusCode()).isEqualTo(200);
        assertThat(lectern.get(C, "Prefer", "return=;;;\"").statusCode()).isEqualTo(200);
        assertThat(header(lectern.get(C, "Prefer", "respond-async"), "Preference-Applied"))
                .isEmpty();
    }

    @Test
    void narrowing_finds_a_link_by_both_of_its_ends() {
        String link = made(note(
                "\"%s/documents/werth-2010\"".formatted(lectern.base()),
                shared()
                        + ",\"motivation\":\"linking\",\"body\":{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"source\":\"%s/documents/crawford-great-purge\",\"relation\":\"corroborates\"}"
                                .formatted(lectern.base())));
        for (String end : List.of("werth-2010", "crawford-great-purge")) {
            assertThat(lectern.get(C + "?iris=1&target=" + lectern.base() + "/documents/" + end)
                            .body())
                    .as(end)
                    .contains(link);
        }
        assertThat(lectern.get(C + "?target=/documents/real-stalin-series").body())
                .doesNotContain(link);
        assertThat(lectern.get(C + "?motivation=linking").body()).contains(link);
        assertThat(json(lectern.get(C + "?motivation=assessing")).path("total").intValue())
                .isZero();
    }
}
