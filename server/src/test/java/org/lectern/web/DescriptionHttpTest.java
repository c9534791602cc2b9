package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.app.RunningLectern;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** What is said of a document: who may change it, what becomes of it everywhere, and what was said before. */
class DescriptionHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    private static String brought(String id, Audience audience) {
        lectern.ingest(
                id,
                "The list of %s was signed on a Monday.\n".formatted(id).getBytes(StandardCharsets.UTF_8),
                audience,
                Optional.of(lectern.account("Ann")));
        return id;
    }

    private static String open(String id) {
        return brought(id, Audience.of(GroupId.PUBLIC));
    }

    private static String way(String id) {
        return "/api/documents/%s/description".formatted(id);
    }

    private static ObjectNode said(String id) throws IOException {
        return (ObjectNode) JSON.readTree(lectern.as(ann, way(id)).body());
    }

    private static HttpResponse<String> put(String token, String id, JsonNode said, String... more) {
        return lectern.as(token, "PUT", way(id), said.toString(), more);
    }

    private static JsonNode history(String token, String id) throws IOException {
        return JSON.readTree(lectern.as(token, way(id) + "/history").body()).path("edits");
    }

    private static String get(String path) {
        return lectern.as(ann, "GET", path, null, "Accept", "text/html, application/json;q=0.9")
                .body();
    }

    @Test
    void what_is_said_changes_on_every_page_in_search_and_in_exports_at_once() throws Exception {
        String id = open("wombat-list");
        lectern.annotate(ann, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"Which Monday?"},
                 "target":{"type":"SpecificResource","source":"%s/documents/%s",
                           "selector":{"type":"TextQuoteSelector","exact":"signed on a Monday"}}}""".formatted(lectern.base(), id));
        assertThat(get("/documents/%s/pages/1".formatted(id))).contains("wombat-list");
        assertThat(get("/api/search?q=Monday+in:%s&since=1937&until=1938".formatted(id)))
                .contains("\"total\":0");

        ObjectNode said = said(id);
        said.put("title", "A list <found> in the archive");
        said.putArray("creators").add("Mark Quokka").add("Ольга Вомбат");
        said.put("date", "1937-07-30")
                .put("publisher", "Archive")
                .put("kind", "list, typed")
                .put("source", "Fond 3, 24");
        said.putArray("languages").add("ru").add("en");
        said.put("accessed", "2021-05").put("provenance", "Found in a cellar.\nCopied by hand.");
        HttpResponse<String> put = put(ann, id, said);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(JSON.readTree(put.body())).isEqualTo(said);
        assertThat(said(id)).isEqualTo(said);

        String title = "A list &lt;found&gt; in the archive";
        assertThat(get("/documents/%s/pages/1".formatted(id))).contains(title).contains("lang=\"ru\"");
        assertThat(get("/documents/" + id)).contains(title, "Mark Quokka, Ольга Вомбат", "Fond 3, 24", "July 30, 1937");
        assertThat(get("/")).contains(title);
        assertThat(get("/api/documents")).contains("A list <found> in the archive");
        String markdown = get("/api/documents/%s/export?format=markdown".formatted(id));
        assertThat(markdown).contains("Mark Quokka", "Ольга Вомбат", "1937");
        assertThat(get("/api/search?q=Monday+in:archive")).contains("\"total\":2");
        assertThat(get("/api/search?q=Monday+in:cellar")).contains("\"total\":0");
        String narrowed = "/api/search?q=Monday+in:%s&since=1937&until=1938".formatted(id);
        assertThat(found(narrowed)).isTrue();
    }

    /** The index follows what is stored. */
    private static boolean found(String search) throws InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (get(search).contains("\"total\":1")) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    @Test
    void whoever_may_read_it_sees_who_changed_what_and_when_and_a_change_can_be_undone() throws Exception {
        String id = open("bilby-list");
        put(ann, id, said(id).put("title", "First").put("date", "1937"));
        put(owner, id, said(id).put("title", "Second"));
        JsonNode edits = history("", id);
        assertThat(edits).hasSize(3);
        assertThat(edits.path(0).path("before").asText()).isEqualTo("First");
        assertThat(edits.path(0).path("after").asText()).isEqualTo("Second");
        assertThat(edits.path(0).path("by").asText())
                .isEqualTo(lectern.base() + lectern.account("Owner").path());
        assertThat(edits.path(1).path("field").asText()).isEqualTo("date");
        assertThat(edits.path(1).path("before").isNull()).isTrue();
        assertThat(edits.path(2).path("before").asText()).isEqualTo(id);
        String page = lectern.get("/documents/%s/description".formatted(id), "Accept", "text/html")
                .body();
        assertThat(page)
                .contains("Ann, ", "Owner, ", "First", "Second")
                .doesNotContain("<form class=\"stack\"", "/undo");

        HttpResponse<String> undone = lectern.as(ann, "POST", way(id) + "/3/undo", "");
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(said(id).path("title").asText()).isEqualTo("First");
        assertThat(said(id).path("date").asText())
                .as("what else was changed stays")
                .isEqualTo("1937");
        assertThat(history("", id).path(0).path("number").asInt()).isEqualTo(4);
        lectern.as(ann, "POST", way(id) + "/2/undo", "");
        assertThat(said(id).path("date").isNull()).isTrue();
        assertThat(lectern.as(ann, "POST", way(id) + "/9/undo", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_change_that_goes_by_what_is_no_longer_so_stores_nothing() throws Exception {
        String id = open("numbat-list");
        String etag = lectern.as(ann, way(id)).headers().firstValue("ETag").orElseThrow();
        assertThat(put(ann, id, said(id).put("title", "One"), "If-Match", etag).statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = put(ann, id, said(id).put("title", "Two"), "If-Match", etag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(lectern.as(ann, "POST", way(id) + "/1/undo", "", "If-Match", etag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(said(id).path("title").asText()).isEqualTo("One");
        assertThat(history(ann, id)).hasSize(1);
        assertThat(put(ann, id, said(id)).statusCode()).isEqualTo(200);
        assertThat(history(ann, id)).as("nothing was different").hasSize(1);
    }

    @Test
    void of_many_who_go_by_the_same_only_one_is_first_and_the_others_are_told() throws Exception {
        String id = open("potoroo-list");
        String etag = lectern.as(ann, way(id)).headers().firstValue("ETag").orElseThrow();
        ObjectNode said = said(id);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            ObjectNode mine = said.deepCopy().put("title", "Title " + n);
            all.add(() -> put(ann, id, mine, "If-Match", etag).statusCode());
        }
        try (ExecutorService together = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : together.invokeAll(all)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .containsOnlyOnce(200)
                    .filteredOn(answer -> answer == 412)
                    .hasSize(7);
        }
        assertThat(history(ann, id)).hasSize(1);
    }

    @Test
    void only_whoever_keeps_it_and_administrators_change_it_and_nobody_is_told_of_what_they_may_not_see()
            throws Exception {
        String id = open("dingo-list");
        ObjectNode other = said(id).put("title", "Mine now");
        assertThat(put(ben, id, other).statusCode()).isEqualTo(403);
        assertThat(put("", id, other).statusCode()).isEqualTo(401);
        assertThat(get("/documents/%s/description".formatted(id))).contains("<form class=\"stack\"");
        assertThat(lectern.as(ben, "GET", "/documents/%s/description".formatted(id), null, "Accept", "text/html")
                        .body())
                .doesNotContain("<form class=\"stack\"");
        String hidden = brought("dingo-secret", Audience.ONLY_AUTHOR);
        for (String token : List.of(ben, owner, "")) {
            assertThat(lectern.as(token, way(hidden)).statusCode()).isEqualTo(404);
            assertThat(lectern.as(token, way(hidden) + "/history").statusCode()).isEqualTo(404);
            assertThat(lectern.as(token, "/documents/%s/description".formatted(hidden))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(put(owner, hidden, other).statusCode()).isEqualTo(404);
        assertThat(put(owner, id, other).statusCode()).isEqualTo(200);
        assertThat(put(ann, "werth-2010", other).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    title      | ""
                    title      | "   "
                    title      | "a\\u0000b"
                    title      | "a\\ud800b"
                    title      | "a\\nb"
                    title      | ["A"]
                    title      | 7
                    date       | "1937-13"
                    date       | "1937-02-30"
                    date       | "about 1940"
                    date       | "37"
                    accessed   | "yesterday"
                    creators   | "Ann"
                    creators   | [7]
                    creators   | ["A\\nB"]
                    languages  | ["english language"]
                    languages  | "en"
                    source     | "a\\u001bb"
                    provenance | {}
                    titel      | "A"
                    """)
    void what_cannot_be_kept_is_refused_with_its_field_and_nothing_is_changed(String field, String value)
            throws Exception {
        String id = "koala-list";
        if (lectern.as(ann, way(id)).statusCode() == 404) {
            open(id);
        }
        ObjectNode before = said(id);
        String body = before.deepCopy().put("kind", "changed").toString();
        ObjectNode sent = (ObjectNode) JSON.readTree(body);
        sent.remove(field);
        HttpResponse<String> refused = lectern.as(
                ann,
                "PUT",
                way(id),
                sent.toString().replaceFirst("\\{", "{\"%s\":%s,".formatted(field, value.replace("\\", "\\\\"))));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo(field);
        assertThat(said(id)).isEqualTo(before);
        assertThat(history(ann, id)).isEmpty();
    }

    @Test
    void too_long_texts_are_refused_and_the_longest_are_kept() throws Exception {
        String id = open("emu-list");
        for (Map.Entry<String, Integer> most : Map.of(
                        "title", 300, "kind", 1_000, "source", 1_000, "provenance", 10_000)
                .entrySet()) {
            String longest = "😀".repeat(most.getValue());
            assertThat(put(ann, id, said(id).put(most.getKey(), longest + "x")).statusCode())
                    .as(most.getKey())
                    .isEqualTo(422);
            assertThat(put(ann, id, said(id).put(most.getKey(), longest)).statusCode())
                    .as(most.getKey())
                    .isEqualTo(200);
        }
        assertThat(lectern.as(ann, "PUT", way(id), "not json").statusCode()).isEqualTo(400);
        assertThat(lectern.as(ann, "PUT", way(id), "[]").statusCode()).isEqualTo(422);
    }

    @Test
    void a_new_version_and_a_restart_keep_what_people_said_of_it() throws Exception {
        String id = open("quoll-list");
        put(ann, id, said(id).put("title", "What Ann calls it").put("provenance", "From her aunt."));
        ObjectNode before = said(id);
        HttpResponse<String> version = new Uploads(lectern)
                .program(ann, "A better text.", Map.of("id", id, "title", "Another", "provenance", "Nowhere"));
        assertThat(version.statusCode()).isEqualTo(202);
        String ingest = JSON.readTree(version.body()).path("ingest").asText();
        while (!get(ingest).matches("(?s).*\"(done|failed)\".*")) {
            Thread.onSpinWait();
        }
        assertThat(get("/api/documents/%s/text".formatted(id))).isEqualTo("A better text.");
        assertThat(said(id)).isEqualTo(before);
        lectern.restart();
        assertThat(said(id)).isEqualTo(before);
        assertThat(history(ann, id)).hasSize(2);
    }

    @Test
    void what_a_catalogue_says_of_a_seed_stays_until_an_administrator_says_it_otherwise() throws Exception {
        ObjectNode seed = said("werth-2010");
        assertThat(seed.path("publisher").asText()).isEqualTo("Mass Violence & Résistance");
        assertThat(put(owner, "werth-2010", seed.deepCopy().put("publisher", "Sciences Po"))
                        .statusCode())
                .isEqualTo(200);
        lectern.restart();
        assertThat(said("werth-2010").path("publisher").asText()).isEqualTo("Sciences Po");
        assertThat(lectern.as(owner, "POST", way("werth-2010") + "/1/undo", "").statusCode())
                .isEqualTo(200);
        assertThat(said("werth-2010")).isEqualTo(seed);
    }

    @Test
    void a_form_without_javascript_changes_it_shows_a_conflict_and_undoes() throws Exception {
        String id = open("skink-list");
        Visitor browser = Visitor.named(lectern, "Ann");
        String page = "/documents/%s/description".formatted(id);
        assertThat(browser.get("/documents/" + id).body()).contains("href=\"%s\"".formatted(page));
        String seen = seen(browser.get(page).body());
        HttpResponse<String> wrong = browser.post(page, "title", "", "seen", seen, "creators", "Ann\r\n\r\n Ben ");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"title-trouble\"", "A document has a title.", ">\nAnn\nBen</textarea>");

        HttpResponse<String> saved = browser.post(
                page,
                "title",
                "Typed",
                "seen",
                seen,
                "creators",
                "Ann\r\nBen",
                "languages",
                "en,  ru",
                "date",
                "1937-07");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(browser.follow(saved).body()).contains("Saved.", "value=\"Typed\"", "value=\"en, ru\"");
        assertThat(said(id).path("creators").toString()).isEqualTo("[\"Ann\",\"Ben\"]");

        HttpResponse<String> late = browser.post(page, "title", "Late", "seen", seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("role=\"alert\"", "value=\"Late\"", "<dd>Typed</dd>");
        assertThat(said(id).path("title").asText()).isEqualTo("Typed");
        assertThat(browser.post(page + "/1/undo", "seen", seen).statusCode()).isEqualTo(409);

        HttpResponse<String> undone = browser.post(page + "/1/undo", "seen", seen(late.body()));
        assertThat(browser.follow(undone).body()).contains("Undone.");
        assertThat(said(id).path("title").asText()).isEqualTo(id);
        String russian = browser.get(page, "Accept-Language", "ru").body();
        assertThat(russian).contains("Сведения о документе", "Вернуть прежнее").doesNotContain("Put back");
    }

    private static String seen(String page) {
        return page.replaceFirst("(?s).*?name=\"seen\" value=\"([^\"]*)\".*", "$1")
                .replace("&quot;", "\"");
    }
}
