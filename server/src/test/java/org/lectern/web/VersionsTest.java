package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @TempDir
    Path folder;

    private RunningLectern lectern;
    private String ann;

    @BeforeEach
    void start() {
        lectern = RunningLectern.in(folder);
        ann = lectern.token("Ann");
        ingest(FIRST);
    }

    @AfterEach
    void stop() {
        lectern.close();
    }

    private Version ingest(String text) {
        return lectern.ingest("report", text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    /** Ann's public note on words of the current version; its address. */
    private String note(String words) {
        HttpResponse<String> made = lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
             "body":{"type":"TextualBody","value":"a note"},"audience":"%s/groups/public",
             "target":{"type":"SpecificResource","source":"%s/documents/report",
               "selector":{"type":"TextQuoteSelector","exact":"%s"}}}\
            """.formatted(lectern.base(), lectern.base(), words));
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
}
