package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** A withdrawn document: its addresses say why, nothing else knows it, its notes keep their words, and it can come back. */
class WithdrawalHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASON = "The heirs <asked> for it.";

    /** {word} stands in no other document. */
    private static final String TEXT = """
            The {word} Diary

            Nobody in the {word} office had been told of the second list before the winter.
            Marmaduke, Peregrine. {Word} Annals. Boston: Little, Wombat, 1930, p. 12

            The {word} ledger was kept in the cellar{where}.
            Marmaduke, Peregrine. {Word} Annals. Boston: Little, Wombat, 1930, p. 13

            Whoever read the {word} ledger in the long cellar of the new house was told by them to forget all of it.
            Marmaduke, Peregrine. {Word} Annals. Boston: Little, Wombat, 1930, p. 14
            """;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String owner;
    private static String ann;
    private static String ben;

    @BeforeAll
    static void start() {
        owner = lectern.token("Owner");
        ann = lectern.token("Ann");
        ben = lectern.token("Ben");
    }

    /** Ann's document; its id is its word. */
    private static String brought(String word, Audience audience) {
        for (String where : new String[] {"", " and then in the attic"}) {
            lectern.ingest(
                    word,
                    TEXT.replace("{word}", word)
                            .replace("{Word}", word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                            .replace("{where}", where)
                            .getBytes(StandardCharsets.UTF_8),
                    audience,
                    Optional.of(lectern.account("Ann")));
        }
        return word;
    }

    private static String open(String word) {
        return brought(word, Audience.of(GroupId.PUBLIC));
    }

    private static JsonNode json(String token, String path) throws IOException {
        return JSON.readTree(lectern.as(token, path).body());
    }

    private static HttpResponse<String> withdraw(String token, String id) {
        return lectern.as(token, "PUT", way(id), "{\"reason\":\"%s\"}".formatted(REASON));
    }

    private static String way(String id) {
        return "/api/documents/%s/withdrawal".formatted(id);
    }

    private static void withdrawn(String id) {
        assertThat(withdraw(ann, id).statusCode()).isEqualTo(204);
    }

    /** Addresses of a document itself, of its versions, pages and passages. */
    private static List<String> addresses(String id) throws IOException {
        JsonNode page = json(ann, "/api/documents/%s/pages/1".formatted(id));
        String passage = page.path("blocks").path(0).path("id").asText();
        String version = json(ann, "/api/documents/" + id)
                .path("versions")
                .path(1)
                .path("version")
                .asText();
        assertThat(List.of(passage, version)).doesNotContain("");
        return List.of(
                "/documents/" + id,
                "/documents/%s@%s".formatted(id, version),
                "/documents/%s/pages/1".formatted(id),
                "/documents/%s@%s/pages/1".formatted(id, version),
                "/documents/%s/pages?n=1".formatted(id),
                "/documents/%s/changes".formatted(id),
                "/documents/%s/grades".formatted(id),
                "/documents/%s/discussion".formatted(id),
                "/documents/%s/export".formatted(id),
                "/passages/" + passage,
                "/api/documents/" + id,
                "/api/documents/%s@%s".formatted(id, version),
                "/api/documents/%s/text".formatted(id),
                "/api/documents/%s/source".formatted(id),
                "/api/documents/%s/pages/1".formatted(id),
                "/api/documents/%s/citations".formatted(id),
                "/api/documents/%s/grades".formatted(id),
                "/api/documents/%s/changes".formatted(id),
                "/api/documents/%s/export?format=csv".formatted(id),
                "/api/passages/" + passage);
    }

    private static List<String> lists(String id, String other) {
        return List.of(
                "/",
                "/works",
                "/import",
                "/api/documents",
                "/api/works",
                "/api/search?q=" + id,
                "/api/search?q=%ss".formatted(id),
                "/api/search?q=in:" + id,
                "/api/search?q=%s+annals".formatted(id),
                "/api/search/completions?q=" + id.substring(0, 6),
                "/api/search/completions?q=in:" + id.substring(0, 6),
                "/api/parallels?document=" + other,
                "/documents/" + other,
                "/groups/public/workbench",
                "/api/session?document=" + id);
    }

    /** What is asked for stands in an answer too, and tells nothing. */
    private static String said(HttpResponse<String> answer, String id) {
        return answer.body().replaceAll("(?:value=\"|q=|in:|\"q\":\"|“|«)(?i:%s)s?".formatted(id), "");
    }

    @Test
    void every_address_of_a_withdrawn_document_says_why_and_since_when_to_those_who_could_read_it() throws Exception {
        String id = open("quokkawort");
        List<String> addresses = addresses(id);
        Instant before = Instant.now();
        withdrawn(id);

        for (String address : addresses) {
            for (String token : List.of(ann, ben, owner, "")) {
                HttpResponse<String> answer = lectern.as(token, address);
                assertThat(answer.statusCode()).as(address).isEqualTo(410);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                JsonNode problem = JSON.readTree(answer.body());
                assertThat(problem.path("reason").asText()).isEqualTo(REASON);
                assertThat(problem.path("detail").asText()).contains(REASON);
                assertThat(Instant.parse(problem.path("withdrawn").asText()))
                        .isBetween(before.minusMillis(1), Instant.now());
                assertThat(answer.body()).doesNotContain("second list");
            }
            HttpResponse<String> head = lectern.as("", "HEAD", address, null);
            assertThat(head.statusCode()).as(address).isEqualTo(410);
            assertThat(head.body()).isEmpty();
            if (!address.startsWith("/api/")) {
                HttpResponse<String> page =
                        lectern.as("", "GET", address, null, "Accept", "text/html", "Accept-Language", "ru");
                assertThat(page.statusCode()).as(address).isEqualTo(410);
                assertThat(page.body())
                        .contains("Этот документ отозван", "The heirs &lt;asked&gt; for it.", "<time datetime=")
                        .doesNotContain("second list", "/restore");
            }
        }
    }

    @Test
    void nobody_finds_it_in_any_list_or_search_nor_in_works_or_shared_text() throws Exception {
        String id = open("wombatfern");
        String other = "other-fern";
        lectern.ingest(
                other,
                "Whoever read the ledger in the long cellar of the new house was told by them to forget all of it."
                        .getBytes(StandardCharsets.UTF_8));
        for (String list : lists(id, other)) {
            boolean asksForNone = list.contains("ferns") || list.contains("session");
            if (!asksForNone && !list.startsWith("/groups/")) {
                assertThat(said(lectern.as(ann, "GET", list, null, "Accept", "text/html, application/json;q=0.9"), id))
                        .as(list)
                        .containsIgnoringCase(id);
            }
        }
        withdrawn(id);

        for (String list : lists(id, other)) {
            for (String token : List.of(ann, ben, owner, "")) {
                HttpResponse<String> answer =
                        lectern.as(token, "GET", list, null, "Accept", "text/html, application/json;q=0.9");
                String said = said(answer, id);
                if (list.equals("/") && (token.equals(ann) || token.equals(owner))) {
                    // who may bring it back finds the way, and nothing else
                    assertThat(said).contains("<li><a href=\"/documents/%s\">".formatted(id));
                    said = said.replaceAll("<li><a href=\"/documents/%s\">.*?</li>".formatted(id), "");
                }
                assertThat(said).as(list).doesNotContainIgnoringCase(id);
            }
        }
        assertThat(json(ann, "/api/session?document=" + id).path("keeps").asBoolean())
                .isFalse();
    }

    @Test
    void whoever_could_not_read_it_is_not_told_that_it_ever_was() throws Exception {
        String id = brought("bilbycress", Audience.ONLY_AUTHOR);
        List<String> addresses = addresses(id);
        Map<String, String> before = new LinkedHashMap<>();
        for (String address : addresses) {
            before.put(address, lectern.as(ben, address).body());
        }
        withdrawn(id);

        for (String address : addresses) {
            assertThat(lectern.as(ann, address).statusCode()).as(address).isEqualTo(410);
            for (String token : List.of(ben, owner, "")) {
                HttpResponse<String> answer = lectern.as(token, address);
                assertThat(answer.statusCode()).as(address).isEqualTo(404);
                assertThat(answer.body()).as(address).isEqualTo(before.get(address));
            }
        }
        assertThat(lectern.as(ben, "DELETE", way(id), null).statusCode()).isEqualTo(404);
        assertThat(lectern.as(owner, "DELETE", way(id), null).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> note(String token, String id, String words) {
        return lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"%s"},
                 "target":{"type":"SpecificResource","source":"%s/documents/%s",
                           "selector":{"type":"TextQuoteSelector","exact":"second list"}}}""".formatted(words, lectern.base(), id));
    }

    @Test
    void its_notes_stay_with_the_words_they_quote_and_their_authors_may_still_change_them() throws Exception {
        String id = open("numbatleaf");
        HttpResponse<String> made = note(ben, id, "Which list?");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String address = made.headers().firstValue("Location").orElseThrow();
        String onIt = "/annotations/?target=/documents/" + id;
        assertThat(json(ben, onIt).path("total").asInt()).isEqualTo(1);
        withdrawn(id);
        assertThat(json(ben, onIt).path("total").asInt()).isZero();

        HttpResponse<String> kept = lectern.as(ben, address);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).contains("Which list?", "\"exact\":\"second list\"");
        String export = "%s/export?format=markdown"
                .formatted("/api" + lectern.account("Ben").path());
        assertThat(lectern.as(ben, export).body()).contains("Which list?", "second list");
        assertThat(lectern.as(ann, address).statusCode()).as("a private note").isEqualTo(404);

        HttpResponse<String> changed = lectern.as(
                ben,
                "PUT",
                address,
                kept.body().replace("Which list?", "The list of July."),
                "If-Match",
                kept.headers().firstValue("ETag").orElseThrow());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("The list of July.", "\"exact\":\"second list\"");
        assertThat(note(ben, id, "One more").statusCode()).isEqualTo(422);
        assertThat(lectern.as(ben, "DELETE", address, null).statusCode()).isEqualTo(204);
    }

    @Test
    void brought_back_it_is_as_it_was() throws Exception {
        String id = open("potoroosage");
        String address =
                note(ben, id, "Which list?").headers().firstValue("Location").orElseThrow();
        List<String> addresses = new ArrayList<>(addresses(id));
        addresses.addAll(List.of(address, "/api/documents", "/api/works", "/api/search?q=" + id));
        Map<String, String> before = new LinkedHashMap<>();
        for (String one : addresses) {
            before.put(one, lectern.as(ben, one).body());
        }
        withdrawn(id);
        lectern.restart();
        assertThat(lectern.as(ben, "/api/documents/" + id).statusCode()).isEqualTo(410);
        assertThat(lectern.as(ben, "DELETE", way(id), null).statusCode()).isEqualTo(403);
        assertThat(lectern.as("", "DELETE", way(id), null).statusCode()).isEqualTo(401);
        assertThat(lectern.as(ann, "DELETE", way(id), null).statusCode()).isEqualTo(204);

        for (String one : addresses) {
            String again = lectern.as(ben, one).body();
            assertThat(withoutTimeOfExport(again))
                    .as(one)
                    .isEqualTo(withoutTimeOfExport(String.valueOf(before.get(one))));
        }
        assertThat(lectern.as(ann, "DELETE", way(id), null).statusCode()).isEqualTo(404);
    }

    private static String withoutTimeOfExport(String body) {
        return body.replaceAll("(exported from Lectern at \\S+ on )\\S+", "$1");
    }

    @Test
    void whoever_keeps_a_document_withdraws_it_and_brings_it_back_by_forms_alone() {
        String id = open("dingomint");
        Visitor browser = Visitor.named(lectern, "Ann");
        assertThat(browser.get("/documents/" + id).body())
                .contains("action=\"/documents/%s/withdrawal\"".formatted(id));
        HttpResponse<String> unsaid = browser.post("/documents/%s/withdrawal".formatted(id), "reason", "  ");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body())
                .contains("id=\"reason-trouble\"", "Say why, in at most 1000 characters.")
                .contains("action=\"/documents/%s/withdrawal\"".formatted(id));
        assertThat(browser.get("/documents/" + id).statusCode()).isEqualTo(200);

        HttpResponse<String> done =
                browser.post("/documents/%s/withdrawal".formatted(id), "reason", "First line.\r\nSecond line.");
        assertThat(done.statusCode()).isEqualTo(303);
        HttpResponse<String> page = browser.follow(done);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body())
                .contains("First line.<br>Second line.", "action=\"/documents/%s/restore\"".formatted(id));
        assertThat(browser.post("/documents/%s/withdrawal".formatted(id), "reason", "Again.")
                        .statusCode())
                .isEqualTo(410);

        HttpResponse<String> back = browser.follow(browser.post("/documents/%s/restore".formatted(id)));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("It is back, as it was.");
    }

    @Test
    void others_cannot_withdraw_it_but_an_administrator_can() {
        String id = open("koalabasil");
        assertThat(withdraw(ben, id).statusCode()).isEqualTo(403);
        assertThat(withdraw("", id).statusCode()).isEqualTo(401);
        assertThat(withdraw(ann, id + "@00000000").statusCode()).isEqualTo(404);
        assertThat(lectern.as(ben, "GET", "/documents/" + id, null, "Accept", "text/html")
                        .body())
                .doesNotContain("/withdrawal");
        for (String body : List.of(
                "{}",
                "not json",
                "{\"reason\":\"\"}",
                "{\"reason\":\" \\n \"}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"a\\ud800b\"}",
                "{\"reason\":\"%s\"}".formatted("x".repeat(1001)))) {
            HttpResponse<String> refused = lectern.as(ann, "PUT", way(id), body);
            assertThat(refused.statusCode()).as(body).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"reason\"");
        }
        assertThat(lectern.as("", "/api/documents/" + id).statusCode()).isEqualTo(200);
        assertThat(lectern.as("", "/api/documents/none/withdrawal").statusCode())
                .isEqualTo(405);

        assertThat(lectern.as(owner, "PUT", way(id), "{\"reason\":\"%s\"}".formatted("😀".repeat(1000)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(withdraw(ann, id).statusCode()).as("it is withdrawn already").isEqualTo(410);
        assertThat(lectern.as(owner, "DELETE", way(id), null).statusCode()).isEqualTo(204);
    }

    @Test
    void its_id_stays_taken_and_no_version_can_be_added() throws Exception {
        String id = open("emuparsley");
        withdrawn(id);
        Uploads uploads = new Uploads(lectern);
        assertThat(uploads.program(ann, "Another text.", Map.of("id", id)).statusCode())
                .isEqualTo(409);
        assertThat(lectern.as("", "/api/documents/" + id).statusCode()).isEqualTo(410);
    }
}
