package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web Annotation Protocol, 3: one annotation, read. */
class RetrievalTest extends Protocol {
    @Test
    void A_1_an_annotation_is_got_and_its_head_has_the_same_headers() {
        String a = made(web(shared()));
        HttpResponse<String> get = lectern.get(a);
        HttpResponse<String> head = lectern.send("HEAD", a, null);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(headersWithoutDate(head)).isEqualTo(headersWithoutDate(get));
        assertThat(lectern.send("OPTIONS", a, null).statusCode()).isBetween(200, 299);
    }

    @Test
    void A_2_and_A_3_the_content_type_is_json_ld_with_the_profile() {
        String a = made(web(shared()));
        assertThat(header(lectern.get(a), "Content-Type").replace(" ", "")).isEqualTo(PROFILE.replace(" ", ""));
    }

    @Test
    void A_4_the_link_says_that_it_is_a_resource_and_an_annotation() {
        assertThat(lectern.get(made(web(shared()))).headers().allValues("Link"))
                .containsExactly(
                        "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"",
                        "<http://www.w3.org/ns/oa#Annotation>; rel=\"type\"");
    }

    @Test
    void A_5_the_etag_is_strong_and_changes_with_the_annotation() {
        String a = made(web(shared()));
        String before = header(lectern.get(a), "ETag");
        assertThat(before).matches("\"[^\"]+\"").isEqualTo(header(lectern.send("HEAD", a, null), "ETag"));
        assertThat(header(lectern.get(a), "ETag")).isEqualTo(before);
        with(ann, "PUT", a, web(shared() + ",\"bodyValue\":\"other\""));
        assertThat(header(lectern.get(a), "ETag")).isNotEqualTo(before);
    }

    @Test
    void A_6_allow_is_one_line_and_names_what_can_be_done() {
        String a = made(web(shared()));
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PATCH", "POST")) {
            assertThat(lectern.send(method, a, null).headers().allValues("Allow"))
                    .as(method)
                    .containsExactly("GET, HEAD, OPTIONS, PUT, DELETE");
        }
    }

    @Test
    void A_7_vary_names_accept() {
        String a = made(web(shared()));
        assertThat(header(lectern.get(a), "Vary")).contains("Accept");
        assertThat(header(lectern.send("HEAD", a, null), "Vary")).contains("Accept");
    }

    @Test
    void A_8_other_profiles_of_json_ld_are_answered_with_json_ld() {
        String a = made(web(shared()));
        assertThat(lectern.get(
                                a,
                                "Accept",
                                "application/ld+json; profile=\"http://example.org/a http://example.org/b\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void A_9_who_prefers_html_is_led_to_the_page() {
        String a = made(note("\"%s/documents/werth-2010\"".formatted(lectern.base()), shared()));
        HttpResponse<String> html = lectern.get(a, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(html.statusCode()).isEqualTo(303);
        assertThat(header(html, "Location")).contains("/documents/werth-2010/pages/1");
        assertThat(lectern.get(a, "Accept", "application/ld+json, text/html;q=0.5")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void A_10_what_cannot_be_served_is_406_what_never_was_404_what_is_withdrawn_410() {
        String a = made(web(shared()));
        problem(lectern.get(a, "Accept", "text/turtle"), 406);
        assertThat(lectern.get(a, "Accept", "*/*").statusCode()).isEqualTo(200);
        assertThat(lectern.get(a).statusCode()).isEqualTo(200);
        problem(lectern.get(C + "01m000000000000000000000000"), 404);
        problem(lectern.get(C + "nothing"), 404);
        assertThat(as(ann, "DELETE", a).statusCode()).isEqualTo(204);
        problem(lectern.get(a), 410);
    }

    @Test
    void A_11_the_body_is_an_annotation_with_its_own_address() {
        String a = made(web(shared()));
        W3cModel.annotationMusts(json(lectern.get(a)));
        assertThat(json(lectern.get(a)).path("id").textValue()).isEqualTo(a);
    }
}
