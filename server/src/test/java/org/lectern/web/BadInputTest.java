package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.app.RunningLectern;

/** Bad input gets a clear answer, and nothing is stored or lost by it. */
class BadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ann;

    @BeforeAll
    static void start() {
        ann = lectern.token("Ann");
    }

    private static String on(String selector) {
        return PlainNotes.on(lectern, selector);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("not JSON", "{nope", 400, "not JSON"),
                refusal("nothing at all", "", 400, "empty"),
                refusal("a list", "[1, 2]", 400, "one JSON object"),
                refusal("a number", "7", 400, "one JSON object"),
                refusal("two documents", on(PlainNotes.GOOD_QUOTE) + on(PlainNotes.GOOD_QUOTE), 400, "not JSON"),
                refusal("nested too deeply", "[".repeat(100_000), 400, "nest"),
                refusal(
                        "nested too deeply within",
                        on(PlainNotes.GOOD_QUOTE)
                                .replace(
                                        "\"motivation\"",
                                        "\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"motivation\""),
                        400,
                        "nest"),
                refusal(
                        "an offset of a million digits",
                        on("{\"type\":\"TextPositionSelector\",\"start\":1e999999,\"end\":1e999999}"),
                        422,
                        "whole number"),
                refusal(
                        "an offset of 400 digits",
                        on("{\"type\":\"TextPositionSelector\",\"start\":1,\"end\":%s}".formatted("9".repeat(400))),
                        422,
                        "whole number"),
                refusal(
                        "a number of more digits than are read",
                        on(PlainNotes.GOOD_QUOTE)
                                .replace("\"motivation\"", "\"x\":" + "9".repeat(5_000) + ",\"motivation\""),
                        400,
                        "1000 digits"),
                refusal(
                        "a key twice",
                        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"type\":\"Annotation\"}",
                        400,
                        "Duplicate"),
                refusal("no context", "{\"type\":\"Annotation\",\"target\":\"http://example.org/\"}", 400, "@context"),
                refusal(
                        "no annotation",
                        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Note\",\"target\":\"http://example.org/\"}",
                        400,
                        "Annotation"),
                refusal(
                        "no target",
                        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\"}",
                        400,
                        "target"),
                refusal(
                        "unknown document",
                        PlainNotes.on(lectern, "no-such", PlainNotes.GOOD_QUOTE),
                        422,
                        "There is no document"),
                refusal(
                        "unknown version",
                        PlainNotes.on(lectern, "werth-2010@00000000", PlainNotes.GOOD_QUOTE),
                        422,
                        "There is no document"),
                refusal(
                        "an address that cannot be annotated",
                        PlainNotes.on(lectern, "werth-2010/pages/1", PlainNotes.GOOD_QUOTE),
                        422,
                        "not an address that can be annotated"),
                refusal(
                        "words that are nowhere",
                        on("{\"type\":\"TextQuoteSelector\",\"exact\":\"the moon is made of green cheese\"}"),
                        422,
                        "do not stand"),
                refusal(
                        "words in two places",
                        on("{\"type\":\"TextQuoteSelector\",\"exact\":\"Great Terror\"}"),
                        422,
                        "nothing tells which"),
                refusal(
                        "few words between others than they say",
                        on(
                                "{\"type\":\"TextQuoteSelector\",\"exact\":\"269,100\",\"prefix\":\"in all \",\"suffix\":\" sheep\"}"),
                        422,
                        "other words"),
                refusal("no words", on("{\"type\":\"TextQuoteSelector\",\"exact\":\"\"}"), 422, "empty"),
                refusal("a quote that is no text", on("{\"type\":\"TextQuoteSelector\",\"exact\":7}"), 422, "string"),
                refusal("a quote without words", on("{\"type\":\"TextQuoteSelector\"}"), 422, "exact"),
                refusal(
                        "offsets beyond the text",
                        on("{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":1000000000}"),
                        422,
                        "beyond its end"),
                refusal(
                        "offsets beyond any text",
                        on("{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":99999999999}"),
                        422,
                        "whole number"),
                refusal(
                        "offsets backwards",
                        on("{\"type\":\"TextPositionSelector\",\"start\":20,\"end\":10}"),
                        422,
                        "backwards"),
                refusal(
                        "an offset below zero",
                        on("{\"type\":\"TextPositionSelector\",\"start\":-1,\"end\":10}"),
                        422,
                        "whole number"),
                refusal(
                        "half an offset",
                        on("{\"type\":\"TextPositionSelector\",\"start\":1.5,\"end\":10}"),
                        422,
                        "whole number"),
                refusal(
                        "between two characters",
                        on("{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":10}"),
                        422,
                        "at least one character"),
                refusal(
                        "a fragment nobody understands",
                        on("{\"type\":\"FragmentSelector\",\"value\":\"xywh=1,2,3,4\"}"),
                        422,
                        "not understood"),
                refusal(
                        "a page that is not there",
                        on("{\"type\":\"FragmentSelector\",\"value\":\"page=999\"}"),
                        422,
                        "no page"),
                refusal(
                        "a selector of no use",
                        on("{\"type\":\"CssSelector\",\"value\":\"p\"}"),
                        422,
                        "alone cannot be used"),
                refusal("U+0000", on("{\"type\":\"TextQuoteSelector\",\"exact\":\"a\\u0000b\"}"), 422, "U+0000"),
                refusal(
                        "half a character",
                        on("{\"type\":\"TextQuoteSelector\",\"exact\":\"a\\ud800b\"}"),
                        422,
                        "unpaired surrogate"),
                refusal(
                        "half a character in a key",
                        on(PlainNotes.GOOD_QUOTE).replace("\"motivation\"", "\"\\udc00\":1,\"motivation\""),
                        422,
                        "unpaired surrogate"),
                refusal(
                        "a grade that the scale lacks",
                        on(PlainNotes.GOOD_QUOTE)
                                .replace(
                                        "{\"type\":\"TextualBody\",\"value\":\"a note\"}",
                                        "{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"Q\"}"),
                        422,
                        "no grade"),
                refusal(
                        "a relation that is none",
                        on(PlainNotes.GOOD_QUOTE)
                                .replace(
                                        "{\"type\":\"TextualBody\",\"value\":\"a note\"}",
                                        "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"relation\":\"plagiarises\",\"source\":\"http://example.org/\"}"),
                        422,
                        "relation is one of"),
                refusal(
                        "a group that is not there",
                        on(PlainNotes.GOOD_QUOTE)
                                .replace(
                                        "\"motivation\"",
                                        "\"audience\":\"" + "BASE" + "/groups/no-such\",\"motivation\""),
                        422,
                        "no group"));
    }

    private static Arguments refusal(String what, String body, int status, String detail) {
        return Arguments.of(what, body, status, detail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void is_refused_with_what_to_do_and_stores_nothing(String what, String body, int status, String detail)
            throws Exception {
        int before = total();

        HttpResponse<String> answer = lectern.annotate(ann, body.replace("BASE", lectern.base()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("detail").textValue()).contains(detail);
        assertThat(total()).isEqualTo(before);
    }

    private static int total() throws Exception {
        return JSON.readTree(lectern.as(ann, "/annotations/").body())
                .path("total")
                .intValue();
    }

    @Test
    void words_that_do_not_quite_stand_there_come_back_with_candidates() throws Exception {
        HttpResponse<String> answer = lectern.annotate(
                ann,
                on(
                        "{\"type\":\"TextQuoteSelector\",\"exact\":\"the total figures amounted to 269.100 persons of whom 76000 were to be killed\"}"));

        JsonNode candidates = JSON.readTree(answer.body()).path("candidates");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(candidates).isNotEmpty();
        String text = lectern.get("/api/documents/werth-2010/text").body();
        JsonNode best = candidates.path(0);
        assertThat(text.substring(
                        best.path("start").intValue(), best.path("end").intValue()))
                .isEqualTo("The total figures amounted to 269,100 persons, of whom 76,000 were to be killed");
        assertThat(best.path("similarity").doubleValue()).isBetween(0.9, 0.99);
    }

    @Test
    void words_in_many_places_come_back_with_ten_of_them_at_most() throws Exception {
        HttpResponse<String> answer = lectern.annotate(
                ann,
                PlainNotes.on(lectern, "real-stalin-series", "{\"type\":\"TextQuoteSelector\",\"exact\":\"Stalin\"}"));

        assertThat(JSON.readTree(answer.body()).path("candidates")).hasSize(10);
    }

    @Test
    void agents_rights_and_styles_that_are_none_are_refused_where_they_stand() {
        for (String[] wrong : new String[][] {
            {"\"rights\":\"all mine\"", "/rights"},
            {"\"rights\":[\"http://example.org/rights\",7]", "/rights"},
            {"\"stylesheet\":\"no address\"", "/stylesheet"}
        }) {
            HttpResponse<String> answer = lectern.annotate(
                    ann, on(PlainNotes.GOOD_QUOTE).replace("\"motivation\"", wrong[0] + ",\"motivation\""));
            assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(422);
            assertThat(answer.body()).contains(wrong[1]);
        }
        HttpResponse<String> agent = lectern.annotate(
                ann,
                on(PlainNotes.GOOD_QUOTE)
                        .replace("\"value\":\"a note\"", "\"value\":\"a note\",\"creator\":\"just me\""));
        assertThat(agent.statusCode()).isEqualTo(422);
        assertThat(agent.body()).contains("/body/creator");
    }
}
