package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Web Annotation Protocol, 5.1 and 5.2: creating. */
class CreateTest extends Protocol {
    @Test
    void W_1_and_W_2_the_server_names_it_within_the_container() {
        HttpResponse<String> made = with(ann, "POST", C, web(",\"id\":\"http://example.org/mine\""));
        assertThat(made.statusCode()).isEqualTo(201);
        String a = header(made, "Location");
        assertThat(a).startsWith(lectern.base() + C);
        assertThat(a.substring((lectern.base() + C).length()))
                .doesNotContain("/")
                .isNotEmpty();
        assertThat(json(made).path("id").textValue()).isEqualTo(a);
        W3cModel.annotationMusts(json(made));
    }

    @Test
    void W_3_the_sent_id_joins_via_and_canonical_stays() {
        String a = made(
                web(
                        ",\"id\":\"http://example.org/mine\",\"canonical\":\"urn:uuid:ABC-é\",\"via\":{\"id\":\"http://example.org/first\"}"));
        JsonNode got = json(as(ann, "GET", a));
        assertThat(got.path("canonical").textValue()).isEqualTo("urn:uuid:ABC-é");
        assertThat(got.path("via").path(0).path("id").textValue()).isEqualTo("http://example.org/first");
        assertThat(got.path("via").path(1).textValue()).isEqualTo("http://example.org/mine");
    }

    @Test
    void W_4_everything_sent_comes_back() {
        String sent = web("""
                ,"rights":"https://creativecommons.org/publicdomain/zero/1.0/","stylesheet":{"type":"CssStylesheet","value":".red{}"},
                "my:own":{"deep":[1,2.50,null,true]},"audience":{"id":"http://example.org/everybody","schema:role":"teacher"},
                "body":[{"type":"Choice","items":["http://example.org/a","http://example.org/b"]},"http://example.org/c"]""");
        ObjectNode expected = (ObjectNode) json(sent);
        JsonNode got = json(as(ann, "GET", made(sent)));
        for (Map.Entry<String, JsonNode> property : expected.properties()) {
            if (!List.of("@context", "audience").contains(property.getKey())) {
                assertThat(got.path(property.getKey())).as(property.getKey()).isEqualTo(property.getValue());
            }
        }
        assertThat(got.path("audience").toString()).contains("http://example.org/everybody", "teacher");
        for (String key : List.of("created", "creator", "generator")) {
            assertThat(got.has(key)).as(key).isTrue();
        }
    }

    @Test
    void W_4_what_a_target_on_a_document_was_sent_with_comes_back() {
        String a = made(note("""
                {"type":["SpecificResource","my:Kind"],"source":"%s/documents/werth-2010","my:own":7,
                 "state":{"type":"HttpRequestState","value":"Accept: text/plain"}}""".formatted(lectern.base()), ""));
        JsonNode target = json(as(ann, "GET", a)).path("target");
        assertThat(W3cModel.strings(target.path("type"))).contains("my:Kind");
        assertThat(target.path("my:own").intValue()).isEqualTo(7);
        assertThat(target.path("state").toString()).contains("HttpRequestState", "TimeState");
    }

