package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/**
 * A server with two people on it, Ann and Ben. The tests in this package go through the Web Annotation Protocol line by
 * line; its lines about Turtle (A-8, parts of C-3 and C-10) are left out, since Lectern speaks JSON-LD alone.
 */
abstract class Protocol {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String PROFILE = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";
    static final String C = "/annotations/";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    String ann;
    String ben;

    @BeforeEach
    void start() {
        ann = lectern.token("Ann");
        ben = lectern.token("Ben");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static String header(HttpResponse<String> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    /** @param more members of the annotation, each after a comma */
    static String note(String target, String more) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":%s%s}""".formatted(target, more);
    }

    static String web(String more) {
        return note("\"http://example.org/page\"", more);
    }

    String shared() {
        return ",\"audience\":\"%s/groups/public\"".formatted(lectern.base());
    }

    HttpResponse<String> as(String token, String method, String address, String... headers) {
        return with(token, method, address, null, headers);
    }

    HttpResponse<String> with(
            String token,
            String method,
            String address,
            @org.jspecify.annotations.Nullable String body,
            String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (body != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", PROFILE));
        }
        return lectern.as(token, method, address, body, all.toArray(String[]::new));
    }

    /** Ann's annotation, made now; its address. */
    String made(String annotation, String... headers) {
        HttpResponse<String> response = with(ann, "POST", C, annotation, headers);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return header(response, "Location");
    }

    void problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(response).path("detail").asText()).isNotBlank();
    }

    static Map<String, List<String>> headersWithoutDate(HttpResponse<String> response) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove(":status");
        // Between two machines, not of the answer: it depends on how much of a refused body had arrived.
        headers.remove("connection");
        return headers;
    }
}
