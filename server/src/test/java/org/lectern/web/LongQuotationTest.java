package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;
import org.lectern.document.PlainMetadata;

/** What a text quotes that is too long to be in memory, held against a source, over HTTP. */
class LongQuotationTest {
    private static final String BOOK = """
            The Timber Port

            The harbour had been closed for a week when the inspector arrived. He walked along the quay in silence, counted the lighters that lay there, and noted that only four of them were fit to sail.

            The foreman, who had waited for him since the morning, said that the timber would rot before the ice broke. Nobody contradicted him, and the inspector closed his book.
            """;

    private static final List<String> QUOTED = List.of(
            "He walked along the quay in silence, counted the lighters that lay there, and noted that only four of them were fit to sail.",
            "The foreman … said that the timber would rot before the ice broke. Nobody contradicted him",
            "The foreman, who had slept since the morning, said that the timber [of the port] would rot before the ice broke.",
            "All the boats were burnt by order of the prince on the eve of the great fair that year.");

    @TempDir
    private Path folder;

    private static String compilation() {
        StringBuilder text = new StringBuilder("Voices of the Coast \uD83D\uDCDC\n\n");
        for (int n = 0; n < 240; n++) {
            text.append(
                    "Another voice, the %d. of them, speaks of the winter in the north and of the bread that was sent there.\nBerg, Otto. The North. Oslo: Aschehoug, 1929, p. %d\n\n"
                            .formatted(n, n));
            if (n % 60 == 30) {
                text.append("%s\nHolm, Ada. The Timber Port. Riga: Valters, 1931, p. %d\n\n"
                        .formatted(QUOTED.get(n / 60), n));
            }
        }
        return text.toString();
    }

    private RunningLectern library(String name, String settings) throws Exception {
        Path data = Files.createDirectory(folder.resolve(name));
        Files.writeString(data.resolve("lectern.properties"), settings);
        RunningLectern lectern = RunningLectern.in(data);
        lectern.token("Owner"); // strangers may look from now on
        lectern.ingest(
                "timber-port",
                PlainMetadata.of("The Timber Port", List.of("Ada Holm"), Optional.of("1931")),
                BOOK.getBytes(StandardCharsets.UTF_8));
        lectern.ingest(
                "coast",
                PlainMetadata.of("Voices of the Coast", List.of(), Optional.of("1950")),
                compilation().getBytes(StandardCharsets.UTF_8));
        assertThat(lectern.citing().awaitDone(Duration.ofSeconds(60))).isTrue();
        return lectern;
    }

    private static List<String> checks(RunningLectern lectern) throws Exception {
        List<String> checks = new ArrayList<>();
        for (JsonNode citation : new ObjectMapper()
                .readTree(lectern.get("/api/documents/coast/citations").body())
                .path("citations")) {
            if (citation.path("text").asText().startsWith("Holm")) {
                String path = "/citations/" + citation.path("id").asText() + "/check";
                checks.add(lectern.get("/api" + path).body().replace(lectern.base(), ""));
                assertThat(lectern.get(path).statusCode()).isEqualTo(200);
            }
        }
        return checks;
    }

    @Test
    void a_quotation_in_a_long_text_is_held_against_its_source_as_in_a_short_one() throws Exception {
        try (RunningLectern whole = library("whole", "");
                RunningLectern parts = library("parts", "whole-text = 5\n")) {
            List<String> expected = checks(whole);
            assertThat(expected).hasSize(QUOTED.size()).doesNotHaveDuplicates();
            assertThat(String.join("", expected)).contains("T1", "T2", "T3", "T4");
            assertThat(checks(parts)).isEqualTo(expected);
        }
    }

    @Test
    void a_source_that_is_too_long_is_said_to_be() throws Exception {
        try (RunningLectern lectern = library("short", "whole-text = 5\n")) {
            lectern.ingest(
                    "north",
                    PlainMetadata.of("The North", List.of("Otto Berg"), Optional.of("1929")),
                    "The bread that was sent there in winter.\n\n".repeat(200).getBytes(StandardCharsets.UTF_8));
            JsonNode citation = new ObjectMapper()
                    .readTree(lectern.get("/api/documents/coast/citations").body())
                    .path("citations")
                    .get(0);
            assertThat(lectern.get("/works/" + citation.path("work").asText() + "/quotations")
                            .body())
                    .contains("This document is too long for quotations to be held against it.");
            assertThat(lectern.get("/citations/" + citation.path("id").asText() + "/check")
                            .statusCode())
                    .isEqualTo(422);
        }
    }
}