    @Test
    void W_5_and_W_6_it_is_there_at_once_as_it_was_answered() {
        String etag = header(lectern.get(C), "ETag");
        HttpResponse<String> made = with(ann, "POST", C, web(shared()));
        String a = header(made, "Location");
        assertThat(as(ann, "GET", a).body()).isEqualTo(made.body());
        assertThat(header(as(ann, "GET", a), "ETag")).isEqualTo(header(made, "ETag"));
        assertThat(header(made, "Vary")).contains("Accept");
        assertThat(made.headers().allValues("Link")).contains("<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"");
        JsonNode container = json(lectern.get(C));
        assertThat(container.path("total").intValue()).isEqualTo(1);
        assertThat(container.path("first").path("items").path(0).path("id").textValue())
                .isEqualTo(a);
        assertThat(header(lectern.get(C), "ETag")).isNotEqualTo(etag);
    }

    @Test
    void W_7_and_W_8_what_is_no_annotation_is_refused_and_media_types_are_told_apart() {
        problem(with(ann, "POST", C, "{nope"), 400);
        problem(with(ann, "POST", C, web("").replace("Annotation", "Note")), 400);
        problem(with(ann, "POST", C, web("").replace("anno.jsonld", "other.jsonld")), 400);
        for (String type :
                List.of("text/turtle", "application/ld+jsonish", "application/json-patch+json", "text/json")) {
            problem(with(ann, "POST", C, web(""), "Content-Type", type), 415);
        }
        for (String type : List.of(
                "application/json",
                "application/ld+json; profile=\"http://example.org/\"",
                "Application/LD+JSON;charset=utf-8")) {
            assertThat(with(ann, "POST", C, web(""), "Content-Type", type).statusCode())
                    .as(type)
                    .isEqualTo(201);
        }
    }

    @Test
    void W_9_bodies_and_targets_are_strings_objects_and_lists_or_not_there() {
        for (String body : List.of(
                "",
                ",\"body\":null",
                ",\"bodyValue\":\"x\"",
                ",\"body\":\"http://example.org/b\"",
                ",\"body\":{\"type\":\"TextualBody\",\"value\":\"x\"}",
                ",\"body\":[\"http://example.org/b\",{\"type\":\"TextualBody\",\"value\":\"x\"}]")) {
            W3cModel.annotationMusts(json(as(ann, "GET", made(web(body)))));
        }
        for (String target : List.of(
                "{\"id\":\"http://example.org/t\",\"type\":\"Image\"}",
                "[\"http://example.org/t\",\"http://example.org/u\"]")) {
            W3cModel.annotationMusts(json(as(ann, "GET", made(note(target, "")))));
        }
    }

    @Test
    void W_10_a_slug_prefixes_the_name_and_never_takes_one() {
        String first = made(web(""), "Slug", "\"Gr%C3%B6%C3%9Fe/../%C3%89tude no. 1\"");
        assertThat(first.substring((lectern.base() + C).length())).startsWith("gro-e-etude-no-1-");
        assertThat(made(web(""), "Slug", "\"Gr%C3%B6%C3%9Fe/../%C3%89tude no. 1\""))
                .isNotEqualTo(first);
        for (String slug : List.of("..", "///", "%", "%ZZ", "-", "x".repeat(5_000))) {
            assertThat(as(ann, "GET", made(web(""), "Slug", slug)).statusCode())
                    .as(slug)
                    .isEqualTo(200);
        }
        String slug = first.substring((lectern.base() + C).length());
        as(ann, "DELETE", first);
        assertThat(made(web(""), "Slug", slug)).isNotEqualTo(first);
    }

    @Test
    void an_idempotency_key_makes_one_annotation_also_of_two_at_once() {
        List<CompletableFuture<HttpResponse<String>>> twins = java.util.stream.IntStream.range(0, 8)
                .mapToObj(n ->
                        CompletableFuture.supplyAsync(() -> with(ann, "POST", C, web(""), "Idempotency-Key", "key")))
                .toList();
        assertThat(twins.stream().map(twin -> header(twin.join(), "Location")).distinct())
                .hasSize(1);
        assertThat(json(as(ann, "GET", C)).path("total").intValue()).isEqualTo(1);
        problem(with(ann, "POST", C, web(",\"bodyValue\":\"other\""), "Idempotency-Key", "key"), 422);
        assertThat(with(ben, "POST", C, web(",\"bodyValue\":\"other\""), "Idempotency-Key", "key")
                        .statusCode())
                .as("Ben's key of the same name is another")
                .isEqualTo(201);
        problem(with(ann, "POST", C, web(""), "Idempotency-Key", "k".repeat(256)), 400);
        as(ann, "DELETE", header(twins.getFirst().join(), "Location"));
        assertThat(with(ann, "POST", C, web(""), "Idempotency-Key", "key").statusCode())
                .as("the first result")
                .isEqualTo(201);
        assertThat(json(as(ann, "GET", C)).path("total").intValue()).isZero();
    }

    @Test
    void limits_are_named_in_what_refuses() {
        assertThat(with(ann, "POST", C, web(",\"bodyValue\":\"%s\"".formatted("x".repeat(1_048_576)))))
                .satisfies(answer -> problem(answer, 413))
                .satisfies(answer -> assertThat(answer.body()).contains("1048576"));
        String deep = "[".repeat(80) + "]".repeat(80);
        assertThat(with(ann, "POST", C, web(",\"my:own\":" + deep)))
                .satisfies(answer -> problem(answer, 400))
                .satisfies(answer -> assertThat(json(answer).path("detail").asText())
                        .contains("64")
                        .doesNotContain("StreamRead"));
        String fifty = "\"http://example.org/x\",".repeat(50);
        assertThat(with(ann, "POST", C, note("[" + fifty + "\"http://example.org/x\"]", "")))
                .satisfies(answer -> problem(answer, 422))
                .satisfies(answer -> assertThat(answer.body()).contains("50"));
        assertThat(with(ann, "POST", C, web(",\"body\":[" + fifty + "\"http://example.org/x\"]")))
                .satisfies(answer -> problem(answer, 422))
                .satisfies(answer -> assertThat(answer.body()).contains("50"));
    }
}
