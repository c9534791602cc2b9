package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.people.Audience;

/** Ratings of works and citations over HTTP, and what passages inherit from them, on the seeds. */
class WorkGradesHttpTest {
    private static final String DOCUMENT = "/documents/real-stalin-series";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private String vera;
    private String ilya;
    private String work = "";

    @BeforeEach
    void starts() throws Exception {
        vera = lectern.token("Vera");
        ilya = lectern.token("Ilya");
        for (JsonNode one : json("/api/works?document=real-stalin-series", vera).get("works")) {
            if (one.get("title").asText().startsWith("Molotov Remembers")) {
                work = one.get("id").asText();
            }
        }
    }

    private JsonNode json(String path, String token) throws Exception {
        HttpResponse<String> answer =
                lectern.get(path, "Accept", "application/json", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> rate(String token, String target, String value, String group, String more) {
        String audience = group.isEmpty()
                ? ""
                : ",\"audience\":{\"id\":\"%s/groups/%s\",\"type\":\"Audience\"}".formatted(lectern.base(), group);
        return lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"%s"%s},
                "target":"%s%s"%s}""".formatted(value, more, lectern.base(), target, audience));
    }

    private JsonNode grades(String token, String query) throws Exception {
        return json("/api" + DOCUMENT + "/grades" + query, token);
    }

    /** How many passages of the work show which grade. */
    private Map<String, Integer> shown(JsonNode grades) {
        Map<String, Integer> shown = new TreeMap<>();
        for (JsonNode passage : grades.get("passages")) {
            if (passage.path("work").asText().endsWith("/works/" + work)) {
                JsonNode source = passage.get("source");
                String said = source.isNull()
                        ? "none"
                        : source.get("value").asText() + " "
                                + source.get("origin").asText();
                shown.merge(said, 1, Integer::sum);
            }
        }
        return shown;
    }

    private String citation(JsonNode grades, int nth) {
        int seen = 0;
        for (JsonNode passage : grades.get("passages")) {
            if (passage.path("work").asText().endsWith("/works/" + work) && seen++ == nth) {
                return Visitor.pathOf(passage.get("citation").asText());
            }
        }
        throw new AssertionError("There are only " + seen);
    }

    @Test
    void a_works_grade_reaches_all_its_passages_but_those_with_their_own_and_taking_it_back_brings_all_back()
            throws Exception {
        Map<String, Integer> before = shown(grades(vera, ""));
        assertThat(before).isEqualTo(Map.of("none", 44));
        String third = citation(grades(vera, ""), 2);
        HttpResponse<String> made = rate(vera, "/works/" + work, "D", "everyone", "");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(shown(grades(ilya, ""))).isEqualTo(Map.of("D work", 44));

        assertThat(rate(vera, third, "B", "everyone", "").body()).contains("explanation");
        assertThat(rate(vera, third, "B", "everyone", ",\"explanation\":\"The interviewer speaks.\"")
                        .statusCode())
                .isEqualTo(201);
        assertThat(shown(grades(ilya, ""))).isEqualTo(Map.of("D work", 43, "B citation", 1));
        JsonNode first = grades(ilya, "").get("passages").get(0);
        assertThat(first.get("information").isNull()).isTrue();

        String address = made.headers().firstValue("Location").orElseThrow();
        assertThat(lectern.send("DELETE", address, null, "Authorization", "Bearer " + vera)
                        .statusCode())
                .isEqualTo(204);
        assertThat(shown(grades(ilya, ""))).isEqualTo(Map.of("none", 43, "B citation", 1));
    }

    @Test
    void nobody_inherits_from_what_is_not_theirs_to_read() throws Exception {
        rate(vera, "/works/" + work, "E", "", "");
        assertThat(lectern.get("/works/" + work, "Accept", "text/html", "Authorization", "Bearer " + vera)
                        .body())
                .contains("distorted", "Vera", "/groups/everyone/workbench?work=" + work);
        assertThat(lectern.get("/works/" + work, "Accept", "text/html").body())
                .doesNotContain("distorted", "workbench");
        assertThat(shown(grades(vera, ""))).isEqualTo(Map.of("E work", 44));
        HttpResponse<String> toIlya = lectern.get(
                "/api" + DOCUMENT + "/grades", "Accept", "application/json", "Authorization", "Bearer " + ilya);
        assertThat(toIlya.body()).doesNotContain("\"E\"", "Vera");
        HttpResponse<String> toAnyone = lectern.get("/api" + DOCUMENT + "/grades", "Accept", "application/json");
        assertThat(toAnyone.body()).doesNotContain("\"E\"", "Vera");
        assertThat(shown(grades(vera, "?group=everyone"))).isEqualTo(Map.of("none", 44));
    }

    @Test
    void two_reviewers_who_differ_are_both_named_and_a_scope_reaches_only_what_it_names() throws Exception {
        String first = citation(grades(vera, ""), 0);
        rate(vera, "/works/" + work, "D", "everyone", "");
        rate(ilya, "/works/" + work, "B", "everyone", "");
        JsonNode source = JSON.nullNode();
        for (JsonNode passage : grades(vera, "").get("passages")) {
            if (passage.path("citation").asText().endsWith(first)) {
                source = passage.get("source");
            }
        }
        assertThat(source.get("differs").asBoolean()).isTrue();
        assertThat(source.get("value").asText()).isEqualTo("D");
        assertThat(source.get("ratings")).hasSize(2);

        String scope = ",\"scope\":\"Molotov on himself\",\"within\":[\"%s%s\"]".formatted(lectern.base(), first);
        assertThat(rate(ilya, "/works/" + work, "D", "everyone", scope).statusCode())
                .isEqualTo(201);
        long agreed = 0;
        for (JsonNode passage : grades(vera, "").get("passages")) {
            if (passage.path("work").asText().endsWith(work)
                    && !passage.get("source").get("differs").asBoolean()) {
                agreed++;
                assertThat(passage.get("citation").asText()).endsWith(first);
            }
        }
        assertThat(agreed).isEqualTo(1);
    }

    @Test
    void what_cannot_be_rated_so_is_refused_with_what_to_do() {
        assertThat(rate(vera, "/works/aaaaaaaaaaaa", "D", "", "").body()).contains("There is no work or citation");
        assertThat(rate(vera, "/works/" + work, "generally reliable", "", "").body())
                .contains("Use one of A, B, C, D, E, F");
        assertThat(rate(vera, "/works/" + work, "D", "", ",\"scaleVersion\":2").body())
                .contains("no version 2");
        assertThat(rate(vera, "/works/" + work, "D", "", ",\"within\":[\"/citations/aaaaaaaaaaaa\"]")
                        .body())
                .contains("have in common");
        assertThat(rate(vera, "/works/" + work, "D", "", ",\"scope\":\"s\",\"within\":[\"/citations/aaaaaaaaaaaa\"]")
                        .body())
                .contains("There is no citation at /citations/aaaaaaaaaaaa");
        String claims = rate(vera, "/works/" + work, "1", "", "").body();
        assertThat(claims).contains("no grade of source");
    }

    @Test
    void a_rating_reaches_no_further_than_the_documents_that_cite_the_work() throws Exception {
        String text = "He said so.\n\nNobody, Ann. A Private Book. London: Press, 1990, p. 12\n\n".repeat(3);
        lectern.ingest(
                "private-notes",
                text.getBytes(StandardCharsets.UTF_8),
                Audience.ONLY_AUTHOR,
                Optional.of(lectern.account("Vera")));
        String own = json("/api/works?document=private-notes", vera)
                .get("works")
                .get(0)
                .get("id")
                .asText();
        assertThat(rate(ilya, "/works/" + own, "D", "", "").statusCode()).isEqualTo(422);
        assertThat(rate(vera, "/works/" + own, "D", "everyone", "").body()).contains("What cites this is not shared");
        assertThat(rate(vera, "/works/" + own, "D", "", "").statusCode()).isEqualTo(201);
    }

    @Test
    void the_documents_own_grade_holds_for_its_own_words_and_for_no_quotation() throws Exception {
        rate(vera, DOCUMENT, "E", "everyone", "");
        JsonNode grades = grades(ilya, "");
        assertThat(grades.get("ownWords").get("value").asText()).isEqualTo("E");
        assertThat(shown(grades)).isEqualTo(Map.of("none", 44));
    }

    @Test
    void a_group_that_chose_another_scale_sees_its_own_grades_as_they_were_given() throws Exception {
        Visitor owner = Visitor.named(lectern, "Vera");
        owner.post("/groups", "name", "Tuesday readers", "joining", "invitation");
        assertThat(owner.get("/groups/tuesday-readers/scale").body())
                .contains("Admiralty code, A to F", "Often wrong, or a strongly interested party");
        assertThat(owner.follow(owner.post("/groups/tuesday-readers/scale", "scale", "three"))
                        .body())
                .contains("Three steps: rely, check, avoid", "Grades given before stay as they were given");
        rate(vera, "/works/" + work, "D", "tuesday-readers", "");
        HttpResponse<String> avoid = lectern.annotate(vera, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                "body":{"type":"ReliabilityRating","axis":"source","scale":"three","value":"avoid"},
                "target":"%s/works/%s","audience":"%s/groups/tuesday-readers"}""".formatted(lectern.base(), work, lectern.base()));
        assertThat(avoid.statusCode()).as(avoid.body()).isEqualTo(201);
        assertThat(shown(grades(vera, "?group=tuesday-readers"))).isEqualTo(Map.of("avoid work", 44));
        assertThat(shown(grades(vera, "?group=tuesday-readers&scale=admiralty")))
                .isEqualTo(Map.of("D work", 44));

        HttpResponse<String> own = owner.post(
                "/groups/tuesday-readers/scale",
                "scale",
                "own",
                "name",
                "Ours",
                "grades",
                "solid: rests on records\nshaky",
                "missing",
                "?");
        assertThat(owner.follow(own).body()).contains("<b>Ours</b>, version 1", "rests on records");
        assertThat(owner.post("/groups/tuesday-readers/scale", "scale", "own", "name", "Ours", "grades", "one")
                        .statusCode())
                .isEqualTo(422);
        assertThat(new Visitor(lectern).get("/groups/tuesday-readers/scale").statusCode())
                .isEqualTo(404);
    }
}
