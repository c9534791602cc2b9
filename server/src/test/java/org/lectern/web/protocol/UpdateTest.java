package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web Annotation Protocol, 5.3 and 5.4: replacing and withdrawing; and the history of both. */
class UpdateTest extends Protocol {
    @Test
    void W_11_and_W_12_a_put_replaces_the_whole_and_answers_it() {
        String a = made(web(",\"bodyValue\":\"one\",\"my:own\":1"));
        HttpResponse<String> put = with(ann, "PUT", a, web(",\"bodyValue\":\"two\""));
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.body()).isEqualTo(as(ann, "GET", a).body());
        assertThat(json(put).path("id").textValue()).isEqualTo(a);
        assertThat(json(put).path("bodyValue").textValue()).isEqualTo("two");
        assertThat(json(put).has("my:own")).isFalse();
        assertThat(Instant.parse(json(put).path("modified").textValue()))
                .isAfterOrEqualTo(json(put).path("created").textValue());
        assertThat(header(put, "ETag")).isEqualTo(header(as(ann, "GET", a), "ETag"));
    }

    @Test
    void W_13_if_match_is_honoured_strongly_and_may_be_left_out() {
        String a = made(web(""));
        String etag = header(as(ann, "GET", a), "ETag");
        for (String refused : List.of("\"other\"", "W/" + etag, "other", "\"x\", \"y\"")) {
            problem(with(ann, "PUT", a, web(",\"bodyValue\":\"no\""), "If-Match", refused), 412);
            problem(as(ann, "DELETE", a, "If-Match", refused), 412);
        }
        assertThat(header(as(ann, "GET", a), "ETag")).as("untouched").isEqualTo(etag);
        assertThat(with(ann, "PUT", a, web(",\"bodyValue\":\"1\""), "If-Match", "\"x\", " + etag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(with(ann, "PUT", a, web(",\"bodyValue\":\"2\""), "If-Match", "*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(with(ann, "PUT", a, web(",\"bodyValue\":\"3\"")).statusCode())
                .isEqualTo(200);
        problem(with(ann, "PUT", a, web(""), "If-Match", etag), 412);
    }

    @Test
    void W_14_via_canonical_and_id_cannot_be_changed() {
        String a = made(web(",\"canonical\":\"urn:x:1\",\"via\":\"http://example.org/v\""));
        String right = ",\"canonical\":\"urn:x:1\",\"via\":\"http://example.org/v\"";
        problem(with(ann, "PUT", a, web(right.replace("urn:x:1", "urn:x:2"))), 409);
        problem(with(ann, "PUT", a, web(right.replace("/v", "/w"))), 409);
        problem(with(ann, "PUT", a, web(right + ",\"id\":\"http://example.org/mine\"")), 409);
        String alias = a.replace("127.0.0.1", "localhost");
        assertThat(with(ann, "PUT", a, web(right + ",\"id\":\"%s\"".formatted(alias)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void W_15_nothing_is_put_where_nothing_is_and_patch_is_not_known() {
        problem(with(ann, "PUT", C + "01m000000000000000000000000", web("")), 404);
        String a = made(web(shared()));
        problem(with(ben, "PUT", a, web("")), 403);
        problem(with("", "PUT", a, web("")), 401);
        HttpResponse<String> patch = with(ann, "PATCH", a, "{}");
        problem(patch, 405);
        assertThat(header(patch, "Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT, DELETE");
        as(ann, "DELETE", a);
        problem(with(ann, "PUT", a, web("")), 410);
    }

    @Test
    void W_16_and_W_17_what_is_withdrawn_is_gone_for_those_who_saw_it() {
        String a = made(web(shared()));
        String hidden = made(web(""));
        String modified = json(lectern.get(C)).path("modified").textValue();
        HttpResponse<String> deleted = as(ann, "DELETE", a);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        JsonNode container = json(lectern.get(C));
        assertThat(container.path("total").intValue()).isZero();
        assertThat(Instant.parse(container.path("modified").textValue())).isAfter(modified);
        for (String method : List.of("GET", "HEAD", "DELETE")) {
            assertThat(as(ann, method, a).statusCode()).as(method).isEqualTo(410);
        }
        as(ann, "DELETE", hidden);
        assertThat(as(ann, "GET", hidden).statusCode()).isEqualTo(410);
        assertThat(as(ben, "GET", hidden).statusCode()).as("Ben never saw it").isEqualTo(404);
    }

    @Test
    void a_reply_can_be_corrected_after_what_it_replies_to_is_gone() {
        String parent = made(web(shared()));
        String reply = note("\"%s\"".formatted(parent), ",\"motivation\":\"replying\",\"bodyValue\":\"first\"");
        HttpResponse<String> made = with(ben, "POST", C, reply);
        assertThat(made.statusCode()).isEqualTo(201);
        as(ann, "DELETE", parent);
        assertThat(with(ben, "PUT", header(made, "Location"), reply.replace("first", "second"))
                        .statusCode())
                .isEqualTo(200);
        problem(with(ben, "POST", C, reply), 422);
    }

    @Test
    void the_history_tells_what_happened_and_keeps_drafts_with_their_author() {
        String a = made(web(",\"bodyValue\":\"a draft\""));
        String history = "/api" + a.substring(lectern.base().length()) + "/history";
        problem(lectern.get(history), 404);
        assertThat(lectern.get(history).body())
                .isEqualTo(lectern.get("/api/annotations/01m000000000000000000000000/history")
                        .body());
        with(ann, "PUT", a, web(shared() + ",\"bodyValue\":\"shared\""));
        as(ann, "DELETE", a);
        JsonNode own = json(as(ann, "GET", history)).path("changes");
        assertThat(own.findValuesAsText("kind")).containsExactly("created", "replaced", "withdrawn");
        own.forEach(change -> W3cModel.annotationMusts(change.path("annotation")));
        JsonNode others = json(lectern.get(history)).path("changes");
        assertThat(others.findValuesAsText("kind")).containsExactly("replaced", "withdrawn");
        assertThat(others.toString()).doesNotContain("a draft");
        assertThat(others.path(0).path("position").asText())
                .as("counted among what is seen")
                .isEqualTo("1");
        assertThat(others.path(0).path("by").asText()).startsWith(lectern.base() + "/people/");
    }
}
