package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Ann and Ben bring texts to a server; whatever becomes of them, nothing is left over and the library is sound. */
abstract class UploadedTexts {
    static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Uploads uploads;
    static String ann;
    static String ben;

    @BeforeAll
    static void start() {
        uploads = new Uploads(lectern);
        lectern.token("Owner");
        ann = lectern.token("Ann");
        ben = lectern.token("Ben");
    }

    @AfterEach
    void nothing_is_left_of_what_was_received() {
        assertThat(lectern.leftovers()).isEmpty();
    }

    /** Every file of every version is looked at, which takes too long to be done after each test. */
    @AfterAll
    static void the_library_is_whole() {
        assertThat(lectern.catalogue().check(progress -> {}).damage()).isEmpty();
    }

    static int newNumber() {
        return NUMBERS.incrementAndGet();
    }

    /** Of a document that is not there yet. */
    static String newId() {
        return "upload-" + newNumber();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As Ann. */
    static HttpResponse<String> get(String path) {
        return lectern.as(ann, path);
    }

    /** As Ann. */
    static JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path).body());
    }

    /** What became of a file that Ann brought. */
    static JsonNode brought(String name, byte[] file, Map<String, String> fields) throws Exception {
        return uploads.end(ann, uploads.program(ann, name, file, fields));
    }

    /** The id of a text that somebody brought. */
    static String uploaded(String token, String id, String text) throws Exception {
        JsonNode end = uploads.end(token, uploads.program(token, text, Map.of("id", id, "title", "The report")));
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        return id;
    }
}
