package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Asking where a quote would stand, and annotating words that became others. */
class AnchorHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "great-terror-excerpt";
    private static final String CORRECTED = "soon-to-be-executed Genrikh Yagoda with the fanatical";
    private static final String AS_IT_STANDS = "soon-lo-be-executed Genrikh lagoda with the fanatical";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ann;

    @BeforeAll
    static void start() {
        ann = lectern.token("Ann");
    }

    private static String quote(String exact, String prefix, String suffix) {
        return JSON.createObjectNode()
                .put("type", "TextQuoteSelector")
                .put("exact", exact)
                .put("prefix", prefix)
                .put("suffix", suffix)
                .toString();
    }

    private static JsonNode anchor(String... selectors) throws Exception {
        HttpResponse<String> answer = lectern.send(
                "POST",
                "/api/documents/%s/anchor".formatted(DOCUMENT),
                "{\"selectors\":[%s]}".formatted(String.join(",", selectors)),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("results");
    }

    private static String words(JsonNode place) {
        String text = lectern.get("/api/documents/%s/text".formatted(DOCUMENT)).body();
        return text.substring(
                text.offsetByCodePoints(0, place.path("start").intValue()),
                text.offsetByCodePoints(0, place.path("end").intValue()));
    }

    @Test
    void each_quote_is_answered_with_what_became_of_it() throws Exception {
        JsonNode results = anchor(
                quote(AS_IT_STANDS, "", ""),
                "[%s,{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":5}]".formatted(quote(AS_IT_STANDS, "", "")),
                quote(CORRECTED, "In September of 1936, he replaced the ", ""),
                quote("It was the best of times, it was the worst of times", "", ""),
                quote("the", "", ""));

        assertThat(results.findValuesAsText("state")).containsExactly("exact", "moved", "approximate", "lost", "lost");
        assertThat(words(results.path(2))).isEqualTo(AS_IT_STANDS);
        assertThat(results.path(2).path("similarity").doubleValue()).isBetween(0.9, 0.99);
        assertThat(results.path(3).path("candidates")).isEmpty();
        assertThat(results.path(4).path("candidates")).hasSize(10);
        assertThat(words(results.path(4).path("candidates").path(9))).isEqualTo("the");
    }

    @Test
    void a_note_on_words_that_became_others_is_stored_only_on_the_words_chosen() throws Exception {
        String note = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"Yagoda"},
                 "target":{"type":"SpecificResource","source":"%s/documents/%s","selector":%s}}""";

        HttpResponse<String> refused =
                lectern.annotate(ann, note.formatted(lectern.base(), DOCUMENT, quote(CORRECTED, "", "")));

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode candidates = JSON.readTree(refused.body()).path("candidates");
        assertThat(candidates).hasSize(1);
        assertThat(words(candidates.path(0))).isEqualTo(AS_IT_STANDS);
        HttpResponse<String> taken = lectern.annotate(
                ann, note.formatted(lectern.base(), DOCUMENT, quote(words(candidates.path(0)), "", "")));
        assertThat(taken.statusCode()).isEqualTo(201);
    }
}
