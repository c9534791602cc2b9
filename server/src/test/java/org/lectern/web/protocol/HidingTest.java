package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a moderator hides is there for everybody who could see it, with the reason and without one word of it. */
final class HidingTest extends Protocol {
    private static final String SECRET = "shibboleth";
    private static final String REASON = "It names a private person.";

    private final Map<String, String> tokens = new HashMap<>();
    private GroupDoings doings;
    private String cyd;
    private String group;
    /** Ben's, on words of a document, with a tag, a link and what other software adds. */
    private String note;

    @BeforeEach
    void group() {
        lectern.ingest("first", "One two three.\n".getBytes(StandardCharsets.UTF_8));
        cyd = lectern.token("Cyd");
        tokens.putAll(Map.of("", "", "Ann", ann, "Ben", ben, "Cyd", cyd));
        doings = new GroupDoings(this, new PermissionModel(), tokens);
        group = doings.make("Ann");
        doings.join("Ben", group, "Ann");
        doings.join("Cyd", group, "Ann");
        note = made(ben, """
                {"type":"SpecificResource","source":"%1$s/documents/first","styleClass":"%2$s",
                 "selector":[{"type":"TextQuoteSelector","exact":"two"},{"type":"CssSelector","value":".%2$s"}]}""".formatted(lectern.base(), SECRET), """
                ,"motivation":["commenting","http://example.org/%2$s","linking"],"rights":"http://example.org/%2$s",
                "body":[{"type":"TextualBody","value":"A %2$s of mine","format":"text/markdown"},
                {"type":"TextualBody","purpose":"tagging","value":"%2$s"},
                {"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"E","explanation":"%2$s"},
                {"type":"SpecificResource","purpose":"linking","relation":"contradicts","source":"http://example.org/%2$s"}]%1$s""".formatted(inGroup(), SECRET));
    }

    private String inGroup() {
        return ",\"audience\":\"%s/groups/%s\"".formatted(lectern.base(), group);
    }

