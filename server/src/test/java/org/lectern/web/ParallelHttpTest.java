package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.document.Version;
import org.lectern.people.Audience;

/** Shared text over HTTP: on the seeds, and as documents come, change and are hidden. */
class ParallelHttpTest {
    private static final String SHARED =
            "The surveyors crossed the frozen river at dawn and wrote in their ledger that nineteen barges lay abandoned "
                    + "below the old customs house, their cargo of rye already taken by the villagers.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    @BeforeAll
    static void starts() {
        comparesAll();
    }

    private static void comparesAll() {
        assertThat(lectern.following().awaitUpToDate(PATIENCE)).isTrue();
    }

    private static JsonNode runs(String query, String... headers) throws Exception {
        var answer = lectern.get("/api/parallels?" + query, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("runs");
    }

    private static List<String> spans(JsonNode runs) {
        List<String> spans = new ArrayList<>();
        for (JsonNode run : runs) {
            spans.add(run.get("a").get("start") + "-" + run.get("a").get("end") + " "
                    + run.get("b").get("document") + run.get("b").get("start") + "-"
                    + run.get("b").get("end"));
        }
        return spans;
    }

    @Test
    void a_pair_lists_its_runs_longest_first_and_from_both_sides() throws Exception {
        JsonNode runs = runs("document=crawford-great-purge&with=werth-2010&minWords=7");

        assertThat(runs.size()).isGreaterThanOrEqualTo(20);
        int before = Integer.MAX_VALUE;
        for (JsonNode run : runs) {
            assertThat(run.get("words").asInt()).isBetween(7, before);
            assertThat(run.get("similarity").asDouble()).isBetween(0.8, 1.0);
            before = run.get("words").asInt();
        }
        JsonNode turned = runs("document=werth-2010&with=crawford-great-purge&minWords=7");
        assertThat(turned).hasSize(runs.size());
        assertThat(turned.get(0).get("b").get("start"))
                .isEqualTo(runs.get(0).get("a").get("start"));
    }

    @Test
    void what_was_stored_is_what_is_found_when_asked_for_again() throws Exception {
        for (String pair : List.of(
                "document=crawford-great-purge&with=werth-2010",
                "document=real-stalin-series&with=real-stalin-series",
                "document=werth-2010-excerpt&with=werth-2010")) {
            List<String> stored = spans(runs(pair + "&minWords=12"));
            List<String> found = new ArrayList<>();
            for (JsonNode run : runs(pair + "&minWords=6")) {
                if (run.get("words").asInt() >= 12) {
                    found.addAll(spans(new ObjectMapper().createArrayNode().add(run)));
                }
            }
            assertThat(found).containsAll(stored);
            assertThat(stored.size()).isGreaterThanOrEqualTo(found.size() * 9 / 10);
        }
    }

    @Test
    void a_document_alone_lists_what_it_shares_with_all_others_and_itself() throws Exception {
        List<String> others = new ArrayList<>();
        for (JsonNode run : runs("document=crawford-great-purge&minWords=20")) {
            others.add(run.get("b").get("document").asText());
        }
        assertThat(others)
                .contains("werth-2010", "werth-2010-excerpt", "real-stalin-series", "crawford-great-purge")
                .doesNotContain("great-terror-excerpt");
    }

    @Test
    void a_text_that_comes_is_held_against_what_is_there_and_its_next_version_takes_its_place() throws Exception {
        lectern.ingest("first-ledger", bytes("A heading\n\n" + SHARED + "\n"));
        Version old =
                lectern.ingest("second-ledger", bytes("Another heading\n\nBefore it. " + SHARED + " After it.\n"));
        comparesAll();
        assertThat(spans(runs("document=first-ledger")))
                .hasSize(1)
                .first()
                .asString()
                .contains("second-ledger");

        lectern.ingest("second-ledger", bytes("Another heading\n\nNothing of it is left in this one.\n"));
        comparesAll();

        assertThat(runs("document=first-ledger")).isEmpty();
        // the old version can still be asked about by its own address
        assertThat(runs("document=first-ledger&with=second-ledger@" + old.hash()))
                .hasSize(1);

        lectern.restart();
        comparesAll();
        assertThat(runs("document=first-ledger")).isEmpty();
        assertThat(runs("document=werth-2010-excerpt&with=werth-2010")).hasSize(1);
    }

    @Test
    void nobody_hears_of_a_text_that_is_not_for_them() throws Exception {
        String words =
                SHARED.replace("barges", "carriages").replace("rye", "oats").replace("river", "lake");
        String token = lectern.token("Olga").strip();
        lectern.ingest("open-note", bytes("Open\n\n" + words + "\n"));
        lectern.ingest(
                "hidden-note", bytes("Hidden\n\n" + words + "\n"), Audience.of(), Optional.of(lectern.account("Olga")));
        comparesAll();

        assertThat(spans(runs("document=open-note", "Authorization", "Bearer " + token))
                        .toString())
                .contains("hidden-note");
        assertThat(spans(runs("document=open-note")).toString()).doesNotContain("hidden-note");
        assertThat(lectern.get("/api/parallels?document=open-note&with=hidden-note")
                        .statusCode())
                .isEqualTo(404);
        assertThat(lectern.get("/api/parallels?document=hidden-note").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_wrong_question_says_what_is_wrong() {
        assertThat(lectern.get("/api/parallels?document=werth-2010&minWords=many")
                        .statusCode())
                .isEqualTo(400);
        assertThat(lectern.get("/api/parallels").statusCode()).isEqualTo(404);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
