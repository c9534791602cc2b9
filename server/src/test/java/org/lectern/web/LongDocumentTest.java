package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.app.RunningLectern;
import org.lectern.document.Version;
import org.lectern.reading.IngestService;

/**
 * A text that is too long to be had in memory, on a server where every text of more than 20,000 characters is one: it is read,
 * searched and annotated, and where all of it would be needed, that is said.
 */
class LongDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = "whole-text = 20\n";

    @TempDir
    static Path folder;

    private static RunningLectern lectern;
    private static String ann;
    private static JsonNode report;

    private static String paragraph(int n) {
        return "Paragraph %d of the long text, \uD83D\uDCDC %s.\n\n"
                .formatted(n, "and so on ".repeat(n % 9 + 1).strip());
    }

    private static String reference(int n) {
        return "Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. %d\n\n".formatted(n);
    }

    private static String text(int first) {
        StringBuilder text = new StringBuilder("PART I\n\nThe source, p. 278\n\n");
        for (int n = first; text.length() < 1_400_000; n++) {
            text.append(paragraph(n));
            if (n % 20 == 0) {
                text.append(reference(n));
            }
        }
        return text.toString();
    }

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("lectern.properties"), SETTINGS);
        lectern = RunningLectern.in(folder);
        lectern.token("Owner");
        ann = lectern.token("Ann");
        report = uploaded(text(0));
    }

    @AfterAll
    static void stop() {
        lectern.close();
    }

    private static JsonNode uploaded(String text) throws Exception {
        HttpResponse<String> accepted = new Uploads(lectern).program(ann, text, Map.of("id", "long"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String ingest = JSON.readTree(accepted.body()).path("ingest").asText();
        await(() -> get(ingest).path("state").asText().matches("done|failed"));
        JsonNode end = get(ingest);
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        return end.path("report");
    }

    private static void await(BooleanSupplier met) throws InterruptedException {
        for (int tries = 0; tries < 600 && !met.getAsBoolean(); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(met.getAsBoolean()).isTrue();
    }

    private static JsonNode get(String path) {
        try {
            return JSON.readTree(page(path).body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> page(String path) {
        return lectern.as(ann, path);
    }

    @Test
    void the_report_says_what_is_not_done_with_a_text_of_that_length() {
        assertThat(report.path("tooLongFor").path("characters").asInt()).isEqualTo(20_000);
        assertThat(report.path("tooLongFor").path("setting").asText()).isEqualTo("whole-text");
        assertThat(report.path("tooLongFor").path("what").toString())
                .contains("shared-text", "quotations", "grade-strip")
                .doesNotContain("citations");
        assertThat(page("/documents/long").body()).contains("more than 20,000 characters", "(whole-text)");
        assertThat(page("/documents/long").body()).contains("too long to be compared with others");
    }

    @Test
    void its_pages_and_its_text_are_those_of_the_file() {
        String text = text(0);
        assertThat(page("/api/documents/long/text").body().equals(text)).isTrue();
        StringBuilder read = new StringBuilder();
        int pages = report.path("pages").asInt();
        for (int number = 1; number <= pages; number++) {
            read.append(get("/api/documents/long/pages/" + number).path("text").asText());
        }
        assertThat(read.toString().equals(text)).isTrue();
        assertThat(page("/documents/long/pages/" + pages / 2).body()).contains("of the long text");
    }

    @Test
    void words_are_found_in_it() throws Exception {
        await(() -> get("/api/search?q=%22Paragraph%20777%22").path("total").asInt() > 0);
        JsonNode hit = get("/api/search?q=%22Paragraph%20777%22").path("hits").path(0);
        assertThat(hit.toString()).contains("long");
    }

    private static HttpResponse<String> note(String selector) {
        return lectern.annotate(ann, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
                 "target":{"type":"SpecificResource","source":"%s/documents/long","selector":%s}}""".formatted(lectern.base(), selector));
    }

    private static String quote(String exact, String prefix, String suffix) {
        return "{\"type\":\"TextQuoteSelector\",\"exact\":\"%s\",\"prefix\":\"%s\",\"suffix\":\"%s\"}"
                .formatted(exact, prefix, suffix);
    }

    @Test
    void a_note_stands_on_the_words_that_it_quotes_and_on_no_others() throws Exception {
        HttpResponse<String> made = note(quote("Paragraph 777 of the long text", "", ""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        int units = text(0).indexOf("Paragraph 777 of");
        int start = text(0).codePointCount(0, units);
        assertThat(made.body()).contains("\"start\":" + start);

        assertThat(note(quote("Paragraph 777 of the longish text", "", "")).statusCode())
                .as("no such words")
                .isEqualTo(422);
        HttpResponse<String> twice = note(quote("of the long text", "", ""));
        assertThat(twice.statusCode()).as("many such words").isEqualTo(422);
        assertThat(twice.body()).contains("several places");
        assertThat(note(quote("of the long text", "Paragraph 778 ", ", \uD83D\uDCDC and so on"))
                        .statusCode())
                .as("told apart by their context")
                .isEqualTo(201);
        assertThat(note("{\"type\":\"TextPositionSelector\",\"start\":900000,\"end\":900010}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(note("{\"type\":\"FragmentSelector\",\"value\":\"char=10,20;length=5\"}")
                        .statusCode())
                .as("a check that would need all of it")
                .isEqualTo(422);
    }

    @Test
    @Timeout(120)
    void a_note_is_saved_while_another_long_text_is_stored() {
        List<Integer> answers = new ArrayList<>();
        lectern.ingest("coming", text(100_000).getBytes(StandardCharsets.UTF_8), new IngestService.Stages() {
            @Override
            public void at(IngestService.Stage stage) {}

            @Override
            public void stored(int pages, int of) {
                if (answers.isEmpty()) {
                    assertThat(pages).isLessThan(of / 2);
                    answers.add(note(quote("Paragraph 779 of the long text", "", ""))
                            .statusCode());
                    answers.add(page("/documents/coming").statusCode());
                }
            }
        });
        assertThat(answers).as("the note was saved, the text was not there").containsExactly(201, 404);
        assertThat(page("/documents/coming/pages/2").statusCode()).isEqualTo(200);
    }

    @Test
    void what_needs_all_of_it_is_refused_in_words() {
        for (String path : new String[] {"/documents/long/pages/3/elsewhere", "/documents/long/grades"}) {
            HttpResponse<String> answer = page(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(answer.body()).as(path).contains("20,000 characters", "whole-text");
        }
        assertThat(page("/api/documents/long/grades?page=3").statusCode()).isEqualTo(200);
        // so that its pages lead to no refusal
        assertThat(page("/documents/long/pages/3").body()).doesNotContain("/elsewhere");
        assertThat(page("/documents/werth-2010-excerpt/pages/1").body())
                .contains("/documents/werth-2010-excerpt/pages/1/elsewhere");
    }

    private static JsonNode citations() {
        assertThat(lectern.citing().awaitDone(PATIENCE)).isTrue();
        return get("/api/documents/long/citations").path("citations");
    }

    @Test
    void what_it_cites_is_found_after_it_has_come_and_shown_where_one_looks_for_it() throws Exception {
        JsonNode citations = citations();
        String text = text(0);
        assertThat(citations.size()).isGreaterThan(500);
        JsonNode one = citations.get(300);
        int units = text.offsetByCodePoints(0, one.path("start").asInt());
        String line = text.substring(units, text.indexOf('\n', units));
        assertThat(one.path("text").asText()).isEqualTo(line).startsWith("Chuev, Feliks.");
        assertThat(one.path("locator").asText()).isEqualTo(line.substring(line.indexOf("p. ")));

        String work = "/works/" + one.path("work").asText();
        assertThat(page("/works?document=long").body()).contains("Molotov Remembers", work);
        assertThat(page(work).body()).contains("p. 20<", "from=500").doesNotContain("p. 10020<");
        assertThat(page(work + "?from=500").body()).contains("start=\"501\"", "p. 10020<", "from=0");
        String id = "/citations/" + one.path("id").asText();
        assertThat(page(id).headers().firstValue("Location").orElseThrow())
                .contains("/pages/", "span=%d-".formatted(one.path("start").asInt()));
        assertThat(page("/documents/long/citations?at=" + one.path("start").asText())
                        .headers()
                        .firstValue("Location"))
                .contains(id + "/record");
        assertThat(page(id + "/record").body()).contains(line, "Molotov Remembers");
        assertThat(page(id + "/grades").body()).contains(line);

        int number = Integer.parseInt(
                page(id).headers().firstValue("Location").orElseThrow().replaceAll(".*/pages/(\\d+).*", "$1"));
        JsonNode grades = get("/api/documents/long/grades?page=" + number);
        assertThat(grades.path("passages").findValuesAsText("citation"))
                .anyMatch(citation -> citation.endsWith(id))
                .hasSizeLessThan(50);
    }

    @Test
    void a_citation_in_it_is_corrected_and_one_that_was_not_found_is_added() throws Exception {
        Visitor reviewer = Visitor.named(lectern, "Vera");
        reviewer.post("/groups", "name", "Reviewers", "joining", "invitation");
        lectern.ingest("shared", text(50_000).getBytes(StandardCharsets.UTF_8));
        String list = "/api/documents/shared/citations";
        assertThat(page("/works?document=shared").body()).contains("is still being looked for", "role=\"status\"");
        assertThat(lectern.citing().awaitDone(PATIENCE)).isTrue();
        JsonNode before = get(list).path("citations").get(400);
        String line = before.path("text").asText();
        String id = before.path("id").asText();
        reviewer.post(
                "/citations/" + id + "/words",
                "words",
                line.substring(0, line.length() - 2),
                "locator",
                "",
                "quoted",
                "");
        JsonNode mended = get(list).path("citations").get(400);
        assertThat(mended.path("id").asText()).isEqualTo(id);
        assertThat(mended.path("text").asText()).isEqualTo(line.substring(0, line.length() - 2));
        assertThat(mended.path("quoted").isNull()).isTrue();

        int all = get(list).path("citations").size();
        assertThat(reviewer.post("/documents/shared/citations", "words", "of the long text", "locator", "")
                        .statusCode())
                .as("words that stand there often")
                .isEqualTo(422);
        reviewer.post("/documents/shared/citations", "words", "Paragraph 50777 of the long text", "locator", "");
        assertThat(get(list).path("citations").size()).isEqualTo(all + 1);
    }

    @Test
    void its_notes_and_passages_go_over_to_a_new_version() throws Exception {
        try (RunningLectern other = RunningLectern.in(Files.createDirectory(folder.resolve("other")))) {
            // a server of its own, since this changes the text
            Files.writeString(folder.resolve("other/lectern.properties"), SETTINGS);
            other.restart();
            Version before = other.ingest("long", text(0).getBytes(StandardCharsets.UTF_8));
            String token = other.token("Ben");
            List<String> quotes = List.of(
                    "Paragraph 20 of the long text",
                    "Paragraph 50 of the long text",
                    "Paragraph 70 of the long text",
                    "Paragraph 400 of the long text");
            for (String words : quotes) {
                HttpResponse<String> made = other.annotate(token, """
                        {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
                         "target":{"type":"SpecificResource","source":"%s/documents/long","selector":%s}}""".formatted(other.base(), quote(words, "", "")));
                assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            }
            String next = text(0).replace("Paragraph 50 of the", "Paragraph 50 of this")
                    .replace(paragraph(70), "")
                    .replace("Paragraph 300 of", "Something new before paragraph 300 of");
            Path file = Files.writeString(folder.resolve("next.txt"), next);
            assertThat(other.chore(List.of("ingest", file.toString(), "long", "", "", "", "")))
                    .contains("exact=1", "approximate=1", "lost=1", "moved=1");
            assertThat(other.chore(List.of("check"))).startsWith("All is well");

            Version after = other.catalogue().allVersions(before.document()).getFirst();
            assertThat(passage(other, before, "Paragraph 600 of"))
                    .as("a passage that is as it was")
                    .isEqualTo(passage(other, after, "Paragraph 600 of"));
            assertThat(passage(other, before, "Paragraph 50 of the"))
                    .as("one that was edited")
                    .isEqualTo(passage(other, after, "Paragraph 50 of this"));
            assertThat(other.get("/documents/long/pages/2", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** The passage that begins with some words. */
    private static String passage(RunningLectern lectern, Version version, String words) {
        TextSpan found =
                lectern.catalogue().textFile(version.hash()).places(words, 1).getFirst();
        return lectern.catalogue()
                .passageAt(version, found.start())
                .orElseThrow()
                .id();
    }
}
