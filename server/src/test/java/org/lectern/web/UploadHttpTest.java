package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Texts brought by people and by programs: who may, who sees them, and what is said where it cannot be. */
class UploadHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String TEXT =
            "A report.\n\nThe zyzzyva list was signed in July.\n\nThe second one was signed in August.\n";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static Uploads uploads;
    private static String ann;
    private static String ben;

    @BeforeAll
    static void start() {
        uploads = new Uploads(lectern);
        lectern.token("Owner");
        ann = lectern.token("Ann");
        ben = lectern.token("Ben");
    }

    @AfterEach
    void nothing_is_left_of_what_was_received() throws IOException {
        try (Stream<Path> left = Files.list(lectern.folder().resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    private static String newId() {
        return "upload-" + NUMBERS.incrementAndGet();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> as(String token, String path) {
        return lectern.get(path, "Authorization", "Bearer " + token);
    }

    /** Waits for the end of an accepted upload; what is said of it then. */
    private static JsonNode ended(String token, HttpResponse<String> accepted) throws Exception {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String ingest = JSON.readTree(accepted.body()).path("ingest").asText();
        assertThat(ingest).matches("/api/ingests/\\d+");
        assertThat(accepted.headers().firstValue("Location")).contains(ingest);
        for (int tries = 0; tries < 600; tries++) {
            JsonNode now = JSON.readTree(as(token, ingest).body());
            if (now.path("state").asText().matches("done|failed")) {
                return now;
            }
            assertThat(now.path("state").asText()).isIn("waiting", "reading", "comparing", "storing", "carrying");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("It did not end");
    }

    private static String uploaded(String token, String id, String text) throws Exception {
        JsonNode end = ended(token, uploads.program(token, text, Map.of("id", id, "title", "The report")));
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        return id;
    }

    @Test
    void what_is_not_read_here_is_refused_at_once_by_its_name() throws Exception {
        HttpResponse<String> refused = uploads.program(
                ann, "scan.pdf", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16}, Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo("file");
        assertThat(JSON.readTree(refused.body()).path("detail").asText()).startsWith("This is a picture");
    }

    @Test
    void where_the_encoding_cannot_be_told_its_field_is_opened_and_has_the_words_and_the_focus() throws Exception {
        Visitor visitor = Visitor.named(lectern, "Cyril");
        byte[] short1251 = "Приказ.".getBytes(java.nio.charset.Charset.forName("windows-1251"));
        String document = uploads.browser(visitor, "/documents", "a.txt", short1251, Map.of())
                .body();
        assertThat(field(document, "encoding"))
                .contains("Byte 0 of the file is not UTF-8")
                .contains("aria-invalid=\"true\" autofocus");
        assertThat(document).containsPattern("<details open><summary>[^<]*encoding");
        JsonNode end = ended(ann, uploads.program(ann, "a.txt", short1251, Map.of("encoding", "windows-1251")));
        assertThat(end.path("report").path("encoding").asText()).isEqualTo("windows-1251");
    }

    private static String field(String page, String name) {
        int label = page.indexOf("<label for=\"" + name + "\"");
        assertThat(label).isPositive();
        return page.substring(label, page.indexOf("</div>", label));
    }

    @Test
    void a_program_uploads_a_text_and_is_told_what_it_became() throws Exception {
        String id = newId();
        JsonNode end = ended(
                ann,
                uploads.program(
                        ann,
                        "\uFEFF" + TEXT.replace("\n", "\r\n"),
                        Map.of(
                                "id",
                                id,
                                "title",
                                "Отчёт",
                                "authors",
                                "A. One\nB. Two",
                                "date",
                                "1937-07",
                                "languages",
                                "ru, en")));

        assertThat(end.path("report").path("outcome").asText()).isEqualTo("added");
        assertThat(end.path("report").path("characters").asInt()).isEqualTo(TEXT.length());
        JsonNode document = JSON.readTree(as(ann, "/api/documents/" + id).body());
        assertThat(document.path("title").asText()).isEqualTo("Отчёт");
        assertThat(document.path("creators")).hasSize(2);
        assertThat(document.path("date").asText()).isEqualTo("1937-07");
        assertThat(document.path("languages").get(0).asText()).isEqualTo("ru");
        assertThat(document.path("audience")).isEmpty();
        assertThat(as(ann, "/api/documents/%s/text".formatted(id)).body()).isEqualTo(TEXT);
    }

    @Test
    void where_nobody_names_the_languages_of_a_text_its_words_do() throws Exception {
        String id = newId();
        String text = """
                The letters lay in the cellar of the archive, and nobody knew that they were there until the list was found.

                Письма лежали в подвале архива, и никто не знал, что они там, пока не нашли опись, и это было так до весны.

                1937. 1938. 1939.
                """;
        JsonNode end = ended(ann, uploads.program(ann, text, Map.of("id", id)));

        assertThat(end.path("report").path("languages").toString()).isEqualTo("{\"en\":1,\"ru\":2}");
        JsonNode document = JSON.readTree(as(ann, "/api/documents/" + id).body());
        assertThat(document.path("languages").toString()).isEqualTo("[\"ru\",\"en\"]");
    }

    @Test
    void without_an_id_one_is_made_from_the_title_and_is_never_one_that_is_taken() throws Exception {
        JsonNode first = ended(ann, uploads.program(ann, TEXT, Map.of("title", "Rapport général")));
        JsonNode second = ended(ben, uploads.program(ben, TEXT + "More.", Map.of("title", "Rapport général")));
        JsonNode named = ended(ben, uploads.program(ben, "../../etc/Some file.txt", bytes(TEXT), Map.of()));

        assertThat(first.path("document").asText()).isEqualTo("rapport-general");
        assertThat(second.path("document").asText()).isEqualTo("rapport-general-2");
        assertThat(named.path("document").asText()).startsWith("some-file");
        assertThat(as(ann, "/api/documents/rapport-general-2").statusCode()).isEqualTo(404);
    }

    /** Every way in which something of a document comes out. */
    private static List<String> waysTo(String id, String passage, String version) {
        return List.of(
                "/documents/" + id,
                "/documents/%s/pages/1".formatted(id),
                "/documents/%s@%s/pages/1".formatted(id, version),
                "/documents/%s/pages?n=1".formatted(id),
                "/documents/%s/changes".formatted(id),
                "/documents/%s/export".formatted(id),
                "/passages/" + passage,
                "/api/documents/" + id,
                "/api/documents/%s/text".formatted(id),
                "/api/documents/%s/source".formatted(id),
                "/api/documents/%s/pages/1".formatted(id),
                "/api/documents/%s/citations".formatted(id),
                "/api/documents/%s/changes".formatted(id),
                "/api/documents/%s/export?format=csv".formatted(id),
                "/api/passages/" + passage);
    }

    private static void assertSeen(String token, String id, String passage, String version, boolean sees)
            throws Exception {
        for (String way : waysTo(id, passage, version)) {
            HttpResponse<String> answer = token.isEmpty() ? lectern.get(way) : as(token, way);
            assertThat(answer.statusCode()).as("%s: %s", way, answer.body()).satisfies(status -> {
                if (sees) {
                    assertThat(status).isLessThan(400);
                } else {
                    assertThat(status).isEqualTo(404);
                }
            });
        }
        for (String list : List.of("/", "/api/documents", "/api/search?q=zyzzyva&document=" + id)) {
            String said = (token.isEmpty() ? lectern.get(list) : as(token, list)).body();
            assertThat(said.contains("/documents/" + id) || said.contains('"' + id + '"'))
                    .as("%s says: %s", list, said)
                    .isEqualTo(sees);
        }
    }

    @Test
    void an_upload_is_its_uploaders_until_it_is_shared_and_again_when_it_no_longer_is() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        JsonNode page =
                JSON.readTree(as(ann, "/api/documents/%s/pages/1".formatted(id)).body());
        String passage = page.path("blocks").get(0).path("id").asText();
        String version = page.path("version").asText();
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        assertSeen(ann, id, passage, version, true);
        assertSeen(ben, id, passage, version, false);
        assertSeen("", id, passage, version, false);

        HttpResponse<String> shared = annsBrowser.post("/documents/%s/audience".formatted(id), "group", "everyone");
        assertThat(shared.statusCode()).isEqualTo(303);
        assertThat(annsBrowser.follow(shared).body())
                .contains("Saved.")
                .contains("Everyone with an account here can read it");
        assertSeen(ben, id, passage, version, true);
        assertSeen("", id, passage, version, false);

        annsBrowser.post("/documents/%s/audience".formatted(id), "group", "public");
        assertSeen("", id, passage, version, true);

        annsBrowser.post("/documents/%s/audience".formatted(id));
        assertSeen(ann, id, passage, version, true);
        assertSeen(ben, id, passage, version, false);
        assertSeen("", id, passage, version, false);
    }

    @Test
    void a_document_shared_with_a_group_is_its_members_alone() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        String group = Visitor.pathOf(annsBrowser
                        .post("/groups", "name", "Archive circle", "joining", "open")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .replace("/groups/", "");
        annsBrowser.post("/documents/%s/audience".formatted(id), "group", group);
        assertThat(as(ben, "/documents/" + id).statusCode()).isEqualTo(404);

        Visitor bensBrowser = Visitor.named(lectern, "Ben");
        bensBrowser.post("/groups/%s/join".formatted(group));
        assertThat(as(ben, "/documents/" + id).statusCode()).isEqualTo(200);
        assertThat(bensBrowser.get("/").body()).contains("· Archive circle");

        bensBrowser.post("/groups/%s/leave".formatted(group));
        assertThat(as(ben, "/documents/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void only_its_keeper_shares_a_document_or_adds_a_version_and_only_with_groups_of_their_own() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        Visitor bensBrowser = Visitor.named(lectern, "Ben");
        String bensGroup = Visitor.pathOf(bensBrowser
                        .post("/groups", "name", "Ben alone", "joining", "by-invitation")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .replace("/groups/", "");
        assertThat(annsBrowser
                        .post("/documents/%s/audience".formatted(id), "group", bensGroup)
                        .statusCode())
                .isEqualTo(422);
        // Not to be seen: as if it were not there
        assertThat(bensBrowser
                        .post("/documents/%s/audience".formatted(id), "group", "public")
                        .statusCode())
                .isEqualTo(404);
        assertThat(uploads.browser(bensBrowser, "/documents/%s/versions".formatted(id), "b.txt", bytes("x"), Map.of())
                        .statusCode())
                .isEqualTo(404);

        annsBrowser.post("/documents/%s/audience".formatted(id), "group", "public");
        assertThat(bensBrowser
                        .post("/documents/%s/audience".formatted(id), "group", "public")
                        .statusCode())
                .isEqualTo(403);
        assertThat(uploads.browser(bensBrowser, "/documents/%s/versions".formatted(id), "b.txt", bytes("x"), Map.of())
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> byProgram = uploads.program(ben, TEXT + "More.", Map.of("id", id));
        assertThat(byProgram.statusCode()).isEqualTo(403);
        assertThat(byProgram.body()).contains("taken by somebody else");
        assertThat(bensBrowser.get("/documents/" + id).body()).doesNotContain("Upload a new version");
        assertThat(annsBrowser.get("/documents/" + id).body()).contains("Upload a new version");
        // A document that came with the program is kept by administrators.
        assertThat(uploads.program(ann, TEXT, Map.of("id", "werth-2010")).statusCode())
                .isEqualTo(403);
        assertThat(as(ann, "/api/documents/%s".formatted(id)).body()).doesNotContain("More.");
    }

    @Test
    void an_id_that_somebody_elses_hidden_document_has_is_taken_and_no_more_is_said() throws Exception {
        String id = uploaded(ann, newId(), TEXT);

        HttpResponse<String> refused = uploads.program(ben, TEXT + "Mine.", Map.of("id", id));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo("id");
        assertThat(refused.body()).contains("This id is taken").doesNotContain("The report");
        assertThat(JSON.readTree(as(ann, "/api/documents/" + id).body()).path("versions"))
                .hasSize(1);
    }

    @Test
    void a_new_version_by_program_reports_what_became_of_the_notes_that_the_asker_may_see() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
             "target":{"type":"SpecificResource","source":"%s/documents/%s",
               "selector":{"type":"TextQuoteSelector","exact":"The second one"}}}""".formatted(lectern.base(), id));

        JsonNode end = ended(ann, uploads.program(ann, "A new line.\n\n" + TEXT, Map.of("id", id)));
        JsonNode same = ended(ann, uploads.program(ann, "A new line.\n\n" + TEXT, Map.of("id", id)));

        JsonNode report = end.path("report");
        assertThat(report.path("outcome").asText()).isEqualTo("changed");
        assertThat(report.path("notes").path("moved").asInt()).isEqualTo(1);
        assertThat(as(ann, report.path("changes").asText()).body()).contains("\"moved\":1");
        assertThat(same.path("report").path("outcome").asText()).isEqualTo("unchanged");
        assertThat(JSON.readTree(as(ann, "/api/documents/" + id).body())
                        .path("title")
                        .asText())
                .as("a version keeps its document's title")
                .isEqualTo("The report");
    }

    @Test
    void an_ingest_is_told_of_only_to_who_brought_it() throws Exception {
        HttpResponse<String> accepted = uploads.program(ann, TEXT, Map.of("id", newId()));
        String ingest = JSON.readTree(accepted.body()).path("ingest").asText();
        ended(ann, accepted);

        assertThat(as(ben, ingest).statusCode()).isEqualTo(404);
        assertThat(lectern.get(ingest).statusCode()).isEqualTo(404);
        assertThat(as(ben, "/api/ingests/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_place_where_it_goes_wrong() {
        HttpResponse<String> undecodable = uploads.program(
                ann, "latin.txt", "A caf\u00e9.".getBytes(StandardCharsets.ISO_8859_1), Map.of("id", newId()));
        HttpResponse<String> nul = uploads.program(ann, "Line one.\nLine\0two.", Map.of("id", newId()));
        HttpResponse<String> blank = uploads.program(ann, " \n\t\n", Map.of("id", newId()));
        HttpResponse<String> noFile = uploads.program(ann, "", new byte[0], Map.of("id", newId()));

        assertThat(undecodable.statusCode()).isEqualTo(422);
        assertThat(undecodable.body())
                .contains("Byte 5 of the file is not UTF-8")
                .contains("\"field\":\"file\"");
        assertThat(nul.statusCode()).isEqualTo(422);
        assertThat(nul.body()).contains("U+0000 at character 14, in line 2");
        assertThat(blank.body()).contains("There are no words in this file");
        assertThat(noFile.statusCode()).isEqualTo(422);
        assertThat(noFile.body()).contains("Choose a file");
    }

    @Test
    void a_file_beyond_the_limit_is_refused_with_the_limit_whether_or_not_its_length_was_said() {
        byte[] tooLong = new byte[(int) RunningLectern.MAX_UPLOAD + 1];
        java.util.Arrays.fill(tooLong, (byte) 'a');
        byte[] farTooLong = new byte[(int) RunningLectern.MAX_UPLOAD * 3];
        java.util.Arrays.fill(farTooLong, (byte) 'a');

        for (HttpResponse<String> refused : List.of(
                uploads.program(ann, "long.txt", tooLong, Map.of()),
                uploads.program(ann, "long.txt", farTooLong, Map.of()),
                uploads.inPieces(ann, tooLong),
                uploads.inPieces(ann, farTooLong))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
            assertThat(refused.body()).contains("at most 2 MiB").contains("max-upload");
        }
    }

    @Test
    void a_text_of_just_the_limit_is_taken_in_though_other_routes_take_less() throws Exception {
        byte[] file = "A line of forty-one characters, no more.\n"
                .repeat((int) RunningLectern.MAX_UPLOAD / 41)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(file.length).isGreaterThan(1024 * 1024);

        assertThat(ended(ann, uploads.program(ann, "long.txt", file, Map.of("id", newId())))
                        .path("state")
                        .asText())
                .isEqualTo("done");
        assertThat(lectern.annotate(ann, "{\"x\":\"" + "a".repeat(1024 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void nobody_uploads_without_a_name_or_from_another_sites_page() {
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        assertThat(uploads.send(
                                "/api/documents",
                                BodyPublishers.ofByteArray(Uploads.form("a.txt", bytes(TEXT), Map.of())))
                        .statusCode())
                .isEqualTo(401);
        assertThat(uploads.browser(new Visitor(lectern), "/documents", "a.txt", bytes(TEXT), Map.of())
                        .statusCode())
                .isEqualTo(401);
        for (String path : List.of("/documents", "/api/documents", "/documents/werth-2010/versions")) {
            assertThat(uploads.browserFrom("http://evil.example", annsBrowser, path, "a.txt", bytes(TEXT), Map.of())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(annsBrowser
                        .postFrom("http://evil.example", "/documents/werth-2010/audience")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void something_else_than_a_form_or_a_broken_one_is_refused_in_words() {
        HttpResponse<String> json = lectern.send(
                "POST", "/api/documents", "{}", "Authorization", "Bearer " + ann, "Content-Type", "application/json");
        HttpResponse<String> cut = uploads.send(
                "/api/documents",
                BodyPublishers.ofString("------a-line-that-no-text-here-has\r\nContent-Dis"),
                "Authorization",
                "Bearer " + ann);

        for (String elsewhere : List.of("/groups", "/sign-in", "/annotations/", "/api/import")) {
            HttpResponse<String> parts = uploads.send(
                    elsewhere,
                    BodyPublishers.ofByteArray(Uploads.form("a.txt", bytes(TEXT), Map.of())),
                    "Authorization",
                    "Bearer " + ann);
            assertThat(parts.statusCode()).as(elsewhere).isEqualTo(415);
        }
        assertThat(json.statusCode()).isEqualTo(415);
        assertThat(json.body()).contains("multipart/form-data");
        assertThat(cut.statusCode()).as(cut.body()).isEqualTo(400);
    }

    @Test
    void without_javascript_a_person_adds_a_text_and_a_version_and_is_led_to_what_became_of_it() {
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        assertThat(annsBrowser.get("/").body()).contains("Add a text");
        assertThat(new Visitor(lectern).get("/").body()).doesNotContain("Add a text");

        HttpResponse<String> wrong = uploads.browser(
                annsBrowser, "/documents", "n.txt", bytes("a\0b"), Map.of("title", "A <b>bold</b> title"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("U+0000 at character 1")
                .contains("aria-invalid=\"true\"")
                .contains("A &lt;b&gt;bold&lt;/b&gt; title");

        HttpResponse<String> sent = uploads.browser(
                annsBrowser, "/documents", "n.txt", bytes(TEXT), Map.of("title", "By form", "id", newId()));
        HttpResponse<String> done = annsBrowser.follow(sent);
        String document = Visitor.pathOf(done.headers().firstValue("Location").orElseThrow());
        assertThat(annsBrowser.get(document).body())
                .contains("Only you can read it until you share it.")
                .contains("Only you can read it.");

        String path = document.replaceFirst("\\?.*", "");
        HttpResponse<String> again =
                uploads.browser(annsBrowser, path + "/versions", "n.txt", bytes(TEXT + "More.\n"), Map.of());
        HttpResponse<String> report = annsBrowser.follow(annsBrowser.follow(again));
        assertThat(report.body()).contains("What became of notes");
    }
}
