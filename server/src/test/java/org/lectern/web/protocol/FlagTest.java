package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.people.Audience;

/** Flags: what is to be seen in a source, in neutral words, with what shows it. */
class FlagTest extends Protocol {
    private static final String BASIS = "The figure is given twice and no source is named for either.";
    private static final String EXTERNAL = "{\"type\":\"TextualBody\",\"value\":\"Getty and Naumov 1999, p. 471\"}";

    private String flag(String verb, String basis, String evidence) {
        return "{\"type\":\"Flag\",\"purpose\":\"classifying\",\"verb\":\"%s\",\"basis\":\"%s\"%s}"
                .formatted(verb, basis, evidence.isEmpty() ? "" : ",\"evidence\":" + evidence);
    }

    private String on(String body, String more) {
        return note(
                "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/werth-2010\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"269,100 persons\"}}"
                        .formatted(lectern.base()),
                ",\"motivation\":\"classifying\",\"body\":" + body + more);
    }

    private void refused(String body, String field, String... detail) {
        HttpResponse<String> answer = with(ann, "POST", C, on(body, ""));
        problem(answer, 422);
        assertThat(json(answer).path("field").textValue()).isEqualTo(field);
        assertThat(json(answer).path("detail").textValue()).contains(detail);
    }

    @Test
    void a_flag_has_one_of_a_few_words_forty_characters_of_basis_and_evidence() {
        refused(flag("lies", BASIS, EXTERNAL), "/body/verb", "noSourceGiven", "contradictedBy", "other");
        refused(flag("noSourceGiven", "Unsourced.", EXTERNAL), "/body/basis", "at least 40", "this has 10");
        // Space around it counts for nothing, a letter of two UTF-16 units once
        String short39 = "\uD83D\uDC69".repeat(39);
        refused(flag("noSourceGiven", "  " + short39 + "          ", EXTERNAL), "/body/basis", "this has 39");
        made(on(flag("noSourceGiven", short39 + "x", EXTERNAL), ""));
        refused(flag("noSourceGiven", BASIS, ""), "/body/evidence", "a passage, another document");
        refused(flag("noSourceGiven", BASIS, "[]"), "/body/evidence", "1 to 20");
        refused(flag("noSourceGiven", BASIS, "\"see the other one\""), "/body/evidence", "an address");
        refused(
                flag("noSourceGiven", BASIS, "[\"http://example.org/\",{\"value\":\"some book\"}]"),
                "/body/evidence/1/value",
                "page");
        refused("[" + EXTERNAL + "," + flag("other", BASIS, "[]") + "]", "/body/1/evidence", "1 to 20");
    }

    @Test
    void evidence_comes_back_as_it_was_sent_with_addresses_of_ours_that_follow_the_base_url() {
        String far =
                "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/werth-2010\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"Two important features\"}}"
                        .formatted(lectern.base());
        String page = "\"" + lectern.base() + "/documents/werth-2010/pages/2\"";
        String citation = "\"" + lectern.base() + "/citations/aaaaaaaaaaaa\"";
        String all = "[%s,%s,\"http://example.org/paper.pdf#page=3\",%s]".formatted(page, citation, EXTERNAL);
        String address = made(on(flag("contradictedBy", BASIS, all), shared()));

        JsonNode body = json(lectern.get(address)).path("body");
        assertThat(body.path("evidence")).isEqualTo(json(all));
        assertThat(body.path("verb").textValue()).isEqualTo("contradictedBy");
        assertThat(body.path("basis").textValue()).isEqualTo(BASIS);
        W3cModel.annotationMusts(json(lectern.get(address)));

        String quoted = made(on(flag("omitsContext", BASIS, far), ""));
        assertThat(json(as(ann, "GET", quoted)).path("body").path("evidence")).isEqualTo(json(far));
        HttpResponse<String> lost =
                with(ann, "POST", C, on(flag("omitsContext", BASIS, far.replace("Two", "Thirteen")), ""));
        problem(lost, 422);
        assertThat(json(lost).path("field").textValue()).isEqualTo("/body/evidence");
    }

    @Test
    void what_it_points_to_is_looked_up_for_who_writes_it_and_bounds_how_far_it_reaches() {
        lectern.ingest(
                "own-diary",
                "Nobody has read this.\n".getBytes(StandardCharsets.UTF_8),
                Audience.ONLY_AUTHOR,
                Optional.of(lectern.account("Ann")));
        String hidden = "\"" + lectern.base() + "/documents/own-diary\"";
        String body = flag("contradictedBy", BASIS, hidden);
        HttpResponse<String> bens = with(ben, "POST", C, on(body, ""));
        problem(bens, 422);
        assertThat(bens.body().replace("own-diary", "nowhere-1"))
                .isEqualTo(with(ben, "POST", C, on(body.replace("own-diary", "nowhere-1"), ""))
                        .body());

        HttpResponse<String> wide = with(ann, "POST", C, on(body, shared()));
        problem(wide, 422);
        assertThat(json(wide).path("field").textValue()).isEqualTo("/audience");
        String mine = made(on(body, ""));
        problem(with(ann, "PUT", mine, on(body, shared())), 422);
        assertThat(with(ann, "PUT", mine, on(body.replace("twice", "thrice"), ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_its_author_retracts_it_and_it_stays_to_be_read_with_what_became_of_it() {
        String address = made(on(flag("noSourceGiven", BASIS, EXTERNAL), shared()));
        String retract = note(
                "\"" + address + "\"",
                shared()
                        + ",\"motivation\":\"moderating\",\"body\":{\"type\":\"Moderation\",\"purpose\":\"moderating\",\"act\":\"retract\"}");
        HttpResponse<String> bens = with(ben, "POST", C, retract);
        problem(bens, 422);
        assertThat(json(bens).path("detail").textValue()).contains("Only its author", "Answer it");
        assertThat(with(ann, "POST", C, retract).statusCode()).isEqualTo(201);
        assertThat(lectern.get(address).statusCode()).isEqualTo(200);
        assertThat(json(lectern.get(C + "?target=" + address)).path("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void its_basis_is_found_and_exported() {
        made(on(flag("noSourceGiven", BASIS.replace("figure", "quokkafigure"), EXTERNAL), shared()));
        for (String query :
                List.of("quokkafigure", "kind:flag", "kind:flag+quokkafigure", "%22no+source+given%22+quokkafigure")) {
            assertThat(json(lectern.get("/api/search?q=" + query)).path("total").intValue())
                    .as(query)
                    .isEqualTo(1);
        }
        for (String format : List.of("markdown", "html", "csv")) {
            assertThat(lectern.get("/api/documents/werth-2010/export?format=" + format)
                            .body())
                    .as(format)
                    .contains("No source given")
                    .contains("quokkafigure")
                    .contains("p. 471");
        }
    }
}
