package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.app.RunningLectern;

/** Texts brought by people and by programs: who may, who sees them, and what is said where it cannot be. */
class UploadHttpTest extends UploadedTexts {
    private static final String TEXT =
            "A report.\n\nThe zyzzyva list was signed in July.\n\nThe second one was signed in August.\n";

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
        JsonNode end = uploads.end(ann, uploads.program(ann, "a.txt", short1251, Map.of("encoding", "windows-1251")));
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
        JsonNode end = uploads.end(
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
        JsonNode document =
                JSON.readTree(lectern.as(ann, "/api/documents/" + id).body());
        assertThat(document.path("title").asText()).isEqualTo("Отчёт");
        assertThat(document.path("creators")).hasSize(2);
        assertThat(document.path("date").asText()).isEqualTo("1937-07");
        assertThat(document.path("languages").get(0).asText()).isEqualTo("ru");
        assertThat(document.path("audience")).isEmpty();
        assertThat(lectern.as(ann, "/api/documents/%s/text".formatted(id)).body())
                .isEqualTo(TEXT);
    }

    @Test
    void where_nobody_names_the_languages_of_a_text_its_words_do() throws Exception {
        String id = newId();
        String text = """
                The letters lay in the cellar of the archive, and nobody knew that they were there until the list was found.

                Письма лежали в подвале архива, и никто не знал, что они там, пока не нашли опись, и это было так до весны.

                1937. 1938. 1939.
                """;
        JsonNode end = uploads.end(ann, uploads.program(ann, text, Map.of("id", id)));

        assertThat(end.path("report").path("languages").toString()).isEqualTo("{\"en\":1,\"ru\":2}");
        JsonNode document =
                JSON.readTree(lectern.as(ann, "/api/documents/" + id).body());
        assertThat(document.path("languages").toString()).isEqualTo("[\"ru\",\"en\"]");
    }

    @Test
    void without_an_id_one_is_made_from_the_title_and_is_never_one_that_is_taken() throws Exception {
        JsonNode first = uploads.end(ann, uploads.program(ann, TEXT, Map.of("title", "Rapport général")));
        JsonNode second = uploads.end(ben, uploads.program(ben, TEXT + "More.", Map.of("title", "Rapport général")));
        JsonNode named = uploads.end(ben, uploads.program(ben, "../../etc/Some file.txt", bytes(TEXT), Map.of()));

        assertThat(first.path("document").asText()).isEqualTo("rapport-general");
        assertThat(second.path("document").asText()).isEqualTo("rapport-general-2");
        assertThat(named.path("document").asText()).startsWith("some-file");
        assertThat(lectern.as(ann, "/api/documents/rapport-general-2").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_new_version_by_program_reports_what_became_of_the_notes_that_the_asker_may_see() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
             "target":{"type":"SpecificResource","source":"%s/documents/%s",
               "selector":{"type":"TextQuoteSelector","exact":"The second one"}}}""".formatted(lectern.base(), id));

        JsonNode end = uploads.end(ann, uploads.program(ann, "A new line.\n\n" + TEXT, Map.of("id", id)));
        JsonNode same = uploads.end(ann, uploads.program(ann, "A new line.\n\n" + TEXT, Map.of("id", id)));

        JsonNode report = end.path("report");
        assertThat(report.path("outcome").asText()).isEqualTo("changed");
        assertThat(report.path("notes").path("moved").asInt()).isEqualTo(1);
        assertThat(lectern.as(ann, report.path("changes").asText()).body()).contains("\"moved\":1");
        assertThat(same.path("report").path("outcome").asText()).isEqualTo("unchanged");
        assertThat(JSON.readTree(lectern.as(ann, "/api/documents/" + id).body())
                        .path("title")
                        .asText())
                .as("a version keeps its document's title")
                .isEqualTo("The report");
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

    /** As browsers do: what is answered before they have sent all of it is lost to them with the connection. */
    @Test
    void who_hears_nothing_before_all_is_sent_hears_of_the_limit_too() throws Exception {
        byte[] form = Uploads.form("long.txt", new byte[(int) RunningLectern.MAX_UPLOAD * 3], Map.of());
        URI server = URI.create(lectern.base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /api/documents HTTP/1.1\r
                    Host: %s:%d\r
                    Authorization: Bearer %s\r
                    Content-Type: multipart/form-data; boundary=%s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(server.getHost(), server.getPort(), ann, Uploads.BOUNDARY)
                    .getBytes(StandardCharsets.UTF_8));
            int piece = 64 * 1024;
            for (int at = 0; at < form.length; at += piece) {
                if (at / piece == form.length / piece / 2) {
                    socket.setSoTimeout(500);
                    InputStream answer = socket.getInputStream();
                    assertThatThrownBy(answer::read).isInstanceOf(SocketTimeoutException.class);
                    socket.setSoTimeout(60_000);
                }
                int length = Math.min(piece, form.length - at);
                out.write("%x\r\n".formatted(length).getBytes(StandardCharsets.UTF_8));
                out.write(form, at, length);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();

            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertThat(status).contains(" 413 ");
        }
    }

    @Test
    void a_text_of_just_the_limit_is_taken_in_though_other_routes_take_less() throws Exception {
        byte[] file = "A line of forty-one characters, no more.\n"
                .repeat((int) RunningLectern.MAX_UPLOAD / 41)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(file.length).isGreaterThan(1024 * 1024);

        assertThat(uploads.end(ann, uploads.program(ann, "long.txt", file, Map.of("id", newId())))
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
                .contains("A &lt;b&gt;bold&lt;/b&gt; title")
                .contains("The file has to be chosen again");

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
