package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Requests and what they hold have limits, which are named where they are passed. */
class RequestLimitsTest {
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

    @Test
    void more_than_a_request_may_hold_names_the_limit() throws Exception {
        HttpResponse<String> answer =
                lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE).replace("a note", "x".repeat(1_100_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1048576 bytes");
    }

    @Test
    void ten_megabytes_are_refused_too_and_a_number_of_any_size_comes_back_or_is_refused() throws Exception {
        HttpResponse<String> much =
                lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE).replace("a note", "x".repeat(10_000_000)));
        assertThat(much.statusCode()).isEqualTo(413);
        assertThat(much.body()).contains("1048576 bytes");

        for (String number : new String[] {"1e999999", "-1e-999999", "9".repeat(400)}) {
            HttpResponse<String> answer = lectern.annotate(
                    ann, on(PlainNotes.GOOD_QUOTE).replace("\"motivation\"", "\"x\":" + number + ",\"motivation\""));
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400, 422);
            if (answer.statusCode() == 201) {
                assertThat(new java.math.BigDecimal(
                                answer.body().replaceFirst("(?s).*\"x\"\\s*:\\s*([^,}\\s]+).*", "$1")))
                        .isEqualByComparingTo(number);
            }
        }
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_has_the_same_limit() throws Exception {
        byte[] much = on(PlainNotes.GOOD_QUOTE)
                .replace("a note", "x".repeat(3_000_000))
                .getBytes(StandardCharsets.UTF_8);
        for (String[] way : new String[][] {
            {"/annotations/", "application/ld+json"},
            {"/api/documents/werth-2010/anchor", "application/json"},
            {"/groups", "application/x-www-form-urlencoded"}
        }) {
            HttpRequest chunked = HttpRequest.newBuilder(URI.create(lectern.base() + way[0]))
                    .header("Authorization", "Bearer " + ann)
                    .header("Content-Type", way[1])
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(chunked, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(way[0]).isEqualTo(413);
                assertThat(answer.body()).as(way[0]).contains("1048576 bytes");
            }
        }
    }

    @Test
    void one_text_and_one_targets_selectors_have_limits_that_are_named() {
        HttpResponse<String> text =
                lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE).replace("a note", "x".repeat(250_001)));
        assertThat(text.statusCode()).isEqualTo(422);
        assertThat(text.body()).contains("250000", "250001", "/body/value");
        assertThat(lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE).replace("a note", "x".repeat(250_000)))
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<String> selectors = lectern.annotate(
                ann, on("[" + String.join(",", java.util.Collections.nCopies(21, PlainNotes.GOOD_QUOTE)) + "]"));
        assertThat(selectors.statusCode()).isEqualTo(422);
        assertThat(selectors.body()).contains("at most 20 selectors");
    }

    @Test
    void motivations_and_keys_have_limits_that_are_named() {
        String many = String.join(",", java.util.Collections.nCopies(51, "\"commenting\""));
        HttpResponse<String> motivations =
                lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE).replace("\"commenting\"", "[" + many + "]"));
        assertThat(motivations.statusCode()).isEqualTo(422);
        assertThat(motivations.body()).contains("at most 50 motivations", "/motivation");

        HttpResponse<String> key = lectern.annotate(
                ann,
                on(PlainNotes.GOOD_QUOTE).replace("\"motivation\"", "\"" + "k".repeat(60_000) + "\":1,\"motivation\""));
        assertThat(key.statusCode()).isEqualTo(400);
        assertThat(key.body()).contains("a key at most 50000 characters");
    }
}
