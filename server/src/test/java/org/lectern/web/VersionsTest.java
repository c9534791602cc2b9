package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.document.Version;

/** A document changes, and everything said about it goes on saying what it said. */
class VersionsTest {
    private static final String FIRST = """
        A report of the archive

        The first list was signed in July and named two hundred persons of the district.

        Nobody knows who carried the second list to the capital, or when it came there.

        The third list was signed in August and named four hundred persons of the town.
        """;
    private static final String CARRIED =
            "Nobody knows who carried the second list to the capital, or when it came there.";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private String ann;

    @BeforeEach
    void start() {
        ann = lectern.token("Ann");
        ingest(FIRST);
    }

    private Version ingest(String text) {
        return lectern.ingest("report", text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    /** Ann's public note on words of the current version; its address. */
    private String note(String words) {
        return note(words, "public");
    }

    private String note(String words, String group) {
        HttpResponse<String> made = lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
             "body":{"type":"TextualBody","value":"a note"},"audience":"%s/groups/%s",
             "target":{"type":"SpecificResource","source":"%s/documents/report",
               "selector":{"type":"TextQuoteSelector","exact":"%s"}}}\
            """.formatted(lectern.base(), group, lectern.base(), words));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode target(String note) throws Exception {
        return json(lectern.get(note).body()).path("target");
    }

    private static String state(JsonNode target) {
        return target.path("placement").path("state").asText();
    }

    @Test
    void an_inserted_paragraph_moves_a_note_whose_served_target_stays_as_it_was() throws Exception {
        String note = note("named four hundred persons");
        JsonNode before = target(note);

        String text = FIRST.replace(CARRIED, "A paragraph that nobody had seen before.\n\n" + CARRIED);
        Version second = ingest(text);

        JsonNode after = target(note);
        assertThat(after.path("source")).isEqualTo(before.path("source"));
        assertThat(after.path("selector")).isEqualTo(before.path("selector"));
        assertThat(after.path("state")).isEqualTo(before.path("state"));
        JsonNode placement = after.path("placement");
        assertThat(state(after)).isEqualTo("moved");
        assertThat(placement.path("version").asText()).isEqualTo(second.hash());
        assertThat(placement.path("similarity").asDouble()).isEqualTo(1);
        assertThat(text.substring(
                        placement.path("start").asInt(), placement.path("end").asInt()))
                .isEqualTo("named four hundred persons");
    }

    @Test
    void a_deleted_passage_is_lost_though_its_like_stands_elsewhere_and_comes_right_with_its_text() throws Exception {
        String twice = FIRST + "\nAn appendix.\n\n" + CARRIED + "\n\nThe end of it.\n";
        ingest(twice);
        String note = note(
                "Nobody knows who carried the second list to the capital, or when it came there.\\\\n\\\\nThe third"
                        .replace("\\\\n", "\\n"));
        String other = note("The end of it.");

        Version without = ingest(twice.replace(CARRIED + "\n\nThe third", "The third"));

        assertThat(state(target(note))).isEqualTo("lost");
        assertThat(target(note).path("placement").has("start")).isFalse();
        assertThat(state(target(other))).isEqualTo("moved");

        assertThat(ingest(twice).hash()).isNotEqualTo(without.hash());
        assertThat(state(target(note))).isEqualTo("exact");
        assertThat(state(target(other))).isEqualTo("exact");
        assertThat(json(lectern.get("/api/documents/report").body()).path("versions"))
                .hasSize(3);
    }

    private static final String REWORDED = FIRST.replace("named two hundred persons", "named some two hundred people")
            .replace(CARRIED + "\n\n", "");

    private JsonNode changes(String token) throws Exception {
        return json(lectern.as(token, "/api/documents/report/changes").body());
    }

    private HttpResponse<String> decide(String token, JsonNode change, String... fields) {
        String annotation = change.path("annotation").asText().replaceFirst(".*/", "");
        return lectern.send(
                "POST",
                "/documents/report/changes/%s/%d"
                        .formatted(annotation, change.path("end").asInt()),
                String.join("&", fields),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void the_report_shows_both_texts_and_what_is_decided_there_can_be_undone() throws Exception {
        note("named two hundred persons of the district");
        String carried = note("who carried the second list");
        String ben = lectern.token("Ben");
        ingest(REWORDED);

        JsonNode report = changes(ann);
        assertThat(report.path("counts").toString())
                .isEqualTo("{\"exact\":0,\"moved\":0,\"approximate\":1,\"lost\":1}");
        JsonNode reworded = report.path("changes").path(0);
        JsonNode lost = report.path("changes").path(1);
        assertThat(reworded.path("before").path("text").asText())
                .isEqualTo("named two hundred persons of the district");
        assertThat(reworded.path("after").path("text").asText())
                .isEqualTo("named some two hundred people of the district");
        assertThat(lost.path("annotation").asText()).isEqualTo(carried);
        assertThat(lost.path("after").has("text")).isFalse();

        assertThat(decide(ben, reworded, "decision=accepted").statusCode()).isEqualTo(403);
        assertThat(decide(ann, lost, "decision=accepted").statusCode()).isEqualTo(422);
        assertThat(decide(ann, lost, "decision=attached", "exact=words+that+are+nowhere+here")
                        .statusCode())
                .isEqualTo(422);
        assertThat(decide(ann, reworded, "decision=accepted").statusCode()).isEqualTo(200);
        assertThat(decide(ann, lost, "decision=attached", "exact=The+third+list")
                        .statusCode())
                .isEqualTo(200);

        JsonNode decided = changes(ann);
        assertThat(decided.path("changes").findValuesAsText("decision")).isNotEmpty();
        assertThat(state(target(carried))).isEqualTo("approximate");
        assertThat(decide(ann, lost, "decision=undone").statusCode()).isEqualTo(200);
        assertThat(state(target(carried))).isEqualTo("lost");
    }

    @Test
    void the_report_is_silent_about_notes_that_its_reader_may_not_see() throws Exception {
        note("named two hundred persons of the district");
        ingest(FIRST + "\nMore.\n");
        String ben = lectern.token("Ben");
        HttpResponse<String> secret = lectern.annotate(ann, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"for my eyes"},
                 "target":{"type":"SpecificResource","source":"%s/documents/report",
                   "selector":{"type":"TextQuoteSelector","exact":"carried the second list"}}}""".formatted(lectern.base()));
        ingest(REWORDED);

        assertThat(changes(ann).path("changes")).hasSize(2);
        assertThat(changes(ben).path("changes")).hasSize(1);
        assertThat(changes(ben).path("counts").path("lost").asInt()).isZero();
        assertThat(changes(ben).toString())
                .doesNotContain(json(secret.body()).path("id").asText());
        assertThat(decide(ben, changes(ann).path("changes").path(1), "decision=kept-lost")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Visitor.named(lectern, "Ben")
                        .get("/documents/report/changes")
                        .body())
                .contains("named some two hundred people of the district")
                .doesNotContain("carried the second list");
    }

