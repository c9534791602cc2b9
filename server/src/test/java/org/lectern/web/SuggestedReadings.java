package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Five people, a group of them, and how they suggest readings of the seeds and decide on them. */
abstract class SuggestedReadings {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String SEED = "great-terror-excerpt";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    String keeper;
    String vera;
    String ilya;
    String ann;
    String group;

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

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    String shared(String with) {
        return with.isEmpty() ? "" : ",\"audience\":\"%s%s\"".formatted(lectern.base(), with);
    }

    HttpResponse<String> suggest(String token, String document, String selector, String read, String with) {
        return lectern.annotate(token, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"editing",
             "body":[{"type":"TextualBody","purpose":"editing","value":%s},
                     {"type":"TextualBody","purpose":"commenting","value":"misread by the scanner"}]%s,
             "target":{"type":"SpecificResource","source":"%s/documents/%s"%s}}\
            """.formatted(quoted(read), shared(with), lectern.base(), document, selector));
    }

    static String quote(String exact) {
        return ",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":%s}".formatted(quoted(exact));
    }

    static String address(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    /** The address of a reading of words of the seed. */
    String suggested(String token, String printed, String read, String with) {
        return address(suggest(token, SEED, quote(printed), read, with));
    }

    static String decision(String reading, String act, String shared) {
        return """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"moderating",
             "body":{"type":"Moderation","purpose":"moderating","act":"%s"}%s,"target":"%s"}\
            """.formatted(act, shared, reading);
    }

    HttpResponse<String> decide(String token, String reading, String act, String with) {
        return lectern.annotate(token, decision(reading, act, shared(with)));
    }

    void accepted(String token, String reading, String with) {
        address(decide(token, reading, "accept", with));
    }

    static void refused(HttpResponse<String> answer, int status, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer.body()).path("detail").asText()).contains(said);
    }

    /** The hits that were found by words that a passage should read. */
    static List<JsonNode> byReading(JsonNode result) {
        List<JsonNode> hits = new ArrayList<>();
        result.path("hits").forEach(hit -> {
            if (hit.path("match").asText().equals("reading")) {
                hits.add(hit);
            }
        });
        return hits;
    }
}
