package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Taking a withdrawal back, what answers a note, and deciding that a note is settled. */
final class RestoreTest extends Protocol {
    private static String restore(String annotation) {
        return "/api" + annotation.substring(annotation.indexOf("/annotations/")) + "/restore";
    }

    @Test
    void what_was_withdrawn_comes_back_with_its_words_its_audience_and_both_steps_in_its_history() {
        String made = made(web(shared() + ",\"bodyValue\":\"kept\""));
        as(ann, "DELETE", made);
        problem(as(ben, "GET", made, "Accept", "application/ld+json"), 410);

        HttpResponse<String> restored = as(ann, "POST", restore(made));

        assertThat(restored.statusCode()).isEqualTo(200);
        HttpResponse<String> seen = as(ben, "GET", made, "Accept", "application/ld+json");
        assertThat(json(seen).path("bodyValue").asText()).isEqualTo("kept");
        assertThat(header(seen, "ETag")).isEqualTo(header(restored, "ETag"));
        assertThat(json(as(ann, "GET", restore(made).replace("restore", "history")))
                        .path("changes")
                        .findValuesAsText("kind"))
                .containsExactly("created", "withdrawn", "restored");
        assertThat(with(ann, "PUT", made, web(shared()), "If-Match", header(seen, "ETag"))
                        .statusCode())
                .as("it can be changed again")
                .isEqualTo(200);
    }

    @Test
    void asking_twice_does_no_harm() {
        String made = made(web(shared()));
        as(ann, "DELETE", made);
        String first = as(ann, "POST", restore(made)).body();
        assertThat(as(ann, "POST", restore(made)).body()).isEqualTo(first);
        assertThat(json(as(ann, "GET", restore(made).replace("restore", "history")))
                        .path("changes"))
                .hasSize(3);
    }

    @Test
    void only_its_author_brings_it_back_and_who_could_not_see_it_learns_nothing() {
        String open = made(web(shared()));
        String secret = made(web(""));
        for (String annotation : new String[] {open, secret}) {
            as(ann, "DELETE", annotation);
        }
        problem(as(ben, "POST", restore(open)), 403);
        problem(as("", "POST", restore(open)), 401);
        assertThat(as(ben, "POST", restore(secret)).body())
                .isEqualTo(as(ben, "POST", "/api/annotations/00000000000000000000000000/restore")
                        .body());
        problem(as(ben, "POST", restore(secret)), 404);
        problem(as(ann, "GET", open, "Accept", "application/ld+json"), 410);
    }

    @Test
    void a_rating_given_anew_in_the_meantime_keeps_the_old_one_away() {
        lectern.ingest("rated", "One two three.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String rating = note(
                "\"%s/documents/rated\"".formatted(lectern.base()),
                shared()
                        + ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"D\"}");
        String first = made(rating);
        as(ann, "DELETE", first);
        String second = made(rating);
        HttpResponse<String> refused = as(ann, "POST", restore(first));
        problem(refused, 409);
        assertThat(json(refused).path("annotation").asText()).isEqualTo(second);

        as(ann, "DELETE", second);
        assertThat(as(ann, "POST", restore(first)).statusCode()).isEqualTo(200);
        problem(with(ann, "POST", C, rating), 409);
    }

    @Test
    void replies_come_with_what_they_answer_however_deep_and_only_to_those_who_may_see_them() {
        String target = "\"http://example.org/replies\"";
        String root = made(note(target, shared()));
        String reply = made(note("\"%s\"".formatted(root), shared()));
        String deeper = made(note("\"%s\"".formatted(reply), shared()));
        String mine = made(note("\"%s\"".formatted(root), ""));
        made(note("\"http://example.org/other\"", shared()));
        String listing = C + "?target=http%3A%2F%2Fexample.org%2Freplies";

        assertThat(ids(ben, listing)).containsExactly(root);
        assertThat(ids(ben, listing + "&replies=1")).containsExactly(root, reply, deeper);
        assertThat(ids(ann, listing + "&replies=1")).containsExactly(root, reply, deeper, mine);
    }

    @Test
    void annotations_that_answer_each_other_in_a_circle_are_listed_once() {
        String root = made(web(shared()));
        String reply = made(note("\"%s\"".formatted(root), shared()));
        with(ann, "PUT", root, note("[\"%s\",\"http://example.org/circle\"]".formatted(reply), shared()));
        assertThat(ids(ben, C + "?target=http%3A%2F%2Fexample.org%2Fcircle&replies=1"))
                .containsExactly(root, reply);
    }

    private java.util.List<String> ids(String token, String address) {
        JsonNode container = json(as(token, "GET", address, "Accept", "application/ld+json"));
        JsonNode first = container.path("first");
        JsonNode page =
                first.isTextual() ? json(as(token, "GET", first.asText(), "Accept", "application/ld+json")) : first;
        java.util.List<String> ids = new java.util.ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void a_note_is_resolved_and_reopened_by_annotations_of_their_own() {
        String root = made(web(shared()));
        String resolve =
                ",\"motivation\":\"moderating\",\"body\":{\"type\":\"Moderation\",\"purpose\":\"moderating\",\"act\":\"%s\"}";
        String about = note("\"%s\"".formatted(root), shared() + resolve);
        assertThat(with(ben, "POST", C, about.formatted("resolve")).statusCode())
                .isEqualTo(201);
        assertThat(with(ben, "POST", C, about.formatted("reopen")).statusCode()).isEqualTo(201);
        problem(with(ben, "POST", C, about.formatted("explode")), 422);
        problem(with(ben, "POST", C, web(shared() + resolve.formatted("resolve"))), 422);
    }
}
