package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** Corrections of a transcription: suggested by anybody, accepted by some, found, exported, and never in the text itself. */
class SuggestedReadingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED = "great-terror-excerpt";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private String keeper;
    private String vera;
    private String ilya;
    private String ann;
    private String group;

    @BeforeEach
    void start() {
        new Visitor(lectern).post(Visitor.pathOf(lectern.ownerClaimLink()), "name", "Olga");
        keeper = lectern.token("Olga");
        Visitor owner = Visitor.named(lectern, "Vera");
        vera = lectern.token("Vera");
        group = Visitor.pathOf(owner.post("/groups", "name", "Readers", "joining", "invitation")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        HttpResponse<String> invited = owner.post(group + "/invitations", "role", "reader", "days", "7", "uses", "1");
        Matcher link = Pattern.compile("value=\"(http[^\"]*/join/[^\"]+)\"")
                .matcher(owner.follow(invited).body());
        assertThat(link.find()).isTrue();
        new Visitor(lectern).post(Visitor.pathOf(link.group(1)), "name", "Ilya");
        ilya = lectern.token("Ilya");
        ann = lectern.token("Ann");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private String shared(String with) {
        return with.isEmpty() ? "" : ",\"audience\":\"%s%s\"".formatted(lectern.base(), with);
    }

    private HttpResponse<String> suggest(String token, String document, String selector, String read, String with) {
        return lectern.annotate(token, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"editing",
             "body":[{"type":"TextualBody","purpose":"editing","value":%s},
                     {"type":"TextualBody","purpose":"commenting","value":"misread by the scanner"}]%s,
             "target":{"type":"SpecificResource","source":"%s/documents/%s"%s}}\
            """.formatted(quoted(read), shared(with), lectern.base(), document, selector));
    }

    private static String quote(String exact) {
        return ",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":%s}".formatted(quoted(exact));
    }

    private static String address(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    /** The address of a reading of words of the seed. */
    private String suggested(String token, String printed, String read, String with) {
        return address(suggest(token, SEED, quote(printed), read, with));
    }

    private static String decision(String reading, String act, String shared) {
        return """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"moderating",
             "body":{"type":"Moderation","purpose":"moderating","act":"%s"}%s,"target":"%s"}\
            """.formatted(act, shared, reading);
    }

    private HttpResponse<String> decide(String token, String reading, String act, String with) {
        return lectern.annotate(token, decision(reading, act, shared(with)));
    }

    private void accepted(String token, String reading, String with) {
        address(decide(token, reading, "accept", with));
    }

    private static void refused(HttpResponse<String> answer, int status, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer.body()).path("detail").asText()).contains(said);
    }

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
        JsonNode stored =
                json(lectern.get(mine, "Authorization", "Bearer " + ann).body());
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

    private JsonNode found(String typed, String more, String token) {
        String path = "/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + more;
        HttpResponse<String> answer =
                token.isEmpty() ? lectern.get(path) : lectern.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static List<JsonNode> byReading(JsonNode result) {
        List<JsonNode> hits = new ArrayList<>();
        result.path("hits").forEach(hit -> {
            if (hit.path("match").asText().equals("reading")) {
                hits.add(hit);
            }
        });
        return hits;
    }

    @Test
    void an_accepted_reading_is_found_by_its_words_and_leads_to_the_printed_ones() {
        String text = lectern.get("/api/documents/%s/text".formatted(SEED)).body();
        String reading = suggested(ann, "Genrikh lagoda", "Heinrich Schliemann", "/groups/public");
        JsonNode before = found("Schliemann", "&scope=documents", "");
        assertThat(before.path("total").asInt()).isZero();

        accepted(keeper, reading, "/groups/public");
        JsonNode hit = found("Schliemann", "&scope=documents", "").at("/hits/0");
        assertThat(hit.path("match").asText()).isEqualTo("reading");
        assertThat(hit.at("/readings/0/printed").asText()).isEqualTo("Genrikh lagoda");
        assertThat(hit.at("/readings/0/reading").asText()).isEqualTo("Heinrich Schliemann");
        assertThat(hit.at("/readings/0/annotation").asText()).isEqualTo(reading);
        assertThat(text.substring(hit.path("start").asInt(), hit.path("end").asInt()))
                .isEqualTo("Genrikh lagoda");
        assertThat(hit.at("/snippet/text").asText()).contains("Genrikh lagoda").doesNotContain("Schliemann");
        assertThat(hit.path("address").asText())
                .contains("span=%d-%d"
                        .formatted(hit.path("start").asInt(), hit.path("end").asInt()));

        assertThat(byReading(found("\"executed Heinrich Schliemann with\"", "", "")))
                .as("a phrase of printed and read words")
                .hasSize(1);
        assertThat(byReading(found("Schliemann fanatical -lagoda", "", ""))).hasSize(1);
        assertThat(byReading(found("Schliemann -fanatical", "", ""))).isEmpty();
        assertThat(byReading(found("Schliem*", "", ""))).hasSize(1);
        assertThat(byReading(found("Schliemann in:werth-2010", "", ""))).isEmpty();
        assertThat(found("Schliemann", "&scope=documents&exact=true", "")
                        .path("total")
                        .asInt())
                .as("exact means as it is transcribed")
                .isZero();
        String page = lectern.get("/search?q=Schliemann", "Accept", "text/html").body();
        assertThat(Jsoup.parse(page).select(".hit .meta").text())
                .contains("By an accepted reading: “Genrikh lagoda”, read “Heinrich Schliemann”");

        address(decide(keeper, reading, "set-aside", "/groups/public"));
        assertThat(found("Schliemann", "&scope=documents", "").path("total").asInt())
                .isZero();
    }

    @Test
    void a_passage_is_one_hit_whether_it_is_found_as_printed_or_as_read() {
        accepted(keeper, suggested(ann, "lagoda", "Iagoda", "/groups/public"), "/groups/public");
        JsonNode found = found("Iagoda", "&scope=documents&in=" + SEED, "");
        assertThat(found.path("total").asInt()).isEqualTo(found.path("hits").size());
        assertThat(byReading(found))
                .as("surer than a guess at what the scanner misread")
                .hasSize(1);
        assertThat(found("lagoda", "&scope=documents&in=" + SEED, "")
                        .at("/hits/0/match")
                        .asText())
                .isEqualTo("same");
    }

    @Test
    void nobody_finds_by_a_reading_or_an_acceptance_that_is_not_for_them() {
        String inGroup = suggested(ilya, "lagoda", "Wolkenstein", group);
        accepted(vera, inGroup, group);
        for (String token : List.of(vera, ilya)) {
            assertThat(byReading(found("Wolkenstein", "", token))).hasSize(1);
            assertThat(byReading(found("Genrikh -Wolkenstein", "", token))).isEmpty();
        }
        JsonNode plain = found("Genrikh lagoda", "", ann);
        for (String token : List.of("", ann, keeper)) {
            assertThat(found("Wolkenstein", "", token).path("total").asInt()).isZero();
            assertThat(found("Genrikh lagoda", "", token)).isEqualTo(plain);
            assertThat(found("Genrikh lagoda -Wolkenstein", "", token).path("total"))
                    .isEqualTo(plain.path("total"));
        }

        String open = suggested(ann, "fanatical", "Wolkenburg", "/groups/public");
        accepted(keeper, open, "");
        assertThat(byReading(found("Wolkenburg", "", keeper))).hasSize(1);
        assertThat(found("Wolkenburg", "&scope=documents", ann).path("total").asInt())
                .as("the reading can be seen by all, that it was accepted by its keeper alone")
                .isZero();
    }

    @Test
    void Russian_words_are_found_too() {
        lectern.ingest(
                "list", "Список № 1\n\nПодписали Рыиов и Бухарин 👩‍👩‍👧 в июле.\n".getBytes(StandardCharsets.UTF_8));
        accepted(keeper, address(suggest(ann, "list", quote("Рыиов"), "Рыков", "/groups/public")), "/groups/public");
        accepted(keeper, address(suggest(ann, "list", quote(" 👩‍👩‍👧"), "", "/groups/public")), "/groups/public");
        assertThat(byReading(found("Рыков in:list", "", ""))).hasSize(1);
        assertThat(byReading(found("Rykov in:list", "", ""))).as("by its name").hasSize(1);
        assertThat(byReading(found("\"Рыков и Бухарин в июле\"", "", "")))
                .as("over words that are left out")
                .hasSize(1);
    }

    private String export(String format, String token) {
        String path = "/api/documents/%s/export?format=%s".formatted(SEED, format);
        HttpResponse<String> answer =
                token.isEmpty() ? lectern.get(path) : lectern.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String note(String words) {
        return address(
                lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"a note"%s,
             "target":{"source":"%s/documents/%s"%s}}\
            """.formatted(shared("/groups/public"), lectern.base(), SEED, quote(words))));
    }

    @Test
    void a_quote_stays_as_printed_and_what_it_should_read_stands_behind_the_words() {
        String words = "Genrikh lagoda with the fanatical";
        note(words);
        accepted(keeper, suggested(ann, "lag", "Iag", "/groups/public"), "/groups/public");
        accepted(keeper, suggested(ann, " the fanatical", "", "/groups/public"), "/groups/public");
        suggested(ann, "Genrikh", "Henry", "/groups/public");
        String markdown = export("markdown", "");
        Element quoted = quoteOf(
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)), words);
        assertThat(quoted.select("em").eachText()).containsExactly("[sic; read: Iag]", "[sic; leave out]");
        Element inHtml = quoteOf(export("html", ""), words);
        assertThat(inHtml.select(".sic").eachText()).containsExactly("[sic; read: Iag]", "[sic; leave out]");
        assertThat(export("csv", ""))
                .contains("\"lag [sic; read: Iag]\r\n the fanatical [sic; leave out]\"".replace("\r\n", "\n"));
        assertThat(markdown).contains("**Ann**, suggested reading", "*read:* Iag", "*leave out*", "**Olga**, decision");
    }

    /** The quotation that holds these words, once what is said of them is taken away. */
    private static Element quoteOf(String html, String words) {
        for (Element quote : Jsoup.parse(html).select("blockquote")) {
            Element alone = quote.clone();
            alone.select("em, .sic").forEach(said -> {
                if (said.is("em") && said.previousSibling() instanceof org.jsoup.nodes.TextNode before) {
                    before.text(before.getWholeText().replaceFirst(" $", ""));
                }
                said.remove();
            });
            if (alone.wholeText().strip().equals(words)) {
                return quote;
            }
        }
        throw new AssertionError("No quotation says “" + words + "” in " + html);
    }

    @Test
    void an_export_tells_nobody_of_readings_that_are_not_for_them() {
        note("Genrikh lagoda");
        accepted(vera, suggested(ilya, "lagoda", "Iagoda", group), group);
        for (String format : List.of("markdown", "html", "csv", "jsonld")) {
            assertThat(export(format, vera)).contains("Iagoda");
            assertThat(export(format, ann)).doesNotContain("Iagoda", "[sic");
            assertThat(export(format, "")).doesNotContain("Iagoda", "[sic");
        }
    }

    @Test
    void a_json_export_brought_in_elsewhere_has_readings_and_their_acceptance(@TempDir Path other) {
        accepted(vera, suggested(vera, "lagoda", "Iagoda", ""), "");
        String exported = export("jsonld", vera);
        try (RunningLectern elsewhere = RunningLectern.in(other)) {
            String token = elsewhere.token("Vera");
            HttpResponse<String> brought = elsewhere.send(
                    "POST",
                    "/api/import",
                    exported,
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/ld+json");
            assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
            HttpResponse<String> found =
                    elsewhere.get("/api/search?q=Iagoda&in=" + SEED, "Authorization", "Bearer " + token);
            assertThat(byReading(json(found.body()))).as(brought.body()).hasSize(1);
        }
    }

    @Test
    void in_a_new_version_it_goes_on_counting_where_its_words_still_stand_and_nowhere_else() {
        String first = "A report\n\nHe replaced Genrikh lagoda with Ezhov in the autumn.\n\nThe end of it.\n";
        lectern.ingest("report", first.getBytes(StandardCharsets.UTF_8));
        String reading = address(suggest(ann, "report", quote("lagoda"), "Iagoda", "/groups/public"));
        accepted(keeper, reading, "/groups/public");
        lectern.ingest("report", first.replace("He", "Then he").getBytes(StandardCharsets.UTF_8));
        JsonNode moved = byReading(found("Iagoda in:report", "", "")).getFirst();
        String text = lectern.get("/api/documents/report/text").body();
        assertThat(text.substring(moved.path("start").asInt(), moved.path("end").asInt()))
                .isEqualTo("lagoda");

        lectern.ingest("report", first.replace("lagoda", "Iagoda").getBytes(StandardCharsets.UTF_8));
        JsonNode corrected = found("Iagoda in:report", "&scope=documents", "");
        assertThat(byReading(corrected)).isEmpty();
        assertThat(corrected.at("/hits/0/match").asText()).isEqualTo("same");
    }
}