    @Test
    void a_note_written_on_an_old_page_is_placed_in_the_current_version_too() throws Exception {
        String old = json(lectern.get("/api/documents/report").body())
                .path("version")
                .asText();
        Version second = ingest("Before everything.\n\n" + FIRST);
        HttpResponse<String> made = lectern.annotate(ann, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "target":{"type":"SpecificResource","source":"%s/documents/report@%s",
                   "selector":{"type":"TextQuoteSelector","exact":"The first list"}}}""".formatted(lectern.base(), old));

        JsonNode target = json(made.body()).path("target");
        assertThat(target.path("source").asText()).endsWith("@" + old);
        assertThat(target.path("placement").path("version").asText()).isEqualTo(second.hash());
        assertThat(state(target)).isEqualTo("moved");
        JsonNode onOldPage =
                json(lectern.as(ann, "/annotations/?target=" + lectern.base() + "/documents/report@" + old + "/pages/1")
                        .body());
        assertThat(onOldPage.findValuesAsText("version")).contains(old);
    }

    private JsonNode passageHolding(String words) throws Exception {
        JsonNode page = json(lectern.get("/api/documents/report/pages/1").body());
        for (JsonNode block : page.path("blocks")) {
            String text = page.path("text").asText();
            if (text.substring(block.path("start").asInt(), block.path("end").asInt())
                    .contains(words)) {
                return block;
            }
        }
        throw new AssertionError("Not on the page: " + words);
    }

    private JsonNode passage(String id) throws Exception {
        return json(lectern.get("/api/passages/" + id).body());
    }

    @Test
    void an_old_link_to_a_passage_leads_to_it_or_says_what_became_of_it() throws Exception {
        String reworded = passageHolding("two hundred").path("id").asText();
        String gone = passageHolding(CARRIED).path("id").asText();
        String moved = passageHolding("The third list").path("id").asText();
        String old = json(lectern.get("/api/documents/report").body())
                .path("version")
                .asText();

        ingest(REWORDED);

        assertThat(passageHolding("two hundred").path("id").asText()).isEqualTo(reworded);
        assertThat(passage(moved).path("state").asText()).isEqualTo("moved");
        assertThat(passage(reworded).path("state").asText()).isEqualTo("approximate");
        assertThat(passage(gone).path("state").asText()).isEqualTo("lost");
        assertThat(passage(gone).path("version").asText()).isEqualTo(old);
        assertThat(passage(gone).path("text").asText()).isEqualTo(CARRIED);
        Visitor visitor = Visitor.named(lectern, "Ben");
        assertThat(visitor.get("/passages/" + moved).headers().firstValue("Location"))
                .hasValue("/documents/report/pages/1#" + moved);
        assertThat(visitor.get("/passages/" + gone).body())
                .contains("This passage is lost", CARRIED, "/documents/report@" + old + "/pages/1#" + gone);
        assertThat(visitor.get("/passages/" + reworded).body())
                .contains("named two hundred persons", "named some two hundred people");
        assertThat(visitor.get("/documents/report@" + old + "/pages/1").body())
                .contains(CARRIED, "This is an older version", "href=\"/documents/report/pages/1\"");
    }
}
