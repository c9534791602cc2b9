package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Corrections of a transcription: suggested by anybody, accepted by some, found, exported, and never in the text itself. */
class SuggestedReadingsTest extends SuggestedReadings {
    @Test
    void a_reading_is_completed_and_served_like_any_annotation() {
        JsonNode served = json(lectern.get(suggested(ann, "lagoda", "Iagoda", "/groups/public"))
                .body());
        assertThat(served.path("motivation").asText()).isEqualTo("editing");
        assertThat(served.at("/body/0/value").asText()).isEqualTo("Iagoda");
        assertThat(served.at("/target/selector")).hasSizeGreaterThan(1);
        assertThat(served.at("/target/placement/state").asText()).isEqualTo("exact");
        assertThat(lectern.get("/documents/%s".formatted(SEED), "Accept", "text/plain")
                        .body())
                .contains("lagoda")
                .doesNotContain("Iagoda");
    }

    @Test
    void what_is_no_reading_is_refused_with_what_to_do() {
        refused(suggest(ann, SEED, "", "Iagoda", ""), 422, "Give the target the selector of a passage");
        refused(suggest(ann, SEED, quote("lagoda"), "lagoda", ""), 422, "the words that are printed there");
        refused(
                suggest(
                        ann,
                        SEED,
                        ",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1001}",
                        "x",
                        ""),
                422,
                "at most 1,000 characters; these are 1,001");
        address(suggest(
                ann, SEED, ",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1000}", "", ""));
        refused(lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"editing",
             "body":{"type":"TextualBody","purpose":"editing","value":"x"},"target":"http://example.org/"}\
            """), 422, "words of a document here");
    }

    @Test
    void it_is_accepted_by_those_who_moderate_its_group_or_keep_the_document_and_by_nobody_else() {
        String inGroup = suggested(ilya, "lagoda", "Iagoda", group);
        refused(decide(ilya, inGroup, "accept", group), 403, "whoever owns the document");
        refused(decide(ann, inGroup, "accept", ""), 422, "There is no annotation");
        refused(decide(keeper, inGroup, "accept", ""), 422, "There is no annotation");
        accepted(vera, inGroup, group);
        address(decide(vera, inGroup, "set-aside", group));

        String open = suggested(ann, "lagoda", "Jagoda", "/groups/public");
        refused(decide(ann, open, "accept", ""), 403, "Ask one of them");
        refused(decide(vera, open, "set-aside", ""), 403, "Ask one of them");
        accepted(keeper, open, "/groups/public");

        String own = suggested(ann, "lagoda", "Yagoda", "");
        accepted(ann, own, "");
        refused(decide(keeper, own, "accept", ""), 422, "There is no annotation");
    }

    @Test
    void only_readings_are_accepted_and_a_decision_is_not_changed_or_brought_back_past_the_rule() {
        String note = address(lectern.annotate(keeper, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"a note"%s,
             "target":"%s/documents/%s"}\
            """.formatted(shared("/groups/public"), lectern.base(), SEED)));
        refused(decide(keeper, note, "accept", ""), 422, "Only a suggested reading");

        String reading = suggested(ann, "lagoda", "Iagoda", "/groups/public");
        String resolved = address(decide(ann, reading, "resolve", ""));
        HttpResponse<String> changed = lectern.send(
                "PUT",
                resolved,
                decision(reading, "accept", ""),
                "Authorization",
                "Bearer " + ann,
                "Content-Type",
                "application/ld+json");
        refused(changed, 403, "whoever owns the document");

        String mine = suggested(ann, "fanatical", "fantastical", "");
        String mineAccepted = address(decide(ann, mine, "accept", ""));
        assertThat(lectern.send("DELETE", mineAccepted, null, "Authorization", "Bearer " + ann)
                        .statusCode())
                .isEqualTo(204);
        JsonNode stored = json(lectern.as(ann, mine).body());
        ((com.fasterxml.jackson.databind.node.ObjectNode) stored).put("audience", lectern.base() + "/groups/public");
        assertThat(lectern.send(
                                "PUT",
                                mine,
                                stored.toString(),
                                "Authorization",
                                "Bearer " + ann,
                                "Content-Type",
                                "application/ld+json")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> restored = lectern.send(
                "POST",
                mineAccepted.replace("/annotations/", "/api/annotations/") + "/restore",
                null,
                "Authorization",
                "Bearer " + ann);
        refused(restored, 403, "no longer yours to decide");
    }
}
