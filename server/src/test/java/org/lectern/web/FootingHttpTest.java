package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** A grade stands when its ground is gone; whoever reads it is told, and whoever gave it gives other evidence. */
class FootingHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "/documents/real-stalin-series";
    private static final String WITHDRAWN = "What this grade rests on was withdrawn";
    private static final String PARTLY = "Some of what this grade rests on was withdrawn";
    private static final String AGAIN = "Give other evidence";

    @TempDir
    private static Path folder;

    private static RunningLectern lectern;
    private static Visitor vera;
    private static Visitor ilya;
    private static String bench;
    private static String group;

    @BeforeAll
    static void starts() {
        lectern = RunningLectern.in(folder);
        vera = Visitor.named(lectern, "Vera");
        ilya = Visitor.named(lectern, "Ilya");
        String path = vera.post("/groups", "name", "Reviewers", "joining", "open")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        group = path.replace("/groups/", "");
        ilya.post(path + "/join");
        bench = path + "/workbench";
    }

    @AfterAll
    static void stops() {
        lectern.close();
    }

    private static JsonNode json(Visitor visitor, String path) {
        try {
            return JSON.readTree(visitor.getJson(path).body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The nth work of the workbench. */
    private static String work(int n) {
        return json(vera, "/api" + bench)
                .get("works")
                .get(n)
                .get("work")
                .asText()
                .replaceFirst(".*/", "");
    }

    private static String record(Visitor visitor, String work) {
        return visitor.get(bench + "?work=" + work).body();
    }

    private static void rate(String work, String... evidence) {
        HttpResponse<String> rated = vera.post(
                bench + "/works/" + work,
                "value",
                "D",
                "basis",
                "Decades later.",
                "evidence",
                String.join("\n", evidence));
        assertThat(rated.statusCode()).as(rated.body()).isEqualTo(303);
    }

    private static String annotate(String who, String body, String target) {
        HttpResponse<String> made =
                lectern.annotate(lectern.token(who), """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",%s,"target":%s,
                 "audience":{"id":"%s/groups/%s","type":"Audience"}}""".formatted(body, target, lectern.base(), group));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Visitor.pathOf(made.headers().firstValue("Location").orElseThrow());
    }

    private static String note(String who) {
        return annotate(
                who,
                "\"motivation\":\"commenting\",\"bodyValue\":\"The preface says so.\"",
                "\"%s%s\"".formatted(lectern.base(), DOCUMENT));
    }

    private static void decide(String who, String about, String decision) {
        annotate(
                who,
                "\"motivation\":\"moderating\",\"body\":{\"type\":\"Moderation\",\"purpose\":\"moderating\",%s}"
                        .formatted(decision),
                "\"%s%s\"".formatted(lectern.base(), about));
    }

    private static void withdraw(String who, String annotation) {
        HttpResponse<String> gone =
                lectern.send("DELETE", annotation, null, "Authorization", "Bearer " + lectern.token(who));
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
    }

    /** What is said of the first passage of a work beside its badge, to programs and so to the reader. */
    private static List<String> remarks(Visitor visitor, String work) {
        List<String> remarks = new ArrayList<>();
        json(visitor, "/api" + DOCUMENT + "/grades?group=" + group)
                .get("passages")
                .forEach(passage -> {
                    if (passage.path("work").asText().endsWith(work)) {
                        remarks.add(passage.path("source").path("remark").asText());
                    }
                });
        return remarks;
    }

    @Test
    void a_grade_whose_evidence_was_withdrawn_says_so_wherever_it_is_read_and_its_giver_gives_other_evidence() {
        String work = work(0);
        String note = note("Ilya");
        rate(work, note);
        assertThat(record(vera, work)).doesNotContain(WITHDRAWN, AGAIN);
        assertThat(remarks(ilya, work)).isNotEmpty().containsOnly("");

        withdraw("Ilya", note);
        assertThat(record(vera, work)).contains(WITHDRAWN + ".", AGAIN, note + "</textarea>");
        assertThat(record(ilya, work)).contains(WITHDRAWN).doesNotContain(AGAIN);
        assertThat(vera.get(bench).body()).as("the list").contains(WITHDRAWN);
        assertThat(remarks(ilya, work)).containsOnly(WITHDRAWN);
        String strip = ilya.get(DOCUMENT + "/grades?group=" + group).body();
        assertThat(strip).contains("on what was withdrawn");
        // it stands as it was given
        assertThat(strip).contains("class=\"grade d");

        rate(work, "Getty 1999, p. 471");
        assertThat(record(vera, work)).doesNotContain(WITHDRAWN, AGAIN);
        assertThat(remarks(ilya, work)).containsOnly("");
    }

    @Test
    void a_part_of_the_evidence_is_told_from_all_of_it_and_what_comes_back_is_there_again() {
        String work = work(1);
        String note = note("Ilya");
        rate(work, note, "Getty 1999, p. 471");

        decide("Ilya", note, "\"act\":\"retract\"");
        assertThat(remarks(ilya, work)).containsOnly(PARTLY);
        decide("Ilya", note, "\"act\":\"reopen\"");
        assertThat(remarks(ilya, work)).containsOnly("");

        decide("Vera", note, "\"act\":\"hide\",\"reason\":\"A name that is none of our business.\"");
        assertThat(remarks(vera, work)).as("who hid it reads it still").containsOnly("");
        Visitor anna = Visitor.named(lectern, "Anna");
        anna.post("/groups/" + group + "/join");
        assertThat(remarks(anna, work)).as("who does not").containsOnly(PARTLY);
    }

    @Test
    void a_document_that_was_withdrawn_or_a_citation_that_is_none_is_no_ground_any_more() {
        String document = "evidence";
        lectern.ingest(document, "Here it is said.\n".getBytes(StandardCharsets.UTF_8));
        String work = work(2);
        rate(work, "/documents/evidence/pages/1");
        HttpResponse<String> gone = lectern.send(
                "PUT",
                "/api/documents/evidence/withdrawal",
                "{\"reason\":\"It was not ours.\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + lectern.token("Vera"));
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
        assertThat(remarks(ilya, work)).containsOnly(WITHDRAWN);

        String citation = "/citations/"
                + json(vera, "/api" + DOCUMENT + "/citations")
                        .get("citations")
                        .get(40)
                        .get("id")
                        .asText();
        String other = work(3);
        rate(other, citation);
        vera.post(citation + "/remove");
        assertThat(remarks(ilya, other)).containsOnly(WITHDRAWN);
    }

    private static String words(int start, int end) {
        return "{\"type\":\"SpecificResource\",\"source\":\"%s%s\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":%d,\"end\":%d}}"
                .formatted(lectern.base(), DOCUMENT, start, end);
    }

    private static String link(JsonNode from, String relation, int to) {
        return annotate(
                "Ilya",
                "\"motivation\":\"linking\",\"body\":"
                        + words(to, to + 30)
                                .replaceFirst(
                                        "\\{", "{\"purpose\":\"linking\",\"relation\":\"%s\",".formatted(relation)),
                words(from.get("start").asInt(), from.get("end").asInt()));
    }

    @Test
    void confirmed_by_others_says_that_these_were_withdrawn_or_repeat_one_source_until_it_is_thought_over() {
        JsonNode citation =
                json(vera, "/api" + DOCUMENT + "/citations").get("citations").get(60);
        JsonNode quoted = citation.get("quoted");
        String grades = "/citations/" + citation.get("id").asText() + "/grades?group=" + group;
        String support = link(quoted, "corroborates", 200);
        confirm(grades);
        assertThat(ilya.get(grades).body()).contains("confirmed").doesNotContain(WITHDRAWN);

        withdraw("Ilya", support);
        assertThat(ilya.get(grades).body()).contains("confirmed", WITHDRAWN).doesNotContain(AGAIN);
        assertThat(vera.get(grades).body()).contains("step=information\">" + AGAIN);
        assertThat(vera.get(grades + "&step=information").body())
                .as("what was said before")
                .contains("value=\"1\" checked", "Two of them agree.");
        confirm(grades);
        assertThat(ilya.get(grades).body()).as("thought over").doesNotContain(WITHDRAWN);

        String second = link(quoted, "corroborates", 400);
        link(quoted, "repeats", 600);
        assertThat(ilya.get(grades).body()).doesNotContain("repeats one source");
        withdraw("Ilya", second);
        assertThat(ilya.get(grades).body()).contains("All that supports this repeats one source now");
    }

    private static void confirm(String grades) {
        HttpResponse<String> rated = vera.post(
                grades.replaceFirst("\\?.*", ""),
                "axis",
                "information",
                "value",
                "1",
                "basis",
                "Two of them agree.",
                "group",
                group);
        assertThat(rated.statusCode()).as(rated.body()).isEqualTo(303);
    }
}