    private String made(String token, String target, String more) {
        HttpResponse<String> response = with(token, "POST", C, note(target, more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return header(response, "Location");
    }

    private HttpResponse<String> decide(String token, String act, String reason) {
        return with(token, "POST", C, note("\"%s\"".formatted(note), """
                %s,"motivation":"moderating","body":{"type":"Moderation","purpose":"moderating","act":"%s"%s}""".formatted(
                        inGroup(), act, reason.isEmpty() ? "" : ",\"reason\":\"%s\"".formatted(reason))));
    }

    private void hide() {
        HttpResponse<String> hidden = decide(ann, "hide", REASON);
        assertThat(hidden.statusCode()).as(hidden.body()).isEqualTo(201);
    }

    private JsonNode seenBy(String token) {
        return json(as(token, "GET", note, "Accept", "application/ld+json"));
    }

    private String history() {
        return "/api" + note.substring(note.indexOf("/annotations/")) + "/history";
    }

    @Test
    void on_every_way_out_others_get_the_reason_and_not_one_word() {
        String document = URLEncoder.encode(lectern.base() + "/documents/first", StandardCharsets.UTF_8);
        List<String> ways = List.of(
                note,
                C + "?target=" + document,
                C + "?target=" + document + "&replies=1&after=-",
                C,
                history(),
                "/api/documents/first/export?format=jsonld",
                "/api/documents/first/export?format=markdown",
                "/api/documents/first/export?format=html",
                "/api/documents/first/export?format=csv",
                "/api/groups/%s/export?format=jsonld".formatted(group));
        for (String way : ways) {
            assertThat(read(cyd, way)).as("before: " + way).contains(SECRET);
        }
        assertThat(found(cyd)).isEqualTo(1);

        hide();

        for (String way : ways) {
            assertThat(read(cyd, way))
                    .as(way)
                    .doesNotContain(SECRET)
                    .contains(way.startsWith("/api/groups") ? "" : REASON);
            assertThat(read(ben, way)).as("its author: " + way).contains(SECRET);
            assertThat(read(ann, way)).as("a moderator: " + way).contains(SECRET);
        }
        assertThat(found(cyd)).as("a word that is hidden finds nothing").isZero();
        assertThat(found(ben)).isEqualTo(1);
        assertThat(found(ann)).isEqualTo(1);
        JsonNode seen = seenBy(cyd);
        assertThat(seen.path("target").path("selector").findValuesAsText("exact"))
                .as("it stands where it stood")
                .containsExactly("two");
        assertThat(seen.path("hidden").path("reason").asText()).isEqualTo(REASON);
        assertThat(seen.path("hidden").path("withheld").asBoolean()).isTrue();
        assertThat(seenBy(ben).path("hidden").path("withheld").asBoolean(true)).isFalse();
    }

    private String read(String token, String address) {
        HttpResponse<String> answer =
                as(token, "GET", address, "Accept", address.startsWith("/api") ? "*/*" : "application/ld+json");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private int found(String token) {
        JsonNode found = json(as(token, "GET", "/api/search?q=" + SECRET));
        assertThat(found.path("isBehind").asBoolean()).isFalse();
        int byTag = json(as(token, "GET", "/api/search?q=tag:" + SECRET))
                .path("total")
                .asInt();
        int byGrade =
                json(as(token, "GET", "/api/search?q=rating:E")).path("total").asInt();
        assertThat(List.of(byTag, byGrade)).containsOnly(found.path("total").asInt());
        return found.path("total").asInt();
    }

    @Test
    void it_is_told_live_and_shown_again_it_is_whole() {
        try (Listener reader = new Listener(lectern, "/api/events?document=first", "Authorization", "Bearer " + cyd)) {
            reader.next("ready");
            String before = seenBy(cyd).toString();
            hide();
            Listener.Event told = reader.next("change");
            while (!told.annotation().equals(note)) {
                told = reader.next("change");
            }
            assertThat(told.kind()).isEqualTo("replaced");
            assertThat(told.data().toString()).contains(REASON).doesNotContain(SECRET);

            problem(decide(cyd, "unhide", ""), 403);
            assertThat(decide(ann, "unhide", "").statusCode()).isEqualTo(201);
            assertThat(seenBy(cyd)).hasToString(before);
            told = reader.next("change");
            while (!told.annotation().equals(note)) {
                told = reader.next("change");
            }
            assertThat(told.data().toString()).contains(SECRET);
            assertThat(json(as(cyd, "GET", history())).path("changes").findValuesAsText("kind"))
                    .containsExactly("created", "hidden", "unhidden");
        }
    }

    @Test
    void only_who_moderates_a_group_that_it_is_shared_with_hides_it() {
        problem(decide(cyd, "hide", REASON), 403);
        problem(decide(ben, "hide", REASON), 403);
        problem(decide("", "hide", REASON), 401);
        problem(decide(ann, "hide", ""), 422);
        problem(decide(ann, "unhide", ""), 422);
        assertThat(seenBy(cyd).toString()).contains(SECRET);
        // Ann, the first account, looks after the server and moderates what is shared with everyone, and no group.
        String own = doings.make("Cyd");
        doings.join("Ben", own, "Cyd");
        String theirs = made(
                ben,
                "\"http://example.org/page\"",
                ",\"bodyValue\":\"%s\",\"audience\":\"%s/groups/%s\"".formatted(SECRET, lectern.base(), own));
        HttpResponse<String> unseen = with(ann, "POST", C, note("\"%s\"".formatted(theirs), """
                ,"motivation":"moderating","body":{"type":"Moderation","act":"hide","reason":"%s"}""".formatted(REASON)));
        assertThat(unseen.statusCode()).as(unseen.body()).isEqualTo(422);
        String open = made(ben, "\"http://example.org/page\"", shared() + ",\"bodyValue\":\"" + SECRET + "\"");
        String about = note("\"%s\"".formatted(open), shared() + """
                ,"motivation":"moderating","body":{"type":"Moderation","act":"hide","reason":"%s"}""".formatted(REASON));
        problem(with(cyd, "POST", C, about), 403);
        assertThat(with(ann, "POST", C, about).statusCode()).isEqualTo(201);
        assertThat(as("", "GET", open, "Accept", "application/ld+json").body())
                .contains(REASON)
                .doesNotContain(SECRET);
    }

    @Test
    void neither_its_author_nor_who_was_a_moderator_undoes_it() {
        hide();
        String decision = header(decide(ann, "hide", "Once more"), "Location");
        // A group of the author's own gives nobody anything to read.
        String own = doings.make("Ben");
        doings.join("Cyd", own, "Ben");
        HttpResponse<String> mine = as(ben, "GET", note, "Accept", "application/ld+json");
        JsonNode next = json(mine);
        ((com.fasterxml.jackson.databind.node.ObjectNode) next)
                .set(
                        "audience",
                        json("[\"%1$s/groups/%2$s\",\"%1$s/groups/%3$s\"]".formatted(lectern.base(), group, own)));
        assertThat(with(ben, "PUT", note, next.toString(), "If-Match", header(mine, "ETag"))
                        .statusCode())
                .isEqualTo(200);
        problem(decide(ben, "unhide", ""), 403);
        assertThat(seenBy(cyd).toString()).doesNotContain(SECRET);
        assertThat(read(cyd, history())).doesNotContain(SECRET);

        // A decision is not rewritten, and what it did outlives it.
        HttpResponse<String> decided = as(ann, "GET", decision, "Accept", "application/ld+json");
        problem(
                with(
                        ann,
                        "PUT",
                        decision,
                        decided.body().replace("\"hide\"", "\"unhide\""),
                        "If-Match",
                        header(decided, "ETag")),
                409);
        assertThat(as(ann, "DELETE", decision).statusCode()).isEqualTo(204);
        assertThat(seenBy(cyd).toString()).doesNotContain(SECRET);

        // Withdrawn and brought back, it is hidden still.
        as(ben, "DELETE", note);
        as(ben, "POST", history().replace("history", "restore"));
        assertThat(seenBy(cyd).toString()).doesNotContain(SECRET).contains("Once more");
    }
}
